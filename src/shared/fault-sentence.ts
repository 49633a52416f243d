import type { Fault } from './fault';
import { textsOf, type Texts } from './i18n/texts';
import type { English } from './i18n/catalogues/en';

/** One sentence a person can act on, for the window, the tray and notifications alike, in the language of the moment. */
export function faultSentence(fault: Fault, words: Pick<Texts<English>, 'faults' | 'units'> = spoken): string {
  const sentence = words.faults[fault.tag];
  if (typeof sentence === 'string') return sentence;
  if (typeof sentence === 'function') return sentence({ about: fault.detail === undefined ? '' : words.units.about({ detail: fault.detail }) });
  return fault.detail === undefined ? sentence.plain : sentence.detailed({ detail: fault.detail });
}

const spoken = { faults: textsOf('faults'), units: textsOf('units') };
