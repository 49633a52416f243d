import type { Clock } from '../../clock';

/** The wall clock ran ahead of the steady one by more than this: the computer slept, or the clock was set forward. */
const skippedMs = 1_000;

/**
 * Epoch milliseconds that never go back: what happened five minutes ago stays five minutes ago though the wall clock
 * is set back, and is an hour older after an hour's sleep, in which the steady clock may stand still.
 */
export class SteadyTime {
  #time: number;
  #wall: number;
  #elapsed: number;

  constructor(private readonly clock: Clock) {
    this.#wall = this.#time = clock.now();
    this.#elapsed = clock.elapsed();
  }

  now(): number {
    const wall = this.clock.now();
    const elapsed = this.clock.elapsed();
    const passed = elapsed - this.#elapsed;
    const skipped = wall - this.#wall - passed;
    this.#time += passed + (skipped > skippedMs ? skipped : 0);
    this.#wall = wall;
    this.#elapsed = elapsed;
    return this.#time;
  }
}
