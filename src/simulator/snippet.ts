import { termsOf } from './terms';

const SNIPPET_LENGTH = 300;
const LONGEST_WINDOW = 3;
const OPENING_BONUS = 0.5;

/**
 * The passage of a plain text that says most about a query: up to three neighbouring sentences,
 * at most 300 characters. `weights` gives each matched term its worth; in the first sentence, which
 * is the article's answer, it is worth more. Among equals the shorter passage wins, then the earlier.
 */
export function bestPassage(text: string, weights: ReadonlyMap<string, number>): string {
  const sentences = sentencesOf(text);
  const matches = sentences.map((sentence) => termsOf(sentence).filter((term) => weights.has(term)));
  let best = { worth: -1, passage: '' };
  for (let count = 1; count <= LONGEST_WINDOW; count += 1) {
    for (let first = 0; first + count <= sentences.length; first += 1) {
      const passage = sentences.slice(first, first + count).join(' ');
      if (count > 1 && passage.length > SNIPPET_LENGTH) continue;
      const opening = first === 0 ? worthOf(matches.slice(0, 1), weights) * OPENING_BONUS : 0;
      const worth = worthOf(matches.slice(first, first + count), weights) + opening;
      if (worth > best.worth) best = { worth, passage };
    }
  }
  return shorten(best.passage);
}

/** Sentences of a plain text; a line end ends one too, so a list's items stay apart. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+(?=[\p{Lu}\d“"'(])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}

function worthOf(matches: readonly (readonly string[])[], weights: ReadonlyMap<string, number>): number {
  let worth = 0;
  for (const term of new Set(matches.flat())) worth += weights.get(term) ?? 0;
  return worth;
}

function shorten(passage: string): string {
  if (passage.length <= SNIPPET_LENGTH) return passage;
  const cut = passage.slice(0, SNIPPET_LENGTH - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > 0 ? lastSpace : cut.length)}…`;
}
