import type { WindowMode } from '../../shared/contract/window-mode';
import type { AppStateStore } from '../state/app-state';
import { modeOf } from './mode-choice';

export interface WindowModesParts {
  readonly state: AppStateStore;
  /** Shows the window that way from now on. */
  readonly show: (mode: WindowMode) => void;
  /** Makes it `window.mode`; a locked one stays as it is. */
  readonly keep: (mode: WindowMode) => void;
}

/** How the window is shown: as the agent wants it, and otherwise only for now. */
export class WindowModes {
  /** Chosen for now: until the window is hidden, or chosen anew. */
  #forNow: WindowMode | null = null;

  constructor(private readonly parts: WindowModesParts) {
    this.apply();
  }

  /** The agent wants it so, from now on; where the policy sets the mode, until the window is hidden. */
  choose(mode: WindowMode): void {
    const locked = this.parts.state.current.locked.includes('window.mode');
    this.#forNow = locked ? mode : null;
    if (!locked) this.parts.keep(mode);
    this.apply();
  }

  /** Something needs more room than a strip has; the strip comes back once the window was hidden. */
  makeRoom(): void {
    if (this.parts.state.current.windowMode !== 'compact') return;
    this.#forNow = 'window';
    this.apply();
  }

  /** The window was hidden: what was chosen for now is over. */
  hidden(): void {
    this.#forNow = null;
    this.apply();
  }

  /** The setting was changed where settings are; that is what the agent wants now. */
  settingChanged(): void {
    this.#forNow = null;
    this.apply();
  }

  /** Follows the state: without anybody signed in there is no strip. */
  apply(): void {
    const { state, show } = this.parts;
    const { settings, view, windowMode } = state.current;
    const mode = modeOf({ remembered: settings.window.mode, forNow: this.#forNow, view });
    if (mode !== windowMode) state.change({ windowMode: mode });
    show(mode);
  }
}
