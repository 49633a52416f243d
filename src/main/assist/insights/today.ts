import { LatencyHistogram } from './latency-histogram';
import { Tally } from './tally';

/** What was counted since local midnight. It begins anew whenever the wall clock names another day, an earlier one too. */
export class Today {
  #tally = new Tally();
  readonly #latencies = new LatencyHistogram();
  #midnight: number;
  #since: number;
  #day = 0;

  /** @param now epoch milliseconds */
  constructor(now: number) {
    this.#midnight = midnightBefore(now);
    this.#since = now;
  }

  get tally(): Tally {
    return this.#tally;
  }

  get latencies(): LatencyHistogram {
    return this.#latencies;
  }

  /** Which of the days it has seen this is: what was counted under another number is no longer here. */
  get day(): number {
    return this.#day;
  }

  /** Epoch milliseconds from which on it counts. */
  get since(): number {
    return this.#since;
  }

  /** To be told before anything is counted or read. */
  tick(now: number): void {
    const midnight = midnightBefore(now);
    if (midnight === this.#midnight) return;
    // In a day that had begun before, and which the clock was set back to, only what comes from now on is known.
    this.#since = midnight > this.#midnight ? midnight : now;
    this.#midnight = midnight;
    this.#day += 1;
    this.#tally = new Tally();
    this.#latencies.reset();
  }
}

/** The beginning of the local day, which has 23 to 25 hours, in epoch milliseconds. */
function midnightBefore(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
