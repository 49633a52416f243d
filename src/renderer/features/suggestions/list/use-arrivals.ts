import { useEffect, useRef } from 'react';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import type { AppState } from '../../../../shared/contract/state';
import { arrivalWords, revisionWords } from '../../../text/suggestion';
import { queryWords } from '../../../text/query';
import { announce } from '../../../ui/announcer';
import { isUnderWay } from '../../ask/queries/tray-queries';

/** Tells people who listen of new suggestions, of those in sight that changed, each once, and of an own question that brought none. */
export function useArrivalsAnnounced(state: AppState | null): void {
  const seen = useRef<ReadonlyMap<string, Suggestion> | null>(null);
  const underWay = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (state === null) return;
    const known = seen.current;
    seen.current = new Map(state.suggestions.map((suggestion) => [suggestion.id, suggestion]));
    const waitedFor = underWay.current;
    underWay.current = new Set(state.queries.filter(isUnderWay).map((query) => query.id));
    // What is there when the window opens is not news.
    if (known === null) return;

    const arrived = state.suggestions.filter((suggestion) => !known.has(suggestion.id));
    const fruitless = state.queries.find(
      (query) => query.trigger === 'typed' && waitedFor.has(query.id) && !isUnderWay(query) && query.status !== 'PASS',
    );
    const revised = state.suggestions.filter((suggestion) => isRevised(suggestion, known.get(suggestion.id)) && isInSight(suggestion));
    if (arrived.length > 0) announce(arrivalWords(arrived));
    else if (revised.length > 0) announce(revisionWords(revised));
    else if (fruitless !== undefined) {
      announce(queryWords(fruitless, Date.now()));
    }
  }, [state]);
}

/** It says something else than the agent has been told, or isn't found any more. */
function isRevised(now: Suggestion, before: Suggestion | undefined): boolean {
  if (before === undefined || now.revision === null || now.feedback.dismissed) return false;
  return now.revision !== before.revision || (now.revision === 'updated' && (now.title !== before.title || now.snippet !== before.snippet));
}

function isInSight({ id }: Suggestion): boolean {
  const card = document.querySelector(`[data-suggestion-id="${CSS.escape(id)}"]`);
  if (card === null) return false;
  const { top, bottom } = card.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
