import type { Translation } from '../translation';

export const french = {} satisfies Translation<'fr'>;
