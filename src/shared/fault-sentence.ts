import type { Fault } from './fault';
import { english, type English } from './i18n/catalogues/en';
import { englishOf, textsOf, type Texts } from './i18n/texts';

/** What a fault is said with; the default is the language of the moment, `inEnglish` for logs and evidence. */
export type FaultWords = Pick<Texts<English>, 'faults' | 'units' | 'details'>;

/** One sentence a person can act on, for the window, the tray and notifications alike. */
export function faultSentence(fault: Fault, words: FaultWords = spoken): string {
  const sentence = words.faults[fault.tag];
  if (typeof sentence === 'string') return sentence;
  const detail = fault.detail === undefined ? null : detailWords(fault.detail, words);
  if (typeof sentence === 'function') return sentence({ about: detail === null ? '' : words.units.about({ detail }) });
  return detail === null ? sentence.plain : sentence.detailed({ detail });
}

const spoken: FaultWords = { faults: textsOf('faults'), units: textsOf('units'), details: textsOf('details') };

export const inEnglish: FaultWords = { faults: englishOf('faults'), units: englishOf('units'), details: englishOf('details') };

const byEnglish: ReadonlyMap<string, string> = new Map(Object.entries(english.details).map(([name, words]) => [words, name]));

/** Main says it in English; what isn't known is shown as it came. */
function detailWords(detail: string, { details }: FaultWords): string {
  const known: Readonly<Record<string, string>> = details;
  return known[byEnglish.get(detail) ?? ''] ?? detail;
}
