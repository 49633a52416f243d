import type { Translation } from '../translation';

export const spanish = {} satisfies Translation<'es'>;
