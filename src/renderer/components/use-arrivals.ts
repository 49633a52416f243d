import { useEffect, useRef } from 'react';
import type { AppState } from '../../shared/state';
import { arrivalWords } from '../text/suggestion';
import { queryWords } from '../text/query';
import { announce } from './announcer';
import { isUnderWay } from './tray-queries';

/** Tells people who listen of new suggestions, each once, and of an own question that brought none. */
export function useArrivalsAnnounced(state: AppState | null): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  const underWay = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (state === null) return;
    const known = seen.current;
    seen.current = new Set(state.suggestions.map((suggestion) => suggestion.id));
    const waitedFor = underWay.current;
    underWay.current = new Set(state.queries.filter(isUnderWay).map((query) => query.id));
    // What is there when the window opens is not news.
    if (known === null) return;

    const arrived = state.suggestions.filter((suggestion) => !known.has(suggestion.id));
    const fruitless = state.queries.find(
      (query) => query.trigger === 'typed' && waitedFor.has(query.id) && !isUnderWay(query) && query.status !== 'PASS',
    );
    if (arrived.length > 0) announce(arrivalWords(arrived));
    else if (fruitless !== undefined) {
      announce(queryWords(fruitless, Date.now()));
    }
  }, [state]);
}
