import type { Article } from './articles';
import { termsOf } from './terms';

/** How much a term tells apart the articles of an index. */
export interface Rarity {
  /** Whether any article has the term. */
  known(term: string): boolean;
  /** Its inverse document frequency, as BM25 has it: near 0 where every article has it. */
  weight(term: string): number;
}

export interface Evidence {
  /** The query's terms; stop-words are not among them. */
  readonly terms: ReadonlySet<string>;
  /** How many words the query has, those without a topic among them. */
  readonly words: number;
  /** The fields each term of the article was found in. */
  readonly match: Readonly<Record<string, readonly string[]>>;
  /** The query's terms that were found, exactly or nearly. */
  readonly found: readonly string[];
  /** The BM25 sum over the found terms, fields boosted. */
  readonly bm25: number;
  readonly rarity: Rarity;
}

/** A title and the tags say what an article is about; a body also mentions what it is not about. */
const ABOUT = 1;
const MENTIONED = 0.4;
/** A word no article knows weighs this share of the rarest word: often a name, sometimes the topic. */
const UNKNOWN = 0.5;
/** Speech says more than it asks: this share of a query's weight found counts as all of it. */
const ENOUGH = 0.7;
/** The BM25 sum at which evidence is half of what it can be. */
const HALF_EVIDENCE = 6;
/** One shared word may be chance, unless it is nearly all that was typed; a second one bears it out. */
const ALONE = 0.4;
const KEYWORD_QUERY_WORDS = 5;

/**
 * How sure the search is that an article answers a query, 0–1, in steps of 0.01.
 *
 * Coverage: the share of the query's weight (inverse document frequency, so that filler and words
 * every article has hardly count) that the article has; a match in its body alone is worth less.
 * Evidence: the BM25 sum, saturating, and cut where it rests on one word of a whole sentence.
 * Confidence is their geometric mean: high only when both are. With the demo's articles a spoken
 * sentence gives the right one 0.75–0.98, related ones 0.4–0.75, chatter mostly under 0.4.
 */
export function confidenceOf({ terms, words, match, found, bm25, rarity }: Evidence): number {
  let asked = 0;
  let covered = 0;
  for (const term of terms) {
    const weight = rarity.weight(term);
    asked += weight;
    const fields = match[term];
    if (fields?.some((field) => field !== 'body')) covered += ABOUT * weight;
    else if (fields !== undefined || found.includes(term)) covered += MENTIONED * weight;
  }
  if (asked === 0) return 0;
  const coverage = Math.min(1, covered / asked / ENOUGH);
  const alone = found.length === 1 && (terms.size > 1 || words > KEYWORD_QUERY_WORDS);
  const evidence = (bm25 / (bm25 + HALF_EVIDENCE)) * (alone ? ALONE : 1);
  return Math.round(Math.sqrt(coverage * evidence) * 100) / 100;
}

/** Counts in how many articles each term stands. */
export function rarityOf(articles: readonly Article[]): Rarity {
  const counts = new Map<string, number>();
  for (const { title, tags, body } of articles) {
    for (const term of new Set(termsOf([title, ...tags, body].join('\n')))) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const inverse = (count: number): number => Math.log(1 + (articles.length - count + 0.5) / (count + 0.5));
  return {
    known: (term) => counts.has(term),
    weight(term) {
      const count = counts.get(term);
      return count === undefined ? UNKNOWN * inverse(1) : inverse(count);
    },
  };
}
