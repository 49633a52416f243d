import { noFeedback, type KnowledgeResult, type Query } from '../../../shared/domain/knowledge';
import type { ShownSuggestion } from './shown-suggestions';
import { priorityOf, sourceOf } from '../ask/source';

/** What a result looks like to the agent. `now` is epoch milliseconds. */
export function suggestionOf(query: Query, result: KnowledgeResult, { id, now }: { readonly id: string; readonly now: number }): ShownSuggestion {
  return {
    url: result.url,
    suggestion: {
      id,
      queryId: query.id,
      conversationId: query.conversationId,
      documentId: result.documentId,
      title: result.title,
      snippet: result.snippet,
      confidence: result.confidence,
      lastUpdated: result.lastUpdated,
      source: sourceOf(result, query.sources),
      priority: priorityOf(result, query.sources),
      canOpen: result.url !== null,
      trigger: query.trigger,
      shownAt: now,
      revision: null,
      feedback: noFeedback,
    },
  };
}

/** What a newer answer to its query makes of what is shown. */
export interface Revisions {
  /** Those whose text, date, address or confidence differ now, and those that aren't in the answer any more. */
  readonly changed: readonly ShownSuggestion[];
  /** Documents that weren't there before, best first. */
  readonly added: readonly KnowledgeResult[];
}

/** Compares what a query brought with what it brings now. Pure. */
export function revisionsOf(query: Query, shown: readonly ShownSuggestion[], kept: readonly KnowledgeResult[]): Revisions {
  const now = new Map(kept.map((result) => [result.documentId, result]));
  const changed = shown.flatMap((before) => {
    const after = revised(query, before, now.get(before.suggestion.documentId));
    return after === null ? [] : [after];
  });
  const known = new Set(shown.map((one) => one.suggestion.documentId));
  return { changed, added: kept.filter((result) => !known.has(result.documentId)) };
}

/** null where it says the same as before. */
function revised(query: Query, before: ShownSuggestion, result: KnowledgeResult | undefined): ShownSuggestion | null {
  const { suggestion, url } = before;
  // What the agent dismissed is withheld from the newer answer, too; that says nothing about the article.
  if (result === undefined) {
    return suggestion.revision === 'withdrawn' || suggestion.feedback.dismissed ? null : { url, suggestion: { ...suggestion, revision: 'withdrawn' } };
  }
  const { title, snippet, lastUpdated, confidence } = result;
  const sameText = suggestion.title === title && suggestion.snippet === snippet && suggestion.lastUpdated === lastUpdated && url === result.url;
  if (sameText && suggestion.confidence === confidence && suggestion.revision !== 'withdrawn') return null;
  const after = { ...suggestion, title, snippet, lastUpdated, confidence, canOpen: result.url !== null, source: sourceOf(result, query.sources), priority: priorityOf(result, query.sources) };
  // A point more or less of confidence is no news to the agent; one that is found again is as it was.
  return { url: result.url, suggestion: { ...after, revision: sameText ? null : 'updated' } };
}
