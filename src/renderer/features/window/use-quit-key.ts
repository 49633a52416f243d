import { useEffect } from 'react';
import type { AppState } from '../../../shared/contract/state';
import { tell } from '../../bridge/client';

const isMac = navigator.userAgent.includes('Mac');

/** As this platform writes it. */
export const quitKeyWords = isMac ? '⌘Q' : 'Ctrl Q';

/** Whether no tray icon is in front of the agent, so that its menu’s “Quit” isn’t either. */
export function hasNoTray({ diagnostics: { desktop } }: AppState): boolean {
  return desktop.tray === 'none' || desktop.tray === 'mute';
}

/** Ctrl (⌘) and Q quits, on each of the window’s pages, where no tray does. */
export function useQuitKey(state: AppState): void {
  const free = hasNoTray(state);
  useEffect(() => {
    if (!free) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'q') return;
      event.preventDefault();
      tell('app:quit', null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [free]);
}
