import type { Fault } from '../../domain/fault';
import { english, type English } from '../catalogues/en';
import { englishOf, textsOf, type Texts } from '../texts';
import { settingLabel, settingSentence } from './setting-sentence';

/** What a fault is said with; the default is the language of the moment, `inEnglish` for logs and evidence. */
export type FaultWords = Pick<Texts<English>, 'faults' | 'units' | 'details' | 'settingProblems' | 'settingTexts'>;

/** One sentence a person can act on, for the window, the tray and notifications alike. */
export function faultSentence(fault: Fault, words: FaultWords = spoken): string {
  const sentence = words.faults[fault.tag];
  if (typeof sentence === 'string') return sentence;
  const detail = detailOf(fault, words);
  if (typeof sentence === 'function') return sentence({ about: detail === null ? '' : words.units.about({ detail }) });
  return detail === null ? sentence.plain : sentence.detailed({ detail });
}

const spoken: FaultWords = {
  faults: textsOf('faults'),
  units: textsOf('units'),
  details: textsOf('details'),
  settingProblems: textsOf('settingProblems'),
  settingTexts: textsOf('settingTexts'),
};

export const inEnglish: FaultWords = {
  faults: englishOf('faults'),
  units: englishOf('units'),
  details: englishOf('details'),
  settingProblems: englishOf('settingProblems'),
  settingTexts: englishOf('settingTexts'),
};

const byEnglish: ReadonlyMap<string, string> = new Map(Object.entries(english.details).map(([name, words]) => [words, name]));

function detailOf({ tag, detail, setting }: Fault, words: FaultWords): string | null {
  // Beside the field it is about, a setting needs no path.
  if (setting !== undefined) return settingSentence(setting, tag === 'setting-invalid' ? 'window' : 'file', words);
  if (detail === undefined) return null;
  return tag === 'setting-locked' ? settingLabel(detail, words) : detailWords(detail, words);
}

/** Main says it in English; what isn't known is shown as it came. */
function detailWords(detail: string, { details }: FaultWords): string {
  const known: Readonly<Record<string, string>> = details;
  return known[byEnglish.get(detail) ?? ''] ?? detail;
}
