import { asWords, wordsIn, type Word } from './words';
import { rewritten, type Edit, type Legible } from './rewriting';
import { SpokenNumbers } from './spoken-numbers';
import { unspacedNumbers } from './unspaced-numbers';
import { entriesOf, type LanguageWords } from '../words/language-words';
import { months, ofWords, speaking } from '../words/lexicon';

/**
 * Text with spoken numbers as digits, and without what is said between them: "double four uh eleven" is read "44 11". Words
 * that stand alone are left: "one of them".
 */
export function spoken(text: string): Legible {
  const unspaced = unspacedNumbers(text);
  const words = wordsIn(unspaced.text);
  const edits: Edit[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const first = words[from];
    if (first === undefined || (!first.digits && !speakers.some(({ numbers }) => numbers.mayBegin(first.folded)))) continue;
    const said = longestOf(speakers, unspaced.text, words, from);
    edits.push(...said.edits);
    from = Math.max(from, said.to - 1);
  }
  if (edits.length === 0) return unspaced;
  const second = rewritten(unspaced.text, edits);
  return { text: second.text, placeOf: (find) => unspaced.placeOf(second.placeOf(find)) };
}

/** Numbers said one after the other. */
interface Said {
  /** The word after the last one. */
  readonly to: number;
  readonly edits: readonly Edit[];
}

interface Speaker {
  readonly numbers: SpokenNumbers;
  /** What stands for a filler, by its words with a blank between. */
  readonly fillers: ReadonlyMap<string, string>;
}

const speakers: readonly Speaker[] = speaking.flatMap((language) => (language.numbers === null ? [] : [{ numbers: new SpokenNumbers(language.numbers), fillers: fillersOf(language) }]));

function fillersOf({ fillers, and, signs }: LanguageWords): ReadonlyMap<string, string> {
  return new Map([
    ...entriesOf(fillers).map((phrase) => [asWords(phrase), ' '] as const),
    // Cards go on past it, other numbers end there.
    ...entriesOf(and).map((phrase) => [asWords(phrase), ' & '] as const),
    ...entriesOf(signs.dot).map((phrase) => [asWords(phrase), '.'] as const),
    ...entriesOf(signs.hyphen).map((phrase) => [asWords(phrase), '-'] as const),
    ...entriesOf(signs.underscore).map((phrase) => [asWords(phrase), '_'] as const),
  ]);
}

/** In the language that makes most of the words; where none makes any, as far as there are only digits in all of them. */
function longestOf(all: readonly Speaker[], text: string, words: readonly Word[], from: number): Said {
  const said = all.map((speaker) => saidFrom(speaker, text, words, from));
  const longest = said.filter(({ edits }) => edits.length > 0).reduce<Said | null>((most, one) => (one.to > (most?.to ?? 0) ? one : most), null);
  return longest ?? { to: Math.min(...said.map(({ to }) => to)), edits: [] };
}

function saidFrom({ numbers, fillers }: Speaker, text: string, words: readonly Word[], from: number): Said {
  const edits: Edit[] = [];
  let to = from;
  let said = 0;
  let last: Word | undefined;
  for (let at = from; at < words.length; ) {
    const filler = last === undefined ? null : fillersFrom(fillers, text, words, at);
    const next = at + (filler?.words ?? 0);
    const number = numbers.read(words, next);
    const first = words[next];
    if (first === undefined) break;
    if (number === null && !first.digits) {
      // "C null eins X null null T": letters among the digits.
      if (last === undefined || filler !== null || !isLetter(first) || !between.test(text.slice(last.end, first.start))) break;
      last = first;
      at = next + 1;
      continue;
    }
    const end = words[next + (number?.words ?? 1) - 1] ?? first;
    if (last !== undefined && filler === null && !between.test(text.slice(last.end, first.start))) break;
    if (last !== undefined && filler !== null) edits.push({ start: last.end, end: first.start, text: filler.sign });
    if (number !== null) edits.push({ start: first.start, end: end.end, text: number.digits });
    // A day alone is part of a date; any other single word may be an article.
    said += number?.kind === 'day' ? 2 : (number?.words ?? 1);
    to = next + (number?.words ?? 1);
    last = end;
    at = to;
  }
  return { to, edits: said >= 2 || isDayOf(words, to) ? edits : [] };
}

function isLetter({ folded, digits }: Word): boolean {
  return !digits && folded.length === 1 && folded >= 'a' && folded <= 'z';
}

/** "Tres de mayo": a single number is a day. */
function isDayOf(words: readonly Word[], next: number): boolean {
  const month = ofWords.has(words[next]?.folded ?? '') ? words[next + 1] : words[next];
  return month !== undefined && months.has(month.folded) && month.folded !== 'may';
}

/** Between two numbers of a row. */
const between = /^[ ,.;:\-/()+_…]{1,3}$/u;
/** What stands around fillers, too. */
const aroundFillers = /^[ ,.;:\-/()…]{1,4}$/u;
/** Between the words of one filler: "trait d’union". */
const withinFiller = /^[ '’-]$/u;
const mostFillers = 4;
const longestFiller = 4;

/** The fillers before the next number, as the sign they stand for. */
function fillersFrom(fillers: ReadonlyMap<string, string>, text: string, words: readonly Word[], from: number): { readonly words: number; readonly sign: string } | null {
  let taken = 0;
  let sign = ' ';
  for (let count = 0; count < mostFillers; count += 1) {
    const filler = fillerAt(fillers, text, words, from + taken);
    if (filler === null) break;
    taken += filler.words;
    if (filler.sign !== ' ') sign = filler.sign;
  }
  const before = words[from - 1];
  const first = words[from];
  const last = words[from + taken - 1];
  const next = words[from + taken];
  if (taken === 0 || before === undefined || first === undefined || last === undefined || next === undefined) return null;
  const isSurrounded = aroundFillers.test(text.slice(before.end, first.start)) && aroundFillers.test(text.slice(last.end, next.start));
  return isSurrounded ? { words: taken, sign } : null;
}

function fillerAt(fillers: ReadonlyMap<string, string>, text: string, words: readonly Word[], at: number): { readonly words: number; readonly sign: string } | null {
  let phrase = '';
  let found: { readonly words: number; readonly sign: string } | null = null;
  for (let to = at; to < Math.min(words.length, at + longestFiller); to += 1) {
    const word = words[to];
    const before = words[to - 1];
    if (word === undefined || (to > at && before !== undefined && !withinFiller.test(text.slice(before.end, word.start)))) break;
    phrase = phrase === '' ? word.folded : `${phrase} ${word.folded}`;
    const sign = fillers.get(phrase);
    if (sign !== undefined) found = { words: to - at + 1, sign };
  }
  return found;
}
