import { decodeHTMLStrict } from 'entities/decode';
import { Tokenizer } from 'htmlparser2';
import { elementKind, hidesItsText } from './elements';
import { guarded, restored } from './looks-like-a-tag';

/** Ends a line where an element does; what ends one in the source may be a mere blank there. No text holds this character. */
const lineEnd = '\uFDD1';

/**
 * The text of HTML, or of what has none, with its entities decoded once; lines end where blocks do.
 * @param most tags that are read; the text ends before the next one
 */
export function withoutTags(source: string, most: number): string {
  if (!/[<&]/u.test(source)) return source;
  if (!source.includes('<')) return decodeHTMLStrict(source);
  const html = guarded(source.replace(/<!\[CDATA\[|\]\]>/gu, ''), most);
  const reader = new Reader(html);
  // The tokeniser alone, since the parser over it keeps a list of what is open, which 100,000 nested elements make slow.
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return restored(reader.text);
}

/** Gathers the text between tags. The names of its methods are the tokeniser's. */
class Reader {
  readonly oncdata = ignored;
  readonly oncomment = ignored;
  readonly ondeclaration = ignored;
  readonly onprocessinginstruction = ignored;
  readonly onopentagend = ignored;
  readonly onattribname = ignored;
  readonly onattribdata = ignored;
  readonly onattribentity = ignored;
  readonly onattribend = ignored;
  readonly ontextentity = ignored;
  readonly onend = ignored;
  readonly #parts: string[] = [];
  readonly #lower: string;
  readonly #lastEnds = new Map<string, number>();
  /** The element whose content isn't read, and how often it is open within itself. */
  #unread: { readonly name: string; depth: number } | null = null;
  #asWritten = 0;
  #blocks: 'none' | 'some' = 'none';

  constructor(private readonly html: string) {
    this.#lower = html.toLowerCase();
  }

  /** Where blocks make the lines, a line end of the source is a blank, as in every browser. */
  get text(): string {
    const text = this.#parts.join('');
    if (this.#blocks === 'none') return text.replaceAll(lineEnd, '\n');
    return text
      .replaceAll('\n', ' ')
      .split(lineEnd)
      .filter((line) => line.trim() !== '')
      .join('\n');
  }

  ontext(start: number, end: number): void {
    if (this.#unread !== null) return;
    const text = decodeHTMLStrict(this.html.slice(start, end));
    this.#parts.push(this.#asWritten > 0 ? text.replaceAll('\n', lineEnd) : text);
  }

  onopentagname(start: number, end: number): void {
    const name = this.#lower.slice(start, end);
    if (this.#unread !== null) {
      if (this.#unread.name === name) this.#unread.depth += 1;
      return;
    }
    const kind = elementKind(name);
    if (kind === 'unread' && this.#endsAfter(name, end)) this.#unread = { name, depth: 1 };
    if (kind === 'as-written') this.#asWritten += 1;
    this.#part(kind);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#lower.slice(start, end);
    if (this.#unread !== null) {
      if (this.#unread.name === name) this.#unread.depth -= 1;
      if (this.#unread.depth === 0) this.#unread = null;
      return;
    }
    const kind = elementKind(name);
    if (kind === 'as-written') this.#asWritten = Math.max(0, this.#asWritten - 1);
    this.#part(kind);
  }

  onselfclosingtag(): void {
    // HTML knows no such thing: but for `<svg/>` and its like, which hold nothing.
    if (this.#unread?.depth === 1) this.#unread = null;
  }

  #part(kind: ReturnType<typeof elementKind>): void {
    if (kind === 'cell') this.#parts.push(' ');
    if (kind !== 'block' && kind !== 'as-written') return;
    this.#blocks = 'some';
    this.#parts.push(lineEnd);
  }

  /** One that is never closed hides nothing but code: it was cut off. */
  #endsAfter(name: string, from: number): boolean {
    if (hidesItsText(name)) return true;
    const last = this.#lastEnds.get(name) ?? this.#lower.lastIndexOf(`</${name}`);
    this.#lastEnds.set(name, last);
    return last >= from;
  }
}

function ignored(): void {
  // Nothing of it is text.
}
