import isIBAN, { locales } from 'validator/es/lib/isIBAN';
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
const countries: ReadonlySet<string> = new Set(locales);
const shortest = 15;
const longest = 34;
const mostBetween = 3;

function endOfIban(text: string, start: number): number | null {
  let account = '';
  let between = 0;
  for (let at = start; at < text.length && account.length < longest; at += 1) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/u.test(character)) {
      account += character.toUpperCase();
      between = 0;
      if (account.length === 2 && !countries.has(account)) return null;
      if (account.length >= shortest && isIBAN(account)) return at + 1;
    } else {
      between += 1;
      if (between > mostBetween || !/[ .-]/u.test(character)) return null;
    }
  }
  return null;
}
