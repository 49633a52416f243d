import { countrySpecs } from 'ibantools';
import type { Find, Reading } from '../finds';
import { isGlue } from '../reading/scripts';
import { modulo97 } from './check-digits';

/** Bank accounts by their IBAN: a country's own length and shape, with right check digits, or called an IBAN. */
export function findIbans({ text, naming }: Reading): readonly Find[] {
  const finds: Find[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    const called = naming.before(start) === 'iban' || /iban[ :.]?$/iu.test(text.slice(Math.max(0, start - 5), start)) ? 'iban' : 'nothing';
    const end = called === 'nothing' && (isGlue(text.charAt(start - 1)) || isWordOfText(text, start, match[0])) ? null : endOfIban(text, start, called);
    if (end !== null) finds.push({ kind: 'iban', start, end });
    opening.lastIndex = end ?? start + 1;
  }
  return finds;
}

/** Country and check digits, possibly apart; "commande 10…" has a "de" in it that is no country's. */
const opening = /[A-Za-z][ .-]?[A-Za-z][ .,:-]{0,3}\d[ .,-]{0,2}\d/gu;
const mostBetween = 3;

/** "de 10 98…" is a preposition before a number: a country's letters are large, or have their digits at their side. */
function isWordOfText(text: string, start: number, found: string): boolean {
  return /^[a-z]{2}[ .,:-]/u.test(found) && !/^[a-z]{2} \d\d \d{4} \d{4}/u.test(text.slice(start, start + 16));
}

function endOfIban(text: string, start: number, called: 'iban' | 'nothing'): number | null {
  let iban = '';
  let between = 0;
  let length = 2;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/u.test(character)) {
      iban += character.toUpperCase();
      between = 0;
      if (iban.length === 2) length = countrySpecs[iban]?.chars ?? 0;
      if (iban.length >= length && iban.length >= 2) return isIban(iban, called) && !/\d/u.test(text.charAt(at + 1)) ? at + 1 : null;
    } else {
      between += 1;
      if (between > mostBetween || !/[ .,\-/_]/u.test(character)) return null;
    }
  }
  return null;
}

/**
 * By the country's shape and check digits; with a slip in them where it is called an IBAN. Not by the bank's own check
 * digits, which some countries have within: a slip there leaves an account that people would still recognise.
 */
function isIban(iban: string, called: 'iban' | 'nothing'): boolean {
  const shape = countrySpecs[iban.slice(0, 2)]?.bban_regexp;
  if (typeof shape !== 'string' || !new RegExp(shape, 'u').test(iban.slice(4))) return false;
  return called === 'iban' || modulo97(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1;
}
