import { useEffect } from 'react';
import { tell } from '../../bridge/client';
import { tellMemory } from '../../bridge/window-memory';
import type { WindowMode } from '../../../shared/contract/window-mode';

/** Shows the window so from now on. What this page holds goes ahead: another page may take its place. */
export function chooseMode(mode: WindowMode): void {
  tellMemory();
  tell('window:mode', { mode });
}

const modes: readonly WindowMode[] = ['compact', 'window', 'full'];
const isMac = navigator.userAgent.includes('Mac');

/** For `aria-keyshortcuts`. */
export const modeKeys: Readonly<Record<WindowMode, string>> = isMac
  ? { compact: 'Meta+1', window: 'Meta+2', full: 'Meta+3' }
  : { compact: 'Control+1', window: 'Control+2', full: 'Control+3' };

/** As this platform writes them. */
export const modeKeyWords: Readonly<Record<WindowMode, string>> = isMac
  ? { compact: '⌘1', window: '⌘2', full: '⌘3' }
  : { compact: 'Ctrl 1', window: 'Ctrl 2', full: 'Ctrl 3' };

/** Ctrl (⌘) and 1, 2 or 3: strip, window, full. */
export function useModeKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
      // The place of the key, since its sign may need Shift there.
      const mode = /^(?:Digit|Numpad)[123]$/.test(event.code) ? modes[Number(event.code.at(-1)) - 1] : undefined;
      if (mode === undefined) return;
      event.preventDefault();
      chooseMode(mode);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
