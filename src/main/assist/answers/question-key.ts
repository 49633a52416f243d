import type { Query } from '../../../shared/domain/knowledge';

/**
 * Two queries with the same key ask the same thing of the same sources and get the same answer. The text has been
 * normalised (`makeQuery`) by then; its case says nothing to a search.
 */
export function questionKey({ text, language, confidenceThreshold, maxResults, sources }: Query): string {
  const asked = sources.map(({ knowledgeBaseId, priority }) => `${knowledgeBaseId} ${priority}`).sort();
  return JSON.stringify([text.toLowerCase(), language.toLowerCase(), confidenceThreshold, maxResults, asked]);
}
