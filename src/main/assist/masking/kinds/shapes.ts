import type { Reading } from '../finds';
import type { Naming } from '../naming';
import { isGlue } from '../reading/scripts';

/** What may stand between two characters of one number. */
export const separator = String.raw`[ .,\-/_]{0,3}`;

/** So many of a character, parted or not: for a pattern. */
export function times(count: number, character = String.raw`\d`): string {
  return count === 1 ? character : `${character}(?:${separator}${character}){${count - 1}}`;
}

/** A pattern, large or small, for `placesOf`. */
export function shapeOf(pattern: string): RegExp {
  return new RegExp(String.raw`(?:${pattern})(?!\w)`, 'gi');
}

export interface Place {
  readonly start: number;
  readonly end: number;
  /** As it is written. */
  readonly written: string;
  /** Without separators, in capitals. */
  readonly compact: string;
}

/** Each place where a shape stands alone: no letter or digit sticks to it, nor a hyphen or the like with more of them. */
export function placesOf({ text, naming }: Pick<Reading, 'text' | 'naming'>, shape: RegExp): readonly Place[] {
  const places: Place[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    if (standsAlone(text, start, end, naming)) places.push({ start, end, written, compact: written.replace(/[^A-Za-z0-9]/gu, '').toUpperCase() });
    else shape.lastIndex = start + 1;
  }
  return places;
}

function standsAlone(text: string, start: number, end: number, naming: Naming): boolean {
  const isNamed = naming.endsAt(start);
  if ((isGlue(text.charAt(start - 1)) && !isNamed) || isGlue(text.charAt(end))) return false;
  if (/[-./]/u.test(text.charAt(start - 1)) && isGlue(text.charAt(start - 2)) && !naming.endsAt(start - 1)) return false;
  return !(/[-/]/u.test(text.charAt(end)) && isGlue(text.charAt(end + 1))) && !/^[.,]\d/u.test(text.slice(end, end + 2));
}
