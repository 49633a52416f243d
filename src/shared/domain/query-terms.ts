import { isStopWord } from './stop-words';

/** A stretch of a text, and whether it is one of the words asked for. The stretches make up the text again. */
export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * The words of a question that say what it is about: folded (case, accents, widths), each once, without words that
 * carry no topic. Stand-ins for masked data aren’t among them.
 */
export function queryTerms(question: string): readonly string[] {
  const words = wordsIn(question.replace(/\[[^\]]*\]/gu, ' ')).map(({ folded }) => folded);
  return [...new Set(words)].filter((word) => isTopic(word)).slice(0, mostTerms);
}

/** Whether the word is one of the terms, or another form of one: “returned” for “return”, “policies” for “policy”. */
export function isTerm(word: string, terms: readonly string[]): boolean {
  const folded = fold(word);
  return terms.some((term) => sameWord(folded, term));
}

/** Which of the terms are in the text, in any form. */
export function termsIn(text: string, terms: readonly string[]): ReadonlySet<string> {
  const words = new Set(wordsIn(text).map(({ folded }) => folded));
  return new Set(terms.filter((term) => [...words].some((word) => sameWord(word, term))));
}

/** Cuts a text into what is one of the terms and what isn’t. */
export function markTerms(text: string, terms: readonly string[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const { start, end, folded } of terms.length === 0 ? [] : wordsIn(text)) {
    if (!terms.some((term) => sameWord(folded, term))) continue;
    if (start > from) parts.push({ text: text.slice(from, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}

/** A question has 500 characters; more words than that many would mark the whole card. */
const mostTerms = 40;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function wordsIn(text: string): readonly { readonly start: number; readonly end: number; readonly folded: string }[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment, index }) => ({ start: index, end: index + segment.length, folded: fold(segment) }));
}

function fold(word: string): string {
  // “ß” and “ss”, full and half width, accents, and the ends of “customer’s”.
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/gu, 'ss').replace(/['’]s?$/u, '');
}

function isTopic(word: string): boolean {
  if (isStopWord(word)) return false;
  if (/^\p{N}+$/u.test(word)) return word.length > 1;
  if (/^\p{Script=Hiragana}+$/u.test(word)) return word.length > 2;
  return word.length > 2 || /\p{Script=Han}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(word);
}

/** The same but for how it is inflected. Errs on the side of not marking. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  if (shared < leastStem) return false;
  return hasEnding(one, shared) && hasEnding(other, shared);
}

const leastStem = 3;
/** A short stem is more often another word than another form: “car” and “care”. */
const shortStem = 4;

function hasEnding(word: string, stem: number): boolean {
  const rest = word.slice(stem);
  // “stop” and “stopping”: the stem’s last letter comes twice.
  const plain = rest.length > 1 && rest.startsWith(word.charAt(stem - 1)) ? rest.slice(1) : rest;
  const allowed = stem < shortStem ? shortEndings : endings;
  return allowed.has(rest) || allowed.has(plain);
}

const shortEndings = new Set(['', 's', 'es', 'ed', 'ing']);

/** Endings of inflected words, folded: English, German, French, Spanish, Portuguese. */
const endings = new Set(
  `- s es d ed r er ers ing ings y ies ied ly ment ments
   e en em n st t te ten tes ter
   ee ees ez ent ait aient al aux elle elles eur eurs tion tions
   a as o os ar ir ado ada ados adas ando iendo ido ida idos idas amos emos an cion ciones cao coes ao aos oes`
    .split(/\s+/u)
    .map((ending) => (ending === '-' ? '' : ending)),
);
