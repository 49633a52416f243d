import { useEffect, useState } from 'react';
import type { Suggestion } from '../../../../shared/domain/knowledge';

/** Cards that are drawn in one go: more than a screen shows, and what a slow machine draws while nobody notices a wait. */
const portion = 12;

interface Portions {
  readonly all: readonly Suggestion[];
  readonly drawn: readonly Suggestion[];
}

/**
 * The suggestions to draw now. New ones that are more than a portion come one portion after the other, the first of them at
 * once, so that a key or a click is never behind a hundred cards; what the page opens with comes whole.
 */
export function useInPortions(all: readonly Suggestion[]): readonly Suggestion[] {
  const [before, setBefore] = useState<Portions>({ all, drawn: all });
  const now = before.all === all ? before : grown(before.drawn, all);
  if (now !== before) setBefore(now);
  useEffect(() => {
    if (now.drawn.length === now.all.length) return undefined;
    const timer = setTimeout(() => setBefore(grown(now.drawn, now.all)), 0);
    return () => clearTimeout(timer);
  }, [now]);
  return now.drawn;
}

function grown(drawn: readonly Suggestion[], all: readonly Suggestion[]): Portions {
  const known = new Set(drawn.map(({ id }) => id));
  let room = portion;
  const shown = all.filter(({ id }) => known.has(id) || room-- > 0);
  return { all, drawn: shown.length === all.length ? all : shown };
}
