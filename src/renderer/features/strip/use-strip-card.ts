import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { remember, remembered } from '../../bridge/window-memory';
import type { AppState } from '../../../shared/contract/state';
import { isShown } from '../suggestions/list/suggestion-sections';
import { stripCards, type StripCards } from './strip-cards';

/** A pointer that has rested for longer aims at nothing. */
const aimingMs = 5_000;

export interface StripCard extends StripCards {
  /** So many came while the agent was busy with the one on show. */
  readonly fresh: number;
  /** Goes on by so many: older ones are further on. */
  readonly go: (by: 1 | -1) => void;
  readonly goNewest: () => void;
}

/**
 * Which card is on show: the newest, until the agent turns to another one. What arrives, or a question in another
 * conversation, takes its place, but not from under a pointer or a keyboard that is at work in the strip.
 */
export function useStripCard(state: AppState, strip: RefObject<HTMLElement | null>): StripCard {
  const [chosen, setChosen] = useState(() => askedFor(state) ?? remembered().chosen);
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const known = useRef<ReadonlySet<string> | null>(null);
  const before = useRef<string | null>(null);
  const turned = useRef(false);
  const isEngaged = useEngaged(strip);
  const found = stripCards(state, chosen);
  const { cards, at } = found;
  const front = stripCards(state, null);
  const id = cards[at]?.id ?? null;

  // Before it is painted, so that nothing flickers under the pointer.
  useLayoutEffect(() => {
    const seen = known.current;
    known.current = new Set(state.suggestions.map((one) => one.id));
    const arrived = seen === null ? [] : state.suggestions.filter((one) => !seen.has(one.id) && !one.feedback.dismissed).map((one) => one.id);
    // A question in another conversation brought that one to the front.
    const ledAway = !turned.current && !cards.some((card) => card.id === before.current) && state.suggestions.some((one) => one.id === before.current && isShown(one));
    const stay = (arrived.length > 0 || ledAway) && before.current !== null && isEngaged();
    if (arrived.length > 0 || ledAway) {
      setChosen(stay ? before.current : null);
      setFresh((last) => (stay ? [...arrived, ...last] : []));
    }
    if (!stay) before.current = id;
    turned.current = false;
  }, [state.suggestions, cards, id, isEngaged]);

  const { highlight } = state;
  useEffect(() => {
    if (highlight === null || remembered().asked.card === highlight.count) return;
    remember({ asked: { ...remembered().asked, card: highlight.count } });
    turnTo(highlight.suggestionId);
  }, [highlight]);

  useEffect(() => remember({ chosen }), [chosen]);

  function turnTo(next: string | null): void {
    turned.current = true;
    setChosen(next);
    setFresh((last) => (next === null ? [] : last.filter((one) => one !== next)));
  }
  return {
    ...found,
    fresh: fresh.filter((one) => front.cards.some((card) => card.id === one)).length,
    go: (by) => {
      const next = cards[at + by];
      if (next !== undefined) turnTo(next.id === front.cards[front.at]?.id ? null : next.id);
    },
    goNewest: () => turnTo(null),
  };
}

/** A card that main wants looked at, and that no page has brought up yet. */
function askedFor({ highlight }: AppState): string | null {
  return highlight === null || highlight.count === remembered().asked.card ? null : highlight.suggestionId;
}

/** Whether the pointer aims at something in the strip, or the keyboard is at work there. */
function useEngaged(strip: RefObject<HTMLElement | null>): () => boolean {
  const aimedAt = useRef(-Infinity);
  useEffect(() => {
    const aim = (): void => void (aimedAt.current = performance.now());
    const leave = (): void => void (aimedAt.current = -Infinity);
    document.addEventListener('pointermove', aim);
    document.addEventListener('pointerdown', aim);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      document.removeEventListener('pointermove', aim);
      document.removeEventListener('pointerdown', aim);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);
  const [isEngaged] = useState(() => (): boolean => {
    if (performance.now() - aimedAt.current < aimingMs) return true;
    const { activeElement } = document;
    return document.hasFocus() && activeElement?.matches(':focus-visible') === true && strip.current?.contains(activeElement) === true;
  });
  return isEngaged;
}
