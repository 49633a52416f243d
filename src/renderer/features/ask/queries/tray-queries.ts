import type { Suggestion } from '../../../../shared/domain/knowledge';
import type { QueryView } from '../../../../shared/contract/state';

const mostUnderWay = 3;
const mostSettled = 2;

export interface TrayQueries {
  readonly shown: readonly QueryView[];
  /** Under way, but not shown for want of room. */
  readonly more: readonly QueryView[];
}

/**
 * Which queries stand in the tray, newest first: those under way, then those that ended without a card. An ending
 * goes when a newer query of its conversation has ended, or, where a newer one replaced it, with that one's waiting.
 */
export function trayQueries(queries: readonly QueryView[], suggestions: readonly Suggestion[]): TrayQueries {
  const underWay = queries.filter(isUnderWay);
  const withCards = new Set(suggestions.map((suggestion) => suggestion.queryId));
  const outdated = new Set<string>();
  const waited = new Set<string>();
  const settled: QueryView[] = [];
  for (const query of queries) {
    const { conversationId } = query;
    if (isUnderWay(query)) {
      waited.add(conversationId);
    } else if (query.status === 'SUPERSEDED') {
      if (waited.has(conversationId) && !outdated.has(conversationId)) settled.push(query);
    } else {
      if (!outdated.has(conversationId) && query.status !== 'PASS' && !withCards.has(query.id)) settled.push(query);
      outdated.add(conversationId);
    }
  }
  return {
    shown: [...underWay.slice(0, mostUnderWay), ...settled.slice(0, mostSettled)],
    more: underWay.slice(mostUnderWay),
  };
}

/** Waiting for its turn or for its answer. */
export function isUnderWay(query: QueryView): boolean {
  return query.status === 'queued' || query.status === 'asking';
}
