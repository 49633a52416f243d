import { useEffect } from 'react';
import { platform } from '../../bridge/platform';
import { pressedShortcut } from './pressed-keys';

/**
 * While `phase` is recording, the next combination of keys goes to `recorded` and nowhere else: not to the button that has
 * the focus, nor to the window's own keys. Escape ends it with null; Tab leaves, which ends it too.
 */
export function useKeyRecording(phase: 'recording' | 'off', recorded: (shortcut: string | null) => void): void {
  useEffect(() => {
    if (phase === 'off') return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const bare = !event.ctrlKey && !event.altKey && !event.metaKey;
      const leaves = bare && event.key === 'Tab';
      if (!leaves) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      const shortcut = pressedShortcut(event, platform());
      if (leaves || (bare && event.key === 'Escape')) recorded(null);
      else if (shortcut !== null) recorded(shortcut);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [phase, recorded]);
}
