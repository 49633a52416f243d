import { isUnspaced } from '../reading/scripts';
import { asWords } from '../reading/words';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { japanese } from './japanese';
import { entriesOf, type LanguageWords, type Name, type SignName } from './language-words';
import { otherLanguages } from './other-languages';
import { portuguese } from './portuguese';
import { spanish } from './spanish';

/** What a word or phrase is beside a number. */
export type Role = Name | 'number' | 'reach' | 'link';

const all: readonly LanguageWords[] = [english, german, french, spanish, portuguese, japanese, otherLanguages];

/** Each language whose spoken numbers are read word by word. */
export const speaking: readonly LanguageWords[] = all.filter(({ numbers }) => numbers !== null);

const rolesByPhrase = new Map<string, Role>();
const beginnings = new Set<string>();
const namesByLetter = new Map<string, (readonly [written: string, name: Name])[]>();

/** Phrases as the words that `wordsIn` cuts, a blank between: "order number" → reference. */
export const roles: ReadonlyMap<string, Role> = rolesByPhrase;
/** Phrases that count as they are written here only, by how they are folded. */
export const accentedPhrases: ReadonlyMap<string, string> = new Map([['ne', 'né'], ['ne le', 'né le'], ['ne en', 'né en'], ['ne a', 'né à']]);
/** What longer phrases begin with. */
export const phraseBeginnings: ReadonlySet<string> = beginnings;
/** Names in scripts without blanks, found within text, by their first letter; the longest first. */
export const unspacedNames: ReadonlyMap<string, readonly (readonly [written: string, name: Name])[]> = namesByLetter;
export const ofWords: ReadonlySet<string> = new Set(all.flatMap((language) => entriesOf(language.of).map(asWords)));

/** The most words of a phrase. */
export const longest = { words: 0 };

/** A word for a sign in any of the languages, folded. */
export function signWords(sign: SignName): ReadonlySet<string> {
  return new Set(all.flatMap((language) => entriesOf(language.signs[sign])));
}

/** The number of a month by its name in any language, folded. */
export const months: ReadonlyMap<string, number> = new Map(
  all.flatMap((language) => entriesOf(language.months).flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const))),
);

// The most telling role first, and each language's own names: "contact" is a telephone's in one, a verb in another.
for (const language of all) {
  // The keys are those of the literal; Object.entries widens them.
  for (const [name, list] of Object.entries(language.names) as [Name, string][]) {
    for (const entry of entriesOf(list)) {
      if (Array.from(entry).some(isUnspaced)) addUnspaced(entry, name);
      else addPhrase(entry, name);
    }
  }
}
for (const role of ['number', 'reaches', 'links'] as const) {
  for (const language of all) {
    for (const entry of entriesOf(language[role])) addPhrase(entry, role === 'number' ? 'number' : role === 'reaches' ? 'reach' : 'link');
  }
}
for (const names of namesByLetter.values()) names.sort(([a], [b]) => b.length - a.length);

function addPhrase(entry: string, role: Role): void {
  const phrase = asWords(entry);
  if (phrase === '' || rolesByPhrase.has(phrase)) return;
  rolesByPhrase.set(phrase, role);
  const words = phrase.split(' ');
  longest.words = Math.max(longest.words, words.length);
  for (let count = 1; count < words.length; count += 1) beginnings.add(words.slice(0, count).join(' '));
}

function addUnspaced(entry: string, name: Name): void {
  const names = namesByLetter.get(entry.charAt(0)) ?? [];
  if (!names.some(([written]) => written === entry)) names.push([entry, name]);
  namesByLetter.set(entry.charAt(0), names);
}
