import { useEffect, useState, type KeyboardEvent } from 'react';
import { send } from '../../bridge/client';
import { queryTextBounds } from '../../../shared/domain/knowledge';
import { queryText } from '../../text/query';
import { announce } from '../../ui/announcer';
import { recentTexts } from './recent-texts';

/** Recent questions offered below the search box. */
export interface RecentAsks {
  /** Empty while they are closed. */
  readonly texts: readonly string[];
  /** Which one the keyboard is on; -1 for none: Enter asks what is typed. */
  readonly active: number;
  readonly typed: (draft: string) => void;
  readonly close: () => void;
  /** Before the search field sees the key, which would clear or ask. */
  readonly onKeyDownCapture: (event: KeyboardEvent, onChosen: (text: string) => void) => void;
}

/** Typing settles before main is asked. */
const settleMs = 150;

interface Shown {
  readonly texts: readonly string[];
  readonly active: number;
}

const closed: Shown = { texts: [], active: -1 };

/** Offers what the agent asked today: as it is typed, and all of it by arrow up in an empty box. */
export function useRecentAsks(draft: string): RecentAsks {
  const [looked, setLooked] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>(closed);

  useEffect(() => {
    if (looked === null) return undefined;
    let overtaken = false;
    const timer = setTimeout(
      () =>
        void send('history:search', { text: looked }).then((result) => {
          if (overtaken || !result.ok) return;
          const texts = recentTexts(result.value.entries, looked);
          setShown({ texts, active: -1 });
          if (texts.length > 0) announce(queryText.recentFound({ count: texts.length }));
        }),
      looked === '' ? 0 : settleMs,
    );
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [looked]);

  const close = (): void => {
    setLooked(null);
    setShown(closed);
  };
  const typed = (text: string): void => {
    setShown(closed);
    setLooked(text.trim().length >= queryTextBounds.min ? text : null);
  };
  const step = (by: 1 | -1): void => setShown(({ texts, active }) => ({ texts, active: ((active + 1 + by + texts.length + 1) % (texts.length + 1)) - 1 }));

  const onKeyDownCapture = (event: KeyboardEvent, onChosen: (text: string) => void): void => {
    if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const { texts, active } = shown;
    const chosen = texts[active];
    if (texts.length === 0) {
      if (event.key !== 'ArrowUp' || draft !== '') return;
      setLooked('');
    } else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen !== undefined) {
      close();
      onChosen(chosen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { texts: shown.texts, active: shown.active, typed, close, onKeyDownCapture };
}
