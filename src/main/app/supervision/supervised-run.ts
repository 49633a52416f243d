import { powerMonitor } from 'electron';
import { fault } from '../../../shared/domain/fault';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import type { SettingsStore } from '../../settings/settings-store';
import type { AppStateStore } from '../../state/app-state';
import { withProcesses } from '../diagnostics-desk';
import type { Build } from '../start/build';
import { isDeepLink } from '../../quick-ask/deep-link';
import { restartArguments, restartDelay } from './restart-rules';
import type { RunMarker } from './run-marker';
import { startWatcher } from './watcher';

export interface SupervisedRunParts {
  readonly marker: RunMarker;
  readonly state: AppStateStore;
  readonly settings: SettingsStore;
  readonly build: Build;
  readonly clock: Clock;
  readonly log: Log;
  readonly window: () => 'shown' | 'hidden';
  readonly tell: (kind: 'warning', reason: ReturnType<typeof fault>) => void;
}

export interface SupervisedRun {
  /** The window came into sight, or went out of it. */
  windowChanged(): void;
  /** This run ends in order: nobody starts it again, and the next one has nothing to say of it. */
  end(): Promise<void>;
}

/** Often enough to say when a run ended, and seldom enough for a disk that sleeps. */
const aliveEveryMs = 60_000;

/** Says what became of the run before, leaves signs of life for the next one, and has Cuecard started again after a crash. */
export function superviseRun(parts: SupervisedRunParts): SupervisedRun {
  const { marker, state, settings, build, clock, log, window, tell } = parts;
  const { before } = marker;
  if (before !== null) {
    log.warn('the run before ended without a stop', { aliveAt: before.aliveAt });
    state.change({ diagnostics: withProcesses(state, { endedAbout: before.aliveAt ?? 0 }) });
    tell('warning', fault('ended-unexpectedly'));
  }
  const program = process.env.APPIMAGE ?? process.execPath;
  const watcher = startWatcher({ command: [program, ...restartArguments(process.argv.slice(1), isDeepLink)], clock, log });
  const look = (): void => {
    void marker.alive(clock.now(), window());
    watcher.arm(isWanted(settings, build) ? restartDelay(before?.restarts ?? [], clock.now()) : null);
  };
  let cancel = (): void => undefined;
  const lookOn = (): void => {
    look();
    cancel = clock.after(aliveEveryMs, lookOn);
  };
  lookOn();
  state.subscribe((current, previous) => {
    if (current.settings.app !== previous.settings.app) look();
  });
  // A computer may never wake again.
  powerMonitor.on('suspend', look);
  return {
    windowChanged: look,
    end: async () => {
      cancel();
      watcher.end();
      await marker.end();
    },
  };
}

/** From source only where somebody said so: whoever develops ends it in many ways, and means it. */
function isWanted(settings: SettingsStore, build: Build): boolean {
  const path = 'app.restartAfterCrash';
  const isSaid = settings.own.has(path) || settings.effective.locked.includes(path);
  return settings.effective.settings.app.restartAfterCrash && (build === 'package' || isSaid);
}
