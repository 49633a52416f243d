/** The languages Cuecard speaks, by their BCP 47 tags, each with its own name for itself. */
export const languages = [
  { tag: 'en', name: 'English', region: 'GB' },
  { tag: 'es', name: 'Español', region: 'ES' },
  { tag: 'fr', name: 'Français', region: 'FR' },
  { tag: 'de', name: 'Deutsch', region: 'DE' },
  { tag: 'pt-BR', name: 'Português (Brasil)', region: 'BR' },
  { tag: 'ja', name: '日本語', region: 'JP' },
] as const;

export type Language = (typeof languages)[number]['tag'];

/**
 * Made of the English texts to find what isn't translatable: `en-XA` is accented and longer, `ar-XB` runs from right
 * to left. For tests and development; nobody is offered them.
 */
export const pseudoLanguages = ['en-XA', 'ar-XB'] as const;

export type PseudoLanguage = (typeof pseudoLanguages)[number];
export type SpokenLanguage = Language | PseudoLanguage;

export const languageTags = languages.map(({ tag }) => tag);
export const spokenTags: readonly SpokenLanguage[] = [...languageTags, ...pseudoLanguages];

/** What is spoken now: the language of the texts, and the locale that numbers and dates are written by. */
export interface Speech {
  readonly tag: SpokenLanguage;
  /** A well-formed BCP 47 tag of the same language, with the agent’s region where the system names it: `de-AT`. */
  readonly locale: string;
}

/**
 * Which language to speak. `wanted` is the setting; `preferred` the system’s languages, the most wanted first, in
 * whatever shape the system writes them: what isn’t a language tag is passed over. The first that is spoken here wins
 * (any Portuguese is Brazilian, any Spanish is Spanish), English where none is.
 */
export function speechFor(wanted: SpokenLanguage | 'system', preferred: readonly string[]): Speech {
  const locales = preferred.flatMap((text) => localeOf(text) ?? []);
  const tag = wanted === 'system' ? (locales.map(spokenFor).find((found) => found !== null) ?? 'en') : wanted;
  const own = locales.find((locale) => locale.language === new Intl.Locale(tag).language);
  return { tag, locale: own?.baseName ?? defaultLocale(tag) };
}

/** `rtl` for a language written from right to left. */
export function directionOf(tag: SpokenLanguage): 'ltr' | 'rtl' {
  return tag === 'ar-XB' ? 'rtl' : 'ltr';
}

function localeOf(text: string): Intl.Locale | null {
  try {
    // POSIX writes an underscore, and an encoding after a dot.
    return new Intl.Locale(text.replace(/[.@].*$/, '').replaceAll('_', '-'));
  } catch {
    return null;
  }
}

function spokenFor(locale: Intl.Locale): Language | null {
  return languageTags.find((tag) => new Intl.Locale(tag).language === locale.language) ?? null;
}

function defaultLocale(tag: SpokenLanguage): string {
  const known = languages.find((language) => language.tag === tag);
  return known === undefined ? tag : new Intl.Locale(known.tag, { region: known.region }).baseName;
}
