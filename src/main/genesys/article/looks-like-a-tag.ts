import { elementKind, hidesItsText } from './elements';

/** Stands for a “<” that begins no tag while the rest is parsed. No text holds this character. */
const less = '\uFDD0';

/**
 * The source with every “<” taken out of the parser's sight that begins no tag: it would take the words behind it for one.
 * @param most so many of them are looked at; the source is cut off before the next one
 */
export function guarded(source: string, most: number): string {
  const judge = new Judge(source);
  let kept = '';
  let from = 0;
  let looked = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at + 1)) {
    if (looked === most) return `${kept}${source.slice(from, at)}…`;
    looked += 1;
    if (judge.isMarkup(at)) continue;
    kept += source.slice(from, at) + less;
    from = at + 1;
  }
  return from === 0 ? source : kept + source.slice(from);
}

/** Gives back what `guarded` took. */
export function restored(text: string): string {
  return text.replaceAll(less, '<');
}

/** Tells tags from what somebody wrote, from the first “<” of a source to the last. */
class Judge {
  readonly #lastEnd: number;
  #tags: 'none' | 'some' = 'none';
  #closed: ReadonlySet<string> | null = null;

  constructor(private readonly source: string) {
    this.#lastEnd = source.lastIndexOf('>');
  }

  isMarkup(at: number): boolean {
    const markup = this.#begins(at);
    if (markup && this.#lastEnd > at) this.#tags = 'some';
    return markup;
  }

  #begins(at: number): boolean {
    const { source } = this;
    const next = source.charCodeAt(at + 1);
    if (next === exclamation || next === question) return /^<(?:!--|!doctype\b|\?(?:xml|php)\b)/iu.test(source.slice(at, at + 10));
    const isEnd = next === slash;
    name.lastIndex = at + (isEnd ? 2 : 1);
    const found = name.exec(source)?.[0].toLowerCase();
    return found !== undefined && (isEnd ? this.#isEnd(found, name.lastIndex) : this.#isStart(found, name.lastIndex));
  }

  #isEnd(element: string, after: number): boolean {
    // Cut off, it is one where its name says so.
    const { end } = this.#rest(after);
    return end === '>' || (end === '' && this.#isElement(element));
  }

  #isStart(element: string, after: number): boolean {
    if (!this.#isElement(element)) return false;
    const { inner, end } = this.#rest(after);
    // Cut off: in a text with markup it is a tag, in one without it is what somebody wrote.
    if (end === '') return inner.includes('=') || this.#tags === 'some';
    if (end === '<') return /=\s*["']/u.test(inner);
    const attributes = inner.replace(/\/$/u, '').trim();
    if (attributes.includes('=')) return true;
    if (attributes !== '') return attributes.toLowerCase().split(/\s+/u).every((word) => flags.has(word));
    return this.#tags === 'some' || !hidesItsText(element) || this.#isClosed(element);
  }

  #isElement(element: string): boolean {
    return elementKind(element) !== undefined || office.test(element) || this.#isClosed(element);
  }

  /** Whatever is closed somewhere is an element. */
  #isClosed(element: string): boolean {
    this.#closed ??= new Set(Array.from(this.source.matchAll(/<\/([a-z][^\s/<>]{0,40})\s*>/giu), ([, closed]) => (closed ?? '').toLowerCase()));
    return this.#closed.has(element);
  }

  /** What is between the name and the next bracket, and which one that is; '' where there is none. */
  #rest(after: number): { readonly inner: string; readonly end: '<' | '>' | '' } {
    const { source } = this;
    const open = source.indexOf('<', after);
    const until = source.slice(after, open === -1 ? undefined : open);
    const close = until.indexOf('>');
    if (close !== -1) return { inner: until.slice(0, close), end: '>' };
    return { inner: until, end: open === -1 ? '' : '<' };
  }
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const name = /[a-z][^\s/<>]{0,40}/iuy;

/** `<o:p>` and its like, which word processors write. */
const office = /^(?:m|o|st1|v|w|x):[a-z]/u;

/** Attributes that need no value. Other words behind a name are somebody's words. */
const flags: ReadonlySet<string> = new Set(
  'allowfullscreen async autofocus autoplay checked compact contenteditable controls default defer disabled download draggable hidden inert ismap itemscope loop multiple muted nohref noresize noshade novalidate nowrap open playsinline readonly required reversed scoped seamless selected spellcheck'.split(' '),
);
