/** Time as the core sees it, so that tests need no sleep. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since some moment, on a clock that nobody sets: for how long something took, never for a date. */
  elapsed(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it, and does nothing afterwards. */
  after(ms: number, task: () => void): () => void;
}

/** setTimeout treats anything longer as "now"; a longer wait is cut, and whoever waits looks at `now()` again. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, Math.min(Math.max(ms, 0), longestTimer));
    return () => clearTimeout(timer);
  },
};

/** The same clock; what its timers run has a name for whoever wonders what took so long. */
export function withNamedTimers(clock: Clock, during: <T>(what: string, work: () => T) => T): Clock {
  return { ...clock, after: (ms, task) => clock.after(ms, () => during('timer', task)) };
}
