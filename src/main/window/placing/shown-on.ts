import type { ShownOn } from '../../../shared/contract/diagnostics';
import type { AppStateStore } from '../../state/app-state';
import type { DisplayView } from '../geometry/displays';

/** Says in the diagnostics which of so many displays the window is on; nothing where that is said already. */
export function noteDisplay(state: AppStateStore, { label, bounds, scaleFactor }: DisplayView, of: number): void {
  const { diagnostics } = state.current;
  const shownOn: ShownOn = { label: label.slice(0, 100), width: bounds.width, height: bounds.height, scale: scaleFactor, displays: of };
  if (JSON.stringify(shownOn) !== JSON.stringify(diagnostics.shownOn)) state.change({ diagnostics: { ...diagnostics, shownOn } });
}
