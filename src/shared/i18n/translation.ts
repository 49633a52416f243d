import type { English } from './catalogues/en';
import type { Language } from './languages';
import type { Message, OrdinalForms, PluralForms } from './message';

/** The plural forms `Intl.PluralRules` asks for in each language; a test holds this table to it. */
interface PluralCategories {
  readonly en: { readonly cardinal: 'one' | 'other'; readonly ordinal: 'one' | 'two' | 'few' | 'other' };
  readonly es: { readonly cardinal: 'one' | 'many' | 'other'; readonly ordinal: 'other' };
  readonly fr: { readonly cardinal: 'one' | 'many' | 'other'; readonly ordinal: 'one' | 'other' };
  readonly de: { readonly cardinal: 'one' | 'other'; readonly ordinal: 'other' };
  readonly 'pt-BR': { readonly cardinal: 'one' | 'many' | 'other'; readonly ordinal: 'other' };
  readonly ja: { readonly cardinal: 'other'; readonly ordinal: 'other' };
}

/**
 * The catalogue of another language: the same names as the English one, each with the forms that language needs. A
 * missing one is a type error.
 */
export type Translation<L extends Language> = Translated<English, L>;

/** Some topics of it. */
export type TopicsOf<L extends Language, T extends keyof English> = Pick<Translation<L>, T>;

type Translated<M, L extends Language> = { readonly [K in keyof M]: M[K] extends Message ? TranslatedMessage<M[K], L> : Translated<M[K], L> };

type TranslatedMessage<M extends Message, L extends Language> = M extends string
  ? string
  : M extends OrdinalForms
    ? { readonly ordinal: Forms<PluralCategories[L]['ordinal']> }
    : M extends PluralForms
      ? Forms<PluralCategories[L]['cardinal']>
      : never;

type Forms<Category extends string> = Readonly<Record<Category, string>>;
