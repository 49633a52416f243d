import { app } from 'electron';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { startDeadline, within } from '../../network/deadline';
import { windowSession } from '../../window/confinement/window-session';
import type { ChildProcesses } from './child-processes';

/** Chromium’s network process: it may end, and it may answer no more. */
export interface NetworkProcess {
  /** Asks it something small, and puts another process in its place where it doesn’t answer. Resolves in 4 s, whatever comes of it. */
  revive(): Promise<'answers' | 'replaced'>;
  /** Calls `listener` when it was replaced: what was opened over the old one is dead. */
  onReplaced(listener: () => void): void;
}

/** The window’s session has a proxy of its own, so that the answer needs no script and no network. */
const answerDueMs = 2_000;
const endedDueMs = 2_000;
/** One that was just replaced needs time to begin. */
const leastApartMs = 10_000;

export function watchNetworkProcess(children: ChildProcesses, clock: Clock, log: Log): NetworkProcess {
  const listeners = new Set<() => void>();
  let endedAt = Number.NEGATIVE_INFINITY;
  let reviving: Promise<'answers' | 'replaced'> | null = null;
  children.onNetworkGone(() => {
    // Told to the process itself, and so not known to the next one.
    useSystemResolver();
    log.info('network process replaced');
    for (const listener of listeners) listener();
  });
  const answers = (): Promise<boolean> => inTime(clock, answerDueMs, windowSession().resolveProxy('http://localhost/')).then((answer) => answer !== null);
  const replace = async (): Promise<'answers' | 'replaced'> => {
    if ((await answers()) || clock.elapsed() - endedAt < leastApartMs) return 'answers';
    endedAt = clock.elapsed();
    const gone = new Promise<void>((resolve) => {
      const once = (): void => {
        listeners.delete(once);
        resolve();
      };
      listeners.add(once);
    });
    if (!children.endNetwork()) return 'answers';
    return (await inTime(clock, endedDueMs, gone.then(() => true))) === null ? 'answers' : 'replaced';
  };
  return {
    revive: () => (reviving ??= replace().finally(() => (reviving = null))),
    onReplaced: (listener) => void listeners.add(listener),
  };
}

/** Names are the system’s to resolve: no provider of DNS over HTTPS is tried out. */
export function useSystemResolver(): void {
  app.configureHostResolver({ secureDnsMode: 'off' });
}

/** null where it fails or takes longer. */
async function inTime<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | null> {
  const deadline = startDeadline(clock, ms);
  return within(deadline.signal, work).catch(() => null).finally(() => deadline.end());
}
