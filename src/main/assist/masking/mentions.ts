import { wordsIn, type Word } from './reading/words';
import type { Name } from './words/language-words';
import { accentedPhrases, longest, phraseBeginnings, roles, unspacedNames, type Role } from './words/lexicon';

/** A name in a text, by its offsets. */
export interface Mention {
  readonly name: Name;
  readonly start: number;
  readonly end: number;
}

/** Words that mean something together, beside a number. */
export interface Phrase {
  readonly role: Role;
  /** Its first and its last word. */
  readonly from: number;
  readonly to: number;
}

/** The words of a text, and the names among them. */
export interface NamingParts {
  readonly words: readonly Word[];
  readonly endingAt: ReadonlyMap<number, Phrase>;
  readonly startingAt: ReadonlyMap<number, Phrase>;
  readonly unspaced: readonly Mention[];
  readonly mentions: readonly Mention[];
}

export function partsOf(text: string): NamingParts {
  const words = wordsIn(text);
  const unspaced = unspacedMentions(text);
  const mentions: Mention[] = [...unspaced];
  const endingAt = new Map<number, Phrase>();
  const startingAt = new Map<number, Phrase>();
  for (let from = 0; from < words.length; from += 1) {
    const phrase = phraseFrom(text, words, from);
    if (phrase === null) continue;
    endingAt.set(phrase.to, phrase);
    startingAt.set(from, phrase);
    const { role, to } = phrase;
    if (role !== 'link' && role !== 'reach' && role !== 'number') mentions.push({ name: role, start: words[from]?.start ?? 0, end: words[to]?.end ?? 0 });
    from = to;
  }
  return { words, endingAt, startingAt, unspaced, mentions: mentions.sort((a, b) => a.start - b.start) };
}

/** The longest phrase that begins with a word; a compound is what its end says: "Rechnungsnr" is a number of something. */
function phraseFrom(text: string, words: readonly Word[], from: number): Phrase | null {
  let phrase = '';
  let found: Phrase | null = null;
  for (let to = from; to < Math.min(words.length, from + longest.words); to += 1) {
    const word = words[to];
    const before = words[to - 1];
    if (word === undefined || (to > from && !within.test(text.slice(before?.end ?? 0, word.start)))) break;
    phrase = phrase === '' ? word.folded : `${phrase} ${word.folded}`;
    const role = roles.get(phrase);
    if (role !== undefined && isWrittenSo(text, word, phrase)) found = { role, from, to };
    else if (!phraseBeginnings.has(phrase)) break;
  }
  const compound = found === null ? compoundRole(words[from]?.folded ?? '') : null;
  return compound === null ? found : { role: compound, from, to: from };
}

/** Between the words of a phrase. */
const within = /^[ .\-'’/]{0,2}$/u;

/** "Né" is "born", "ne" is "not": some phrases count with their accents only. */
function isWrittenSo(text: string, last: Word, phrase: string): boolean {
  const accented = accentedPhrases.get(phrase);
  return accented === undefined || text.slice(0, last.end).toLowerCase().normalize('NFC').endsWith(accented);
}

function compoundRole(folded: string): Role | null {
  const stem = /^(?<stem>\p{L}{3,}?)(?:s|n|en)?(?:nummer|nummern|nr|code|kennung|zeichen|schlussel)$/u.exec(folded)?.groups?.stem;
  if (stem === undefined) return null;
  return roles.get(stem) ?? roles.get(`${stem}n`) ?? roles.get(`${stem}e`) ?? 'reference';
}

function unspacedMentions(text: string): readonly Mention[] {
  const folded = text.toLowerCase();
  // A letter whose small form is longer would move the offsets.
  if (!/[\u0e01-\uffff]/u.test(text) || folded.length !== text.length) return [];
  const mentions: Mention[] = [];
  for (let start = 0; start < folded.length; start += 1) {
    const found = unspacedNames.get(folded.charAt(start))?.find(([written]) => folded.startsWith(written, start));
    if (found === undefined) continue;
    mentions.push({ name: found[1], start, end: start + found[0].length });
    start += found[0].length - 1;
  }
  return mentions;
}
