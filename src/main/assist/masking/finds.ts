import type { MaskedPart } from '../../../shared/knowledge';

/** A piece of personal data, by its offsets in the text it was found in. */
export type Find = MaskedPart;

/** Looks for one kind in legible text; finds are in order and don't overlap. */
export type Finder = (text: string) => readonly Find[];

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
