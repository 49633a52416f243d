import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../../../shared/domain/knowledge';
import { suggestionText } from '../../../text/suggestion';
import { announce } from '../../../ui/announcer';
import { isShown } from './suggestion-sections';
import { undoKeys } from './undo-bar';

/**
 * The suggestion that was dismissed last while this is on the screen, for as long as it is; null where there is none.
 * Of the cards that go, the focused one hands the focus to the next; one that comes back by `undo` takes it.
 */
export function useDismissals(suggestions: readonly Suggestion[]): Suggestion | null {
  const [last, setLast] = useState<string | null>(null);
  const before = useRef<ReadonlyMap<string, Suggestion>>(new Map());
  const place = useRef(-1);

  // Where the focus is among the cards, as long as it is there.
  useLayoutEffect(() => {
    const follow = (): void => {
      // A card’s menu stands outside of it.
      if (document.activeElement?.closest('[role="menu"]') instanceof Element) return;
      const at = [...document.querySelectorAll('.card')].findIndex((card) => card.contains(document.activeElement));
      if (at >= 0 || !isFocusLost()) place.current = at;
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);

  useEffect(() => {
    const known = before.current;
    before.current = new Map(suggestions.map((one) => [one.id, one]));
    const turned = (to: 'dismissed' | 'restored'): Suggestion | undefined =>
      suggestions.find((one) => known.get(one.id)?.feedback.dismissed === (to === 'restored') && one.feedback.dismissed === (to === 'dismissed'));
    const dismissed = turned('dismissed');
    const restored = turned('restored');
    if (dismissed !== undefined) {
      setLast(dismissed.id);
      const said = suggestionText.dismissed({ title: dismissed.title });
      // The keys are the list's; without a card the focus is in the box, where they are the text's.
      announce(suggestions.some(isShown) ? `${said}. ${suggestionText.undoHelp({ keys: undoKeys })}.` : `${said}.`);
      if (isFocusLost() && place.current >= 0) cardAt(place.current)?.focus();
    } else if (restored !== undefined) {
      const card = document.querySelector<HTMLElement>(`[data-suggestion-id="${CSS.escape(restored.id)}"]`);
      // By keys from another card, or by the button that has gone with the bar.
      if (isFocusLost() || document.activeElement?.closest('.card, .undo-bar') instanceof Element) card?.focus();
    }
  }, [suggestions]);

  return suggestions.find((one) => one.id === last && one.feedback.dismissed) ?? null;
}

/** The card that stands there now, else the last one. */
function cardAt(place: number): HTMLElement | undefined {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  return cards[place] ?? cards.at(-1);
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
