import type { Suggestion } from '../../../../shared/domain/knowledge';
import type { QueryView } from '../../../../shared/contract/state';

/** Suggestions that came together, in the order main gave them. */
export interface SuggestionGroup {
  readonly key: string;
  /** The question they answer; null for a push, or when the question is no longer known. */
  readonly query: QueryView | null;
  readonly suggestions: readonly Suggestion[];
}

/**
 * Groups neighbours that came with the same answer. Only neighbours, so that a late answer to an old question stands
 * where it arrived and no card ever changes place.
 */
export function groupSuggestions(suggestions: readonly Suggestion[], queries: readonly QueryView[]): readonly SuggestionGroup[] {
  const byId = new Map(queries.map((query) => [query.id, query]));
  const groups: { key: string; query: QueryView | null; suggestions: Suggestion[] }[] = [];
  const uses = new Map<string, number>();
  // From the oldest, so that a group's key never depends on what came after it.
  for (const suggestion of [...suggestions].reverse()) {
    const name = `${suggestion.queryId} ${suggestion.trigger}`;
    const last = groups.at(-1);
    if (last?.key.startsWith(`${name} `) === true) {
      last.suggestions.unshift(suggestion);
      continue;
    }
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    groups.push({ key: `${name} ${use}`, query: byId.get(suggestion.queryId) ?? null, suggestions: [suggestion] });
  }
  return groups.reverse();
}
