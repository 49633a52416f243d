import { useState } from 'react';
import { remember, remembered } from '../bridge/window-memory';

type Phase = 'closed' | 'open';

/** More than anybody reads at once; the ones opened last are remembered. */
const mostExpanded = 200;

/** Whether a card's text, or what else has this identifier (100 characters at most), is shown whole, also to the next page of this window. */
export function useExpanded(id: string): [Phase, (phase: Phase) => void] {
  const [phase, setPhase] = useState<Phase>(() => (remembered().expanded.includes(id) ? 'open' : 'closed'));
  return [
    phase,
    (next) => {
      setPhase(next);
      const others = remembered().expanded.filter((one) => one !== id);
      remember({ expanded: next === 'open' ? [...others, id].slice(-mostExpanded) : others });
    },
  ];
}
