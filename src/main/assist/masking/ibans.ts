import { countrySpecs } from 'ibantools';
import type { Find } from './finds';

/** Bank accounts by their IBAN: a country's own length and shape, with right check digits. */
export function findIbans(text: string): readonly Find[] {
  const finds: Find[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = endOfIban(text, match.index);
    if (end !== null) finds.push({ kind: 'iban', start: match.index, end });
    opening.lastIndex = end ?? match.index + 1;
  }
  return finds;
}

/** Country and check digits, possibly apart. */
const opening = /[A-Za-z][ .-]?[A-Za-z][ .-]?\d[ .-]?\d/gu;
const mostBetween = 3;

function endOfIban(text: string, start: number): number | null {
  let iban = '';
  let between = 0;
  let length = 2;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/u.test(character)) {
      iban += character.toUpperCase();
      between = 0;
      if (iban.length === 2) length = countrySpecs[iban]?.chars ?? 0;
      if (iban.length >= length && iban.length >= 2) return isIban(iban) ? at + 1 : null;
    } else {
      between += 1;
      if (between > mostBetween || !/[ .-]/u.test(character)) return null;
    }
  }
  return null;
}

/**
 * By the country's shape and ISO 7064. Not by the bank's own check digits, which some countries have within: a slip
 * there leaves an account that people would still recognise.
 */
function isIban(iban: string): boolean {
  const shape = countrySpecs[iban.slice(0, 2)]?.bban_regexp;
  return typeof shape === 'string' && new RegExp(shape, 'u').test(iban.slice(4)) && remainderOf(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1;
}

/** Modulo 97, letters as the numbers 10 to 35. */
function remainderOf(account: string): number {
  let remainder = 0;
  for (const character of account) remainder = Number(`${remainder}${Number.parseInt(character, 36)}`) % 97;
  return remainder;
}
