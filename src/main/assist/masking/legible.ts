import type { Find } from './finds';

/** Text as the finders read it, and the way back to the offsets of what was written. */
export interface Legible {
  readonly text: string;
  readonly placeOf: (find: Find) => Find;
}

/**
 * Digits of every script as 0–9, full-width letters and signs as plain ones, every blank a space, every dash a hyphen,
 * and nothing that can't be seen: so that a number is found however it was typed or pasted.
 */
export function legible(written: string): Legible {
  if (plain.test(written)) return { text: written, placeOf: (find) => find };
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of written) {
    const read = readAs(character);
    const next = at + character.length;
    // A sign may be two units here as it was there.
    starts.push(...new Array<number>(read.length).fill(at));
    ends.push(...new Array<number>(read.length).fill(next));
    text += read;
    at = next;
  }
  return {
    text,
    placeOf: ({ kind, start, end }) => ({ kind, start: starts[start] ?? written.length, end: ends[end - 1] ?? written.length }),
  };
}

const plain = /^[ -~]*$/u;
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Me}]|(?!\s)\p{Cc}/u;
const blank = /\s/u;
const dash = /[\p{Pd}\u2212\u2043]/u;
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
