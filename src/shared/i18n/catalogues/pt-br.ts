import type { Translation } from '../translation';

export const portuguese = {} satisfies Translation<'pt-BR'>;
