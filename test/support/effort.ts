import process from 'node:process';

/** `npm run test:thorough` sets it: tests that are long by nature are then done in their full form, and not in their short one. */
export const thorough = process.env.CUECARD_THOROUGH === '1';

/**
 * Marks a test of the whole app that `npm test` leaves out (`--grep-invert`, scripts/suites): one of several of a kind whose first
 * is in it, or one that waits long by nature. `npm run test:e2e`, `npm run test:thorough`, and `npm test -- --changed` where the test's
 * file is touched run it.
 */
export const longer = { tag: '@longer' } as const;

/**
 * How often a test that is long by nature does its thing: `quick` times in `npm test`, `full` times in
 * `npm run test:thorough`, and as often as the variable says where it is set (after a change to what is tested).
 * Throws where the variable holds no whole number above 0.
 */
export function howOften({ quick, full }: { readonly quick: number; readonly full: number }, variable?: 'CUECARD_RUNS' | 'CUECARD_KILLS' | 'CUECARD_TAMPERINGS'): number {
  const asked = variable === undefined ? undefined : process.env[variable];
  if (asked === undefined || asked === '') return thorough ? full : quick;
  if (!/^[1-9]\d{0,8}$/.test(asked)) throw new Error(`${variable} takes a whole number above 0, not “${asked}”.`);
  return Number(asked);
}

/**
 * The seed of a test's random values: its own, so that each run is the same and a change is judged by itself;
 * `CUECARD_SEED=N` gives another, `CUECARD_SEED=random` a new one each time. Tests print the one they had.
 */
export function seedOr(own: number): number {
  const asked = process.env.CUECARD_SEED;
  if (asked === undefined || asked === '') return own;
  if (asked === 'random') return Math.floor(Math.random() * 2 ** 31);
  if (!/^\d{1,10}$/.test(asked)) throw new Error(`CUECARD_SEED takes a whole number or “random”, not “${asked}”.`);
  return Number(asked);
}
