import MiniSearch from 'minisearch';
import type { Article } from './articles';
import { confidenceOf, rarityOf } from './confidence';
import { bestPassage } from './snippet';
import { termOf, termsOf, wordsOf } from './terms';

/** A knowledge base to search; priority 1 is the highest, 10 the lowest. */
export interface SearchSource {
  readonly knowledgeBaseId: string;
  readonly priority: number;
}

export interface SearchRequest {
  readonly text: string;
  readonly sources: readonly SearchSource[];
  /** At most this many hits. */
  readonly maxResults: number;
}

export interface SearchHit {
  readonly article: Article;
  /** 0–1, two decimals; see confidence.ts. */
  readonly confidence: number;
  readonly snippet: string;
}

export interface SearchIndex {
  /** Hits of at least LEAST_CONFIDENCE in the given knowledge bases, the surest first. */
  search(request: SearchRequest): SearchHit[];
}

/** Below this a hit shares hardly a word with the query, and is not worth an answer's bytes. */
const LEAST_CONFIDENCE = 0.2;

const FIELD_BOOST = { title: 3, tags: 2, body: 1 };

interface IndexedArticle {
  readonly id: string;
  readonly title: string;
  readonly tags: string;
  readonly body: string;
  readonly knowledgeBaseId: string;
}

/** Builds a full-text index over articles, held in memory. */
export function buildSearchIndex(articles: readonly Article[]): SearchIndex {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const index = new MiniSearch<IndexedArticle>({
    fields: Object.keys(FIELD_BOOST),
    storeFields: ['knowledgeBaseId'],
    tokenize: wordsOf,
    processTerm: termOf,
  });
  index.addAll(
    articles.map(({ id, title, tags, body, knowledgeBaseId }) => ({
      id,
      title,
      tags: tags.join('\n'),
      body,
      knowledgeBaseId,
    })),
  );
  const rarity = rarityOf(articles);

  return {
    search({ text, sources, maxResults }) {
      const words = wordsOf(text).length;
      const terms = new Set(termsOf(text));
      const priorityOf = new Map(sources.map((source) => [source.knowledgeBaseId, source.priority]));
      const priority = ({ knowledgeBaseId }: Article): number => priorityOf.get(knowledgeBaseId) ?? 10;
      const found = index.search(text, {
        boost: FIELD_BOOST,
        filter: (result) => priorityOf.has(String(result.knowledgeBaseId)),
        // Only a word that stands nowhere can be a slip of the keyboard.
        fuzzy: (term) => (term.length >= 5 && !rarity.known(term) ? 0.2 : false),
      });
      return found
        .flatMap((result) => {
          const article = byId.get(String(result.id));
          if (article === undefined) return [];
          // MiniSearch multiplies its BM25 sum by the number of terms matched; coverage counts those here.
          const bm25 = result.score / Math.max(1, result.queryTerms.length);
          const confidence = confidenceOf({ terms, words, match: result.match, found: result.queryTerms, bm25, rarity });
          const weights = new Map(result.terms.map((term) => [term, rarity.weight(term)]));
          return [{ article, bm25, confidence, weights }];
        })
        .filter((hit) => hit.confidence >= LEAST_CONFIDENCE)
        .sort(
          (a, b) =>
            b.confidence - a.confidence ||
            priority(a.article) - priority(b.article) ||
            b.bm25 - a.bm25,
        )
        .slice(0, maxResults)
        .map(({ article, confidence, weights }) => ({
          article,
          confidence,
          snippet: bestPassage(article.body, weights),
        }));
    },
  };
}
