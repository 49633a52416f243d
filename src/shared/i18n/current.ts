import { english } from './catalogues/en';
import { loadCatalogue } from './load';
import type { Speech } from './languages';
import { createTranslator, type Translator } from './translator';

/** Always there: for logs, evidence and command-line output, whose words must not change with the agent's language. */
export const englishTranslator: Translator = createTranslator({ tag: 'en', locale: 'en-GB' }, english);

let current: Translator = englishTranslator;

/**
 * The translator of this process: each has one agent in front of it, who has one language. English until `speak`. It
 * changes while the process runs, so nothing of it may be kept.
 */
export function translator(): Translator {
  return current;
}

/** From now on everything is said so. Resolves when it is; rejects, and changes nothing, if the texts can't be loaded. */
export async function speak(speech: Speech): Promise<void> {
  if (isSpoken(speech)) return;
  const { catalogue, rules } = await loadCatalogue(speech.tag);
  current = createTranslator(speech, catalogue, rules);
}

export function isSpoken({ tag, locale }: Speech): boolean {
  return current.speech.tag === tag && current.speech.locale === locale;
}
