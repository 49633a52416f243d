import { nativeTheme } from 'electron';
import type { AppStateStore } from '../state/app-state';

/**
 * Makes the app light or dark as its setting says, from now on: the page, what the system draws around it, and the
 * ground a new window begins with. `system` goes with the desktop as it changes.
 */
export function followTheme(state: AppStateStore): void {
  nativeTheme.themeSource = state.current.settings.window.theme;
  state.subscribe(({ settings }, previous) => {
    if (settings.window.theme !== previous.settings.window.theme) nativeTheme.themeSource = settings.window.theme;
  });
}
