import type { Lacking, TrayPlace } from '../../shared/contract/diagnostics';
import type { WindowSystem } from './window-system';

export interface DesktopFacts {
  readonly tray: TrayPlace;
  readonly windows: WindowSystem;
  /** Whether the agent wants a global shortcut. */
  readonly shortcut: 'wanted' | 'off';
  /** Whether anything would say that the screen is locked. */
  readonly lock: 'some' | 'none';
  /** Whether the agent wants pictures of the screen to leave the window out. */
  readonly capture: 'hidden' | 'seen';
}

/** What this desktop doesn’t give of what Cuecard makes use of. */
export function lackingOn({ tray, windows, shortcut, lock, capture }: DesktopFacts): readonly Lacking[] {
  const underWayland = windows === 'wayland' || windows === 'xwayland';
  const all: readonly (readonly [Lacking, boolean])[] = [
    ['tray', tray === 'none'],
    ['tray-answer', tray === 'mute'],
    // Through X11 the keys are heard while another X11 program has the focus, and else not.
    ['shortcut', shortcut === 'wanted' && underWayland],
    ['placing', windows === 'wayland'],
    ['lock', lock === 'none'],
    ['capture', capture === 'hidden' && windows !== 'native'],
  ];
  return all.flatMap(([lacking, isSo]) => (isSo ? [lacking] : []));
}
