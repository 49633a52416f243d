import { app } from 'electron';
import type { Diagnostics, TrayPlace } from '../../shared/diagnostics';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { AppStateStore } from '../state/app-state';
import type { SessionBus } from './bus/session-bus';
import { lackingOn } from './lacking';
import { followTray } from './tray/place/follow-tray';
import { isSeen } from './tray/place/tray-place';
import { windowSystemOf } from './window-system';

export interface SurroundingsParts {
  readonly state: AppStateStore;
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly log: Log;
  /** Another icon in the place of the one that is there. */
  readonly remakeTray: () => void;
  /** Nothing but the taskbar leads back to a window that was put away. */
  readonly trayGone: () => void;
}

/** Follows what this desktop gives and what it lacks, and says so in the diagnostics; the returned function ends that. */
export function followSurroundings({ state, bus, clock, log, remakeTray, trayGone }: SurroundingsParts): () => void {
  const windows = windowSystemOf({
    platform: process.platform,
    env: process.env,
    ozone: { platform: app.commandLine.getSwitchValue('ozone-platform'), hint: app.commandLine.getSwitchValue('ozone-platform-hint') },
    electron: process.versions.electron,
  });
  const say = (tray: TrayPlace): void => {
    const { diagnostics, settings } = state.current;
    const desktop: Diagnostics['desktop'] = { tray, lacking: [...lackingOn({ tray, windows, shortcut: settings.window.shortcut === '' ? 'off' : 'wanted' })] };
    if (JSON.stringify(desktop) !== JSON.stringify(diagnostics.desktop)) state.change({ diagnostics: { ...diagnostics, desktop } });
  };
  const stopSettings = state.subscribe((current, previous) => {
    if (current.settings !== previous.settings) say(current.diagnostics.desktop.tray);
  });
  const stopTray = followTray({
    bus,
    clock,
    env: process.env,
    pid: process.pid,
    remake: remakeTray,
    changed: (tray) => {
      log.info('tray', { place: tray });
      say(tray);
      if (!isSeen(tray) && tray !== 'unknown') trayGone();
    },
  });
  return () => {
    stopTray();
    stopSettings();
  };
}
