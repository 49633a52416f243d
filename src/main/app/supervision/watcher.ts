import type { ChildProcess } from 'node:child_process';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { spawnApart } from '../spawn-apart';

export interface WatcherParts {
  /** The program and its arguments, to be started again. */
  readonly command: readonly [string, ...string[]];
  readonly clock: Clock;
  readonly log: Log;
}

export interface Watcher {
  /** So many seconds after this process has ended without a word it is to be started again; null: not at all. */
  arm(delaySeconds: number | null): void;
  /** This process ends in order. */
  end(): void;
}

/**
 * Waits, at no cost, for its input to end: that it does when Cuecard has ended, however that came about. The last line it was
 * told says after how many seconds Cuecard is to be started again; an empty one, not at all. Then it becomes Cuecard.
 */
const script = 'delay=; while IFS= read -r line; do delay=$line; done; [ -n "$delay" ] || exit 0; sleep "$delay"; exec "$@" </dev/null >/dev/null 2>&1';

const shell = '/bin/sh';
const againAfterMs = 2_000;
const mostWatchers = 5;

/** Starts the watcher, a shell that is there as long as this process, and another one where it is ended. There is none on Windows. */
export function startWatcher({ command, clock, log }: WatcherParts): Watcher {
  let delay: number | null = null;
  let child: ChildProcess | null = null;
  let started = 0;
  let over = process.platform === 'win32';
  const tell = (): void => void child?.stdin?.write(`${delay ?? ''}\n`);
  const start = (): void => {
    if (over || started >= mostWatchers) return;
    started += 1;
    // Apart, so that what ends the app’s group by a signal leaves it to see that.
    const own = spawnApart(shell, ['-c', script, 'cuecard-watcher', ...command], { input: 'pipe' });
    child = own;
    own.unref();
    const gone = (error?: Error): void => {
      if (child !== own) return;
      child = null;
      if (over) return;
      log.warn('watcher ended', error === undefined ? {} : { error });
      clock.after(againAfterMs, start);
    };
    own.once('error', gone);
    own.once('exit', () => gone());
    // It may be gone while it is written to.
    own.stdin?.on('error', () => undefined);
    tell();
  };
  const end = (): void => {
    over = true;
    delay = null;
    tell();
    child?.stdin?.end();
  };
  // Whatever made up its mind to end the app has come this way; a crash never does.
  process.once('exit', end);
  return {
    arm: (seconds) => {
      if (seconds === delay && child !== null) return;
      delay = seconds;
      if (child !== null) tell();
      else if (seconds !== null && started === 0) start();
    },
    end,
  };
}
