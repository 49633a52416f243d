import type { Find } from '../finds';

/** Text as the finders read it, and the way back to the offsets of what was written. */
export interface Legible {
  readonly text: string;
  readonly placeOf: (find: Find) => Find;
}

/** What is read in the place of a piece of text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made, which are in order and don't overlap. Each character of an edit stands for all of its piece. */
export function rewritten(written: string, edits: readonly Edit[]): Legible {
  if (edits.length === 0) return { text: written, placeOf: (find) => find };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const keep = (to: number): void => {
    text += written.slice(at, to);
    for (; at < to; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
  };
  for (const { start, end, text: read } of edits) {
    keep(start);
    text += read;
    // A sign may be two units.
    starts.push(...new Array<number>(read.length).fill(start));
    ends.push(...new Array<number>(read.length).fill(end));
    at = end;
  }
  keep(written.length);
  return {
    text,
    placeOf: ({ kind, start, end }) => ({ kind, start: starts[start] ?? written.length, end: ends[end - 1] ?? written.length }),
  };
}

/** What is read in a text that was itself read. */
export function readAgain(first: Legible, read: (text: string) => Legible): Legible {
  const second = read(first.text);
  return { text: second.text, placeOf: (find) => first.placeOf(second.placeOf(find)) };
}
