import type { KeyboardEvent } from 'react';
import type { CardActs } from './use-card-acts';

/** The keys of a card that has the focus, as screen readers are told of them. */
export const cardKeys = 'C S O E P H N Delete';

type Acts = Pick<CardActs, 'copy' | 'copySentence' | 'pin' | 'dismiss' | 'rate'> & {
  /** null where there is no article to open. */
  readonly open: CardActs['open'] | null;
  /** null where there is no more to see. */
  readonly expand: (() => void) | null;
};

/**
 * What a key does while the card or something in it has the focus; null where the key is none of the card’s. One key
 * each, so that a hand stays free; nowhere else do they do anything.
 */
export function cardAct(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, acts: Acts): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 'c':
      return acts.copy;
    case 's':
      return acts.copySentence;
    case 'o':
      return acts.open;
    case 'e':
      return acts.expand;
    case 'p':
      return acts.pin;
    case 'h':
      return () => acts.rate('helpful');
    case 'n':
      return () => acts.rate('not-helpful');
    case 'delete':
      return acts.dismiss;
    default:
      return null;
  }
}
