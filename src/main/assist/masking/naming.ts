import { isStopWord } from '../../../shared/domain/stop-words';
import { partsOf, type Mention, type NamingParts, type Phrase } from './mentions';
import { wordsIn, type Word } from './reading/words';
import type { Name } from './words/language-words';
import { ofWords } from './words/lexicon';

/**
 * What the words of a text say its numbers are. "Order 3348917502" is not a telephone number, though one could be written
 * like that; "call me on 3348917502" is one.
 */
export class Naming {
  /** In the order of the text; what was found is left out. */
  readonly mentions: readonly Mention[];
  readonly #words: readonly Word[];
  /** The phrase that ends with a word, by the word's place in the text. */
  readonly #endingAt: ReadonlyMap<number, Phrase>;
  readonly #startingAt: ReadonlyMap<number, Phrase>;
  readonly #unspaced: readonly Mention[];

  constructor(
    private readonly text: string,
    private readonly parts: NamingParts = partsOf(text),
  ) {
    this.#words = parts.words;
    this.#endingAt = parts.endingAt;
    this.#startingAt = parts.startingAt;
    const stands = ({ start }: Mention): boolean => text.charAt(start) !== '\u0000';
    this.mentions = parts.mentions.filter(stands);
    this.#unspaced = parts.unspaced.filter(stands);
  }

  /** The names in the same text, where more of it is NUL characters by now. */
  in(text: string): Naming {
    return new Naming(text, this.parts);
  }

  /** The name of what begins at `at`, by the words directly before it; null where they don't say. */
  before(at: number): Name | null {
    const without = this.#unspacedBefore(at);
    if (without !== null) return without;
    let index = this.#lastBefore(at);
    let until = at;
    let reached = false;
    let numbered = false;
    while (index >= 0) {
      const word = this.#words[index];
      if (word === undefined || this.text.charAt(word.start) === '\u0000' || this.#endsClause(index, until)) return null;
      if (this.#isPossessive(word)) return null;
      const phrase = this.#endingAt.get(index);
      if (phrase?.role === 'phone' || phrase?.role === 'call') return phrase.role;
      if (reached && phrase?.role !== 'reach' && phrase?.role !== 'link') return null;
      switch (phrase?.role) {
        case 'reach':
          reached = true;
          break;
        case 'number':
          // "No" is also a word of three languages.
          numbered ||= word.folded !== 'no' || /[.:#]/u.test(this.text.charAt(word.end));
          break;
        case 'link':
          break;
        case 'person':
          return 'call';
        case 'owner':
          return this.#callsNear(phrase.from) ? 'call' : 'reference';
        case undefined: {
          if (isOfWord(word)) break;
          if (word.digits && this.#isListed(word, until)) break;
          return this.#unknownName(index, numbered ? 'numbered' : 'bare');
        }
        default:
          return phrase?.role ?? null;
      }
      until = this.#words[phrase?.from ?? index]?.start ?? until;
      index = (phrase?.from ?? index) - 1;
    }
    return null;
  }

  /** The name of what ends at `end`, by the words directly after it: "3348917502 is my order number", "123 (CVV)". */
  after(end: number): Name | null {
    // Most numbers have another number, a mark or nothing behind them.
    if (/^(?:$|[ .,-]*(?:\d|$)|[.;:!?])/u.test(this.text.slice(end, end + 3))) return null;
    const rest = this.text.slice(end, end + reach);
    const opening = /^[)"'”»\]]*(?<copula>,? (?:is|was|are|as|for|being|ist|war|lautet|als|est|était|comme|es|era|como|é|è|=) |,? ?\(|(?:という|が|は|の|를|을|이|가|는|은|是|为) ?)/u.exec(rest);
    if (opening === null) return null;
    const from = end + opening[0].length;
    const unspaced = this.#unspaced.find(({ start }) => start >= from - 2 && start <= from + 4);
    if (unspaced !== undefined) return unspaced.name === 'owner' ? 'reference' : unspaced.name;
    let index = this.#words.findIndex(({ start }) => start >= from);
    for (let hops = 0; index >= 0 && hops < 5; hops += 1) {
      const word = this.#words[index];
      if (word === undefined || /[.!?;)\0]/u.test(this.text.slice(end + opening[0].length, word.start))) return null;
      const phrase = this.#startingAt.get(index);
      if (phrase === undefined && !isOfWord(word)) return /(?:nummer|nr)$/u.test(word.folded) ? 'reference' : null;
      if (phrase !== undefined && phrase.role !== 'link' && phrase.role !== 'reach' && phrase.role !== 'number') return phrase.role === 'owner' ? 'reference' : phrase.role;
      index = (phrase?.to ?? index) + 1;
    }
    return null;
  }

  /** Whether a number is called so by the words directly before it or after it; "123 CVV" too. */
  isNamed(name: Name, start: number, end: number): boolean {
    const before = this.before(start);
    if (before === name || this.after(end) === name) return true;
    return (before === null || before === 'card') && this.mentions.some((mention) => mention.name === name && mention.start >= end && /^[ (]{1,2}$/u.test(this.text.slice(end, mention.start)) && closing.test(this.text.slice(mention.end)));
  }

  /** Whether such a name is before the number in its clause, at most `words` other words and no digit between. */
  isNear(name: Name, start: number, words: number): boolean {
    return this.mentions.some((mention) => {
      if (mention.name !== name || mention.end > start) return false;
      const between = this.text.slice(mention.end, start);
      return between.length <= reach && !/[\d!?;\0]/u.test(between) && !endsClause(between, this.text.slice(0, mention.end)) && wordsIn(between).length <= words;
    });
  }

  /** Whether a name ends right there: "CPF31827450690". */
  endsAt(at: number): boolean {
    return this.mentions.some(({ end }) => end === at);
  }

  /** Whether the words before speak of somebody's number, without saying which: "my number is". */
  isSomebodysNumber(at: number): boolean {
    return somebodysNumber.test(this.text.slice(Math.max(0, at - reach), at));
  }

  /** Whether the text has such a name at all. */
  has(name: Name): boolean {
    return this.mentions.some((mention) => mention.name === name);
  }

  /** Whether somebody is called, or a telephone is named, within the six words before. */
  callsWithin(at: number): boolean {
    return this.#callsNear(this.#lastBefore(at) + 1, 6);
  }

  #lastBefore(at: number): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #callsNear(index: number, words = 4): boolean {
    for (let back = index - 1; back >= Math.max(0, index - words); back -= 1) {
      const role = this.#endingAt.get(back)?.role;
      if (role === 'phone' || role === 'call') return true;
    }
    return false;
  }

  /** "Numéro de sociétaire", "loyalty number", "PNR": a number of something, whatever it is; not of somebody. */
  #unknownName(index: number, how: 'numbered' | 'bare'): Name | null {
    const word = this.#words[index];
    if (word === undefined || word.digits) return null;
    const written = this.text.slice(word.start, word.end);
    if (/^\p{Lu}{2,6}$/u.test(written) && /\p{Ll}/u.test(this.text)) return 'reference';
    const isSomebody = /^\p{Lu}\p{Ll}/u.test(written);
    if (isSomebody) return null;
    if (how === 'numbered') return written.length > 2 && !isStopWord(word.folded) ? 'reference' : null;
    let back = index - 1;
    while (back >= 0 && isOfWord(this.#words[back])) back -= 1;
    return back < index - 1 && this.#endingAt.get(back)?.role === 'number' ? 'reference' : null;
  }

  /** An abbreviation's stop ends none: "Rechnungsnr. 030…", "réf. 061…". */
  #endsClause(index: number, until: number): boolean {
    const word = this.#words[index];
    if (word === undefined) return true;
    const role = this.#endingAt.get(index)?.role;
    return endsClause(this.text.slice(word.end, until), role === undefined || role === 'link' ? this.text.slice(0, word.end) : '');
  }

  #isPossessive(word: Word): boolean {
    return word.folded === 's' && /['’]/u.test(this.text.charAt(word.start - 1));
  }

  /** "Orders 4155552671, 4155552672": both are orders. */
  #isListed(word: Word, until: number): boolean {
    return word.end - word.start >= 5 && /^(?:, ?| ?& ?| ?\/ ?| )$/u.test(this.text.slice(word.end, until));
  }

  #unspacedBefore(at: number): Name | null {
    if (this.#unspaced.length === 0) return null;
    for (let index = this.#unspaced.length - 1; index >= 0; index -= 1) {
      const mention = this.#unspaced[index];
      if (mention === undefined || mention.end > at) continue;
      if (!unspacedLink.test(this.text.slice(mention.end, at))) return null;
      if (mention.name === 'person') return 'call';
      return mention.name === 'owner' ? 'reference' : mention.name;
    }
    return null;
  }
}

/** Nothing that the name would be of. */
const closing = /^(?:$|[ ]?[).,;:!?\0\n])/u;
const reach = 60;

const somebodysNumber =
  /(?<!\p{L})(?:(?:my|his|her|their|whose|[\p{L}]+['’]s) (?:new |other |own )?(?:number|no)|(?:meine?r?|ihre|seine) (?:neue |andere )?(?:nummer|nr)|(?:mon|son|leur|ma|votre) (?:nouveau )?num[eé]ro|(?:mi|su) (?:nuevo )?n[uú]mero|(?:meu|seu|o) (?:novo )?n[uú]mero)(?: (?:is|ist|lautet|es|é|est|is now|c['’]est|le|la|el|die|der|o|now|jetzt|ahora|agora|maintenant)|\.| ?:|,)* ?\+?\(?$|番号(?:は|が|:)? ?$/iu;

const unspacedLink = /^(?:は|が|の|を|も|に|へ|で|とは|って|という|番号|ナンバー|コード|号码|號碼|号|是|为|為|:|번호|는|은|이|가|로|으로|คือ|หมายเลข|เลขที่|เลข|です|[\s:「『（()【,、.\-#=「」※])*$/u;

/** The end of a sentence, or of something masked; a colon is none, nor is the stop of "no. 5". */
function endsClause(between: string, before: string): boolean {
  return /[!?;\]\0。！？]/u.test(between) || (/\. /u.test(between) && !/(?<!\p{L})\p{L}{0,4}$/u.test(before));
}

function isOfWord(word: Word | undefined): boolean {
  return word !== undefined && ofWords.has(word.folded);
}
