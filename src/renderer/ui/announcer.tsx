import { useEffect, useSyncExternalStore, type ReactNode } from 'react';

/** A screen reader has taken a sentence up long before. */
const saidAfterMs = 5_000;

let said = { text: '', turn: 0 };
/** The turn that was drawn last. */
let drawn = 0;
const listeners = new Set<() => void>();

/** Says something politely, once, to people who listen instead of looking. What comes in the same moment is said together. */
export function announce(text: string): void {
  const unsaid = said.turn !== drawn && said.text !== text ? said.text : '';
  said = { text: text === '' || unsaid === '' ? text : `${unsaid}${/\p{Terminal_Punctuation}$/u.test(unsaid) ? '' : '.'} ${text}`, turn: said.turn + 1 };
  for (const listener of listeners) listener();
}

/** The place where announcements are said; there is one, and it stays. */
export function Announcer(): ReactNode {
  const { text, turn } = useSyncExternalStore(follow, current);
  // Said is said: what stayed here would still be read to whoever signs in next.
  useEffect(() => {
    drawn = turn;
    if (text === '') return undefined;
    const timer = setTimeout(() => {
      if (said.turn === turn) announce('');
    }, saidAfterMs);
    return () => clearTimeout(timer);
  }, [text, turn]);
  // Two regions in turns: the same sentence twice is a change each time.
  return (
    <div className="visually-hidden">
      <div aria-live="polite" data-part="announcement">{turn % 2 === 0 ? text : ''}</div>
      <div aria-live="polite" data-part="announcement">{turn % 2 === 1 ? text : ''}</div>
    </div>
  );
}

const current = (): typeof said => said;

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
