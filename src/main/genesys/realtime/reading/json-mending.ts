import { endOfString } from './json-scan';

/** One that has more texts than this is no answer, and mending it would take long. */
const mostStrings = 20_000;
/** Nor is one with more identifiers than this among its numbers. */
const mostLongNumbers = 2_000;

/**
 * JSON of what only nearly is: numbers that JSON doesn't have (NaN, Infinity) are null, a comma before a closing bracket is
 * left out, line ends and other controls within a text are escaped, and so is a backslash that escapes nothing. Whole
 * numbers of 16 digits or more become texts, for they are identifiers, and a number would lose their last digits. A text
 * with far too much in it stays as it is.
 */
export function mendedJson(text: string): string {
  if (hasTooManyLongNumbers(text)) return text;
  const mended: string[] = [];
  let from = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', from)) {
    const end = endOfString(text, start);
    if (mended.length > 2 * mostStrings) return text;
    if (end === -1) break;
    mended.push(mendedBetween(text.slice(from, start)), mendedString(text.slice(start, end + 1)));
    from = end + 1;
  }
  return mended.join('') + mendedBetween(text.slice(from));
}

/** Whether it has whole numbers, perhaps, that only mending keeps exact. */
export function hasLongNumbers(text: string): boolean {
  return /[\s:,[]-?\d{16}/u.test(text);
}

/** Counts no further than it must. */
function hasTooManyLongNumbers(text: string): boolean {
  const long = /\d{16,}/gu;
  for (let found = 0; found <= mostLongNumbers; found += 1) if (!long.test(text)) return false;
  return true;
}

function mendedBetween(part: string): string {
  if (part.length < 3) return part;
  const named = /[fNd]/u.test(part) ? part.replace(/(?<![\w.])(?:-?Infinity|NaN|undefined|None)(?!\w)/gu, 'null') : part;
  const exact = /\d{16}/u.test(named) ? named.replace(/(?<![\w.+-])-?\d{16,}(?![\w.+-])/gu, '"$&"') : named;
  return /[\]}]/u.test(exact) ? exact.replace(/,(\s*[\]}])/gu, '$1') : exact;
}

function mendedString(part: string): string {
  return part
    .replace(/\\(?:(["\\/bfnrt]|u[\da-f]{4})|([\s\S])?)/giu, (whole: string, good: string | undefined, bad: string | undefined) => (good === undefined ? unescaped(bad ?? '') : whole))
    // oxlint-disable-next-line no-control-regex -- JSON has them only escaped.
    .replace(/[\u0000-\u001F]/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What stands behind a backslash that escapes nothing; only a quote is what was meant. */
function unescaped(character: string): string {
  return character === "'" ? character : `\\\\${character}`;
}
