import { createInstance } from 'i18next';
import { english } from './catalogues/en';
import { formatsFor, type Formats } from './formats';
import type { Speech } from './languages';
import type { Messages } from './message';

/** Says the messages of one language, with numbers as its locale writes them. */
export interface Translator {
  readonly speech: Speech;
  readonly formats: Formats;
  /** The message at a dotted path of the catalogue; one that isn't translated is said in English. */
  readonly say: (path: string, values?: Readonly<Record<string, unknown>>) => string;
}

/**
 * Makes one. `rules` is the language whose plural rules the catalogue follows: the speech's own, but for a pseudo
 * language, which is made of English.
 */
export function createTranslator(speech: Speech, catalogue: Messages, rules: string = speech.tag): Translator {
  const formats = formatsFor(speech.locale);
  const instance = createInstance();
  void instance.init({
    lng: rules,
    fallbackLng: 'en',
    resources: { [rules]: { translation: catalogue }, ...(rules === 'en' ? {} : { en: { translation: english } }) },
    // Everything is there: no wait for a loader.
    initAsync: false,
    nsSeparator: false,
    // A message's plural forms are its members.
    pluralSeparator: '.',
    returnEmptyString: false,
    // React escapes what it draws; the desktop draws plain text.
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add('number', (value: number) => formats.number(value));
  instance.services.formatter?.add('percent', (value: number) => formats.percent(value));
  return { speech, formats, say: (path, values = {}) => instance.t(path, { ...values }) };
}
