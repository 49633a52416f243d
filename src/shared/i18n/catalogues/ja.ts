import type { Translation } from '../translation';

export const japanese = {} satisfies Translation<'ja'>;
