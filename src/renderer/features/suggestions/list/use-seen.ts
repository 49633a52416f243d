import { useEffect } from 'react';
import { tell } from '../../../bridge/client';

/** Tells main that the agent looks at the window: a pointer that moves over it says so, though the focus is elsewhere. */
export function useSeen(unseen: number): void {
  const isNew = unseen > 0;
  useEffect(() => {
    if (!isNew) return undefined;
    let rests: string | null = null;
    const moved = ({ screenX, screenY }: PointerEvent): void => {
      const at = `${screenX} ${screenY}`;
      // A pointer that rests is told of when a card or the whole window comes to be under it.
      if (rests !== null && at !== rests) {
        document.removeEventListener('pointermove', moved);
        tell('suggestions:seen', null);
      }
      rests = at;
    };
    document.addEventListener('pointermove', moved);
    return () => document.removeEventListener('pointermove', moved);
  }, [isNew]);
}
