import type { Article } from './articles';
import type { SearchIndex } from './search';
import type { SearchResponse, Subscribe } from './wire';

const DAY_MS = 86_400_000;

/** What an answer is made from. */
export interface Answering {
  readonly index: SearchIndex;
  /** Epoch milliseconds that the articles' ages are counted from: the same article is of the same date each time. */
  readonly articlesAsOf: number;
}

/**
 * The gateway's answer to a SUBSCRIBE: up to maxResults hits, the surest first. The client's
 * threshold and freshness are left to the client, whose filter could not be seen at work otherwise.
 */
export function answerOf(message: Subscribe, { index, articlesAsOf }: Answering): SearchResponse {
  const hits = index.search({
    text: message.queryText,
    sources: message.knowledgeSources.map((source) => ({
      knowledgeBaseId: source.knowledge_base_id,
      priority: source.priority,
    })),
    maxResults: message.maxResults,
  });
  return {
    messageType: 'KNOWLEDGE_SEARCH_RESPONSE',
    conversationId: message.conversationId,
    ...(message.queryId === undefined ? {} : { queryId: message.queryId }),
    results: hits.map(({ article, confidence, snippet }) => ({
      documentId: article.id,
      title: article.title,
      snippet,
      confidenceScore: confidence,
      ...lastUpdatedOf(article, articlesAsOf),
      url: article.url,
    })),
  };
}

/** The date as the article's knowledge base writes it: with Z, without a zone, or not at all. */
export function lastUpdatedOf(
  { updatedDaysAgo, dateFormat }: Pick<Article, 'updatedDaysAgo' | 'dateFormat'>,
  asOf: number,
): { lastUpdated?: string } {
  if (updatedDaysAgo === null || dateFormat === 'none') return {};
  const iso = new Date(asOf - updatedDaysAgo * DAY_MS).toISOString();
  return { lastUpdated: dateFormat === 'iso' ? iso : iso.slice(0, 'YYYY-MM-DDTHH:mm:ss'.length) };
}
