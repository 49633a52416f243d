import { useEffect } from 'react';
import { tell } from '../../bridge/client';

/** Tells main whether the agent points at the window, where it may be seen through: what is pointed at never is. */
export function usePointerTold(opacity: number): void {
  const matters = opacity < 1;
  useEffect(() => {
    if (!matters) return undefined;
    const over = (): void => tell('window:pointer', { pointer: 'over' });
    const away = (): void => tell('window:pointer', { pointer: 'away' });
    const page = document.documentElement;
    page.addEventListener('pointerenter', over);
    page.addEventListener('pointerleave', away);
    return () => {
      page.removeEventListener('pointerenter', over);
      page.removeEventListener('pointerleave', away);
    };
  }, [matters]);
}
