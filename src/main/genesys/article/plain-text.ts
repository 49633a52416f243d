import { withoutHiddenCharacters } from './characters';
import { withoutMarkdown } from './markdown';
import { withoutTags } from './tags';

export interface PlainTextBounds {
  /** `line`: all of it on one line. `lines`: what stood on lines of its own stays there. */
  readonly form: 'line' | 'lines';
  /** Characters (UTF-16 code units) the text has at most; one that is longer is cut and ends with “…”. */
  readonly most: number;
  /** How much of the source is read at most, so that many texts together take no longer than one. */
  readonly read: { readonly characters: number; readonly tags: number };
}

/**
 * The plain text of a title or a passage as a knowledge base sends it: HTML, entities, Markdown or none of them. Made
 * once, where an answer comes in, so that everything which shows it says the same. Tags within a line leave nothing, those
 * of a block end the line; entities are decoded once. What only looks like markup (“a < b”, “AT&T”, “<name@example.com>”)
 * stays as it is. Pure, never throws, and takes time in proportion to what is read, whatever that is made of.
 */
export function plainText(text: string, { form, most, read }: PlainTextBounds): string {
  const visible = withoutHiddenCharacters(beginning(text, read.characters));
  const words = withoutTags(visible, read.tags).slice(0, mostKept(most));
  // An entity may stand for a character that nobody sees.
  const seen = visible.includes('&') ? withoutHiddenCharacters(words) : words;
  return cut(spaced(withoutMarkdown(seen), form), most);
}

/** Pictures that are written into the source say nothing, and may be longer than all that does. */
function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const words = text.includes('<') ? text.slice(0, 1024 * 1024).replace(/data:[\w.+-]+\/[\w.+-]+;base64,[\w+/=-]*/gu, '') : text;
  return words.length <= most ? words : `${words.slice(0, most)}…`;
}

/** White space and marks are taken out yet; more than this can't come to be shown, and needs no work. */
function mostKept(most: number): number {
  return 2 * most + 1_000;
}

/** One blank between words; lines without blanks around them. Other white space than these two there is none any more. */
function spaced(text: string, form: PlainTextBounds['form']): string {
  const words = (form === 'line' ? text.replaceAll('\n', ' ') : text).replace(/ {2,}/gu, ' ');
  if (!words.includes('\n')) return words.trim();
  return words
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** A word is cut only where it is longer than this. */
const longestWord = 40;

/** Never in the middle of a character; at a blank, where one is near. */
function cut(text: string, most: number): string {
  if (text === '…') return '';
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const blank = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'));
  return `${(blank > Math.max(0, room.length - longestWord) ? room.slice(0, blank) : room).trimEnd()}…`;
}
