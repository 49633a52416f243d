import type { AppState } from '../../shared/contract/state';
import type { WindowMode } from '../../shared/contract/window-mode';

export interface ModeChoice {
  /** `window.mode`: how the agent, or the policy, wants the window. */
  readonly remembered: WindowMode;
  /** What the agent has turned to for now, because the policy sets the mode or a page needs room; null otherwise. */
  readonly forNow: WindowMode | null;
  readonly view: AppState['view'];
}

/** How the window is shown. In a strip nobody can sign in, so it is a window until that is done. */
export function modeOf({ remembered, forNow, view }: ModeChoice): WindowMode {
  if (forNow !== null) return forNow;
  return remembered === 'compact' && view === 'sign-in' ? 'window' : remembered;
}
