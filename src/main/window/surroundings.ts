import type { Diagnostics, TrayPlace } from '../../shared/contract/diagnostics';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { AppStateStore } from '../state/app-state';
import type { SessionBus } from '../app/bus/session-bus';
import { lackingOn } from './lacking';
import { followScreen } from './screen-lock/follow-screen';
import { ScreenLock, type AwayReason } from './screen-lock/screen-lock';
import { followTray } from '../tray/place/follow-tray';
import { isSeen } from '../tray/place/tray-place';
import { windowsHere } from './windows-here';

export interface SurroundingsParts {
  readonly state: AppStateStore;
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly log: Log;
  /** Another icon in the place of the one that is there. */
  readonly remakeTray: () => void;
  /** Nothing but the taskbar leads back to a window that was put away. */
  readonly trayGone: () => void;
  /** Told after the state says so. */
  readonly screenChanged: (screen: 'hidden' | 'shown', why: AwayReason) => void;
}

export interface Surroundings {
  /** The agent uses the window: whatever the desktop says, the screen isn’t locked. */
  agentIsHere(): void;
  stop(): void;
}

/** Follows what this desktop gives and what it lacks, and says so in the diagnostics; and whether the agent is in front of the screen. */
export function followSurroundings({ state, bus, clock, log, remakeTray, trayGone, screenChanged }: SurroundingsParts): Surroundings {
  const windows = windowsHere();
  let lock: 'some' | 'none' = 'some';
  const say = (tray: TrayPlace): void => {
    const { diagnostics, settings } = state.current;
    const desktop: Diagnostics['desktop'] = { tray, lacking: [...lackingOn({ tray, windows, shortcut: settings.window.shortcut === '' ? 'off' : 'wanted', lock, capture: settings.window.hideFromCapture ? 'hidden' : 'seen' })] };
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
  const screen = new ScreenLock({
    changed: (now, why) => {
      log.info('screen', { screen: now, why });
      state.change({ curtain: now === 'hidden' ? 'drawn' : 'open' });
      screenChanged(now, why);
    },
  });
  const stopScreen = followScreen({ bus, clock, log, lock: screen, word: (word) => {
    lock = word;
    say(state.current.diagnostics.desktop.tray);
  } });
  return {
    agentIsHere: () => screen.isHere(),
    stop: () => {
      stopTray();
      stopSettings();
      stopScreen();
    },
  };
}
