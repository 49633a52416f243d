import { useEffect } from 'react';
import { remember, remembered } from '../../../bridge/window-memory';
import type { AppState } from '../../../../shared/contract/state';

const outlineMs = 2_000;

/** Brings the suggestion main asks for into view, focuses it and outlines it for a moment. */
export function useHighlight(highlight: AppState['highlight']): void {
  const id = highlight?.suggestionId ?? null;
  const count = highlight?.count ?? 0;
  useEffect(() => {
    // The page before this one has done so.
    if (id === null || remembered().asked.card === count) return undefined;
    remember({ asked: { ...remembered().asked, card: count } });
    const card = document.querySelector<HTMLElement>(`[data-suggestion-id="${CSS.escape(id)}"]`);
    if (card === null) return undefined;
    card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
    card.dataset.highlighted = '';
    const timer = setTimeout(() => delete card.dataset.highlighted, outlineMs);
    return () => {
      clearTimeout(timer);
      delete card.dataset.highlighted;
    };
  }, [id, count]);
}
