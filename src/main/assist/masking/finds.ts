import type { MaskedPart } from '../../../shared/domain/knowledge';
import type { Naming } from './naming';
import type { NumberingRules } from './numbering-rules';

/** A piece of personal data, by its offsets in the text it was found in. */
export type Find = MaskedPart;

/** A text as the finders see it: digits plain, and what was found or masked before as NUL characters. */
export interface Reading {
  readonly text: string;
  readonly naming: Naming;
  readonly rules: NumberingRules;
  /** Where payment cards are, found or masked before. */
  readonly cards: readonly Pick<Find, 'start' | 'end'>[];
}

/** Looks for one kind, or for a family of kinds; finds are in order and don't overlap. */
export type Finder = (reading: Reading) => readonly Find[];

/** The text with something else in each find's place. */
export function replaced(text: string, finds: readonly Find[], by: (find: Find) => string): string {
  let result = '';
  let from = 0;
  for (const find of finds) {
    result += text.slice(from, find.start) + by(find);
    from = find.end;
  }
  return result + text.slice(from);
}

/** The text as long as before, each find in it made unreadable for whoever looks next. */
export function blanked(text: string, finds: readonly Find[]): string {
  return replaced(text, finds, ({ start, end }) => '\u0000'.repeat(end - start));
}

/** In order, without those that overlap one before. */
export function inOrder(finds: readonly Find[]): readonly Find[] {
  const sorted = [...finds].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((find) => {
    if (find.start < end) return false;
    end = find.end;
    return true;
  });
}
