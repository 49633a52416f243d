import type { Translation } from '../translation';

export const german = {} satisfies Translation<'de'>;
