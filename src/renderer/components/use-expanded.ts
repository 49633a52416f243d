import { useState } from 'react';
import { remember, remembered } from '../bridge/window-memory';

type Phase = 'closed' | 'open';

/** More than anybody reads at once; the ones opened last are remembered. */
const mostExpanded = 200;

/** Whether a card's text is shown whole, also to the next page of this window. */
export function useExpanded(suggestionId: string): [Phase, (phase: Phase) => void] {
  const [phase, setPhase] = useState<Phase>(() => (remembered().expanded.includes(suggestionId) ? 'open' : 'closed'));
  return [
    phase,
    (next) => {
      setPhase(next);
      const others = remembered().expanded.filter((id) => id !== suggestionId);
      remember({ expanded: next === 'open' ? [...others, suggestionId].slice(-mostExpanded) : others });
    },
  ];
}
