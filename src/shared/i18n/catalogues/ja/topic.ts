import type { English } from '../en';
import type { Translation } from '../../translation';

/** One topic of the Japanese catalogue. */
export type Topic<T extends keyof English> = NonNullable<Translation<'ja'>[T]>;
