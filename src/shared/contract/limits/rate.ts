/** How often something may be done: so often at once, then so often a second, and never more than so often within an hour's budget. */
export interface Rate {
  /** At once, after a rest. */
  readonly burst: number;
  /** What comes back each second. */
  readonly perSecond: number;
  /** What comes back over an hour, and is there at the beginning; null where no hour is too long for the rate above. */
  readonly perHour: number | null;
}

/** Keeps to a rate. Costs the same however much is refused, and remembers nothing of what was. */
export class RateLimit {
  #left: number;
  #leftOfHour: number;
  #at: number;

  /** @param elapsed milliseconds on a clock that nobody sets */
  constructor(
    private readonly rate: Rate,
    private readonly elapsed: () => number,
  ) {
    this.#left = rate.burst;
    this.#leftOfHour = rate.perHour ?? Number.POSITIVE_INFINITY;
    this.#at = elapsed();
  }

  /** True as often as the rate allows; what is refused doesn't count. @param cost of this one, at most the burst */
  take(cost = 1): boolean {
    this.#refill();
    if (this.#left < cost || this.#leftOfHour < cost) return false;
    this.#left -= cost;
    this.#leftOfHour -= cost;
    return true;
  }

  /** Milliseconds until one of that cost may be taken, at least 1; 0 where it may now. */
  waitMs(cost = 1): number {
    this.#refill();
    const { perSecond, perHour } = this.rate;
    const waits = [(cost - this.#left) / (perSecond / 1_000), perHour === null ? 0 : (cost - this.#leftOfHour) / (perHour / hourMs)];
    const longest = Math.max(0, ...waits);
    return longest === 0 ? 0 : Math.max(1, Math.ceil(longest));
  }

  #refill(): void {
    const { burst, perSecond, perHour } = this.rate;
    const now = this.elapsed();
    const passedMs = Math.max(0, now - this.#at);
    this.#at = now;
    this.#left = Math.min(burst, this.#left + (passedMs * perSecond) / 1_000);
    if (perHour !== null) this.#leftOfHour = Math.min(perHour, this.#leftOfHour + (passedMs * perHour) / hourMs);
  }
}

const hourMs = 3_600_000;
