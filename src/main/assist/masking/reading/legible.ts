import { decoded } from './encoded';
import { readAgain, rewritten, type Edit, type Legible } from './rewriting';

/**
 * Digits of every script as 0–9, full-width letters and signs as plain ones, every blank a space, every dash a hyphen,
 * encoded signs decoded, and nothing that can't be seen: so that a number is found however it was typed or pasted.
 */
export function legible(written: string): Legible {
  return readAgain(readAgain(decoded(written), plainCharacters), separators);
}

function plainCharacters(written: string): Legible {
  if (plain.test(written)) return rewritten(written, []);
  const edits: Edit[] = [];
  let at = 0;
  for (const character of written) {
    const read = readAs(character);
    const next = at + character.length;
    if (read !== character) edits.push({ start: at, end: next, text: read });
    at = next;
  }
  return rewritten(written, edits);
}

/** Signs that part digits, but mean something else elsewhere; each is one character here as there. */
function separators(written: string): Legible {
  const text = (plain.test(written) ? written : written.replace(longVowel, '-').replace(oneForDash, '-').replace(/[、،]/gu, ',').replace(/。/gu, '.').replace(/〒/gu, '#')).replace(letterForZero, '0');
  return { text, placeOf: (find) => find };
}

/** "090ー1234", "090・1234": a long vowel's sign or a middle dot for a hyphen. */
const longVowel = /(?<=\d[ )]?)[ーｰ・･·•‧∙⋅●｜|¦](?=[ (]?\d)/gu;
/** "090一1234": the Chinese one, which looks like a dash. */
const oneForDash = /(?<=\d\d)[一⼀](?=\d\d)/gu;

/** "07911 O12345": a letter for the digit that looks like it. */
const letterForZero = /(?<=\d ?)[oO](?=\d)|(?<![\p{L}\p{N}\-_.])[oO](?=\d{3})|(?<=\d)[oO](?=[oO]?\d)/gu;

const plain = /^[ -~]*$/u;
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Me}]|(?!\s)\p{Cc}/u;
const blank = /\s/u;
const dash = /[\p{Pd}\u2212\u2043\u02d7\u00af]/u;
const digit = /\p{Nd}/u;

function readAs(character: string): string {
  if (plain.test(character)) return character;
  if (unseen.test(character)) return '';
  if (blank.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if (digit.test(character)) return String(valueOf(character));
  const composed = character.normalize('NFKC');
  // Only what stands for one sign: "½" is no date, and offsets stay simple.
  return composed.length === 1 ? composed : character;
}

/** Unicode keeps the ten digits of a script together, from zero upwards. */
function valueOf(character: string): number {
  const composed = character.normalize('NFKC');
  if (composed >= '0' && composed <= '9') return Number(composed);
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
