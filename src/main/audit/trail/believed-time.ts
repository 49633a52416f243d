import type { Clock } from '../../clock';
import { utcDay, type AuditFileName } from './audit-files';

const dayMs = 24 * 60 * 60 * 1_000;
/** How far ahead of what else is known a clock may be and still be believed: a weekend, asleep. */
const toleranceMs = 3 * dayMs;
/** A date is believed when it follows on so many days with records. */
const daysOfRecords = 3;

/**
 * The time, for what can’t be undone. A wall clock that leaps ahead of the steady one is not believed any more in this
 * run, but for a leap that a computer asleep explains.
 */
export class BelievedTime {
  #believed: number;
  #elapsed: number;

  constructor(private readonly clock: Clock) {
    this.#believed = clock.now();
    this.#elapsed = clock.elapsed();
  }

  /** Epoch milliseconds; never later than the wall clock. Call it once a day or more often. */
  now(): number {
    const [now, elapsed] = [this.clock.now(), this.clock.elapsed()];
    this.#believed += elapsed - this.#elapsed;
    this.#elapsed = elapsed;
    if (now - this.#believed <= toleranceMs) this.#believed = now;
    return Math.min(now, this.#believed);
  }
}

/**
 * The time as far as a trail bears it out: at most 3 days after the third last day before today that has a file. A
 * clock that is wrong at the start is so believed only after three days of work by it. Null while there are fewer days.
 * @param files oldest first
 * @param now epoch milliseconds
 */
export function borneOut(files: readonly AuditFileName[], now: number): number | null {
  const today = utcDay(now);
  const day = [...new Set(files.map((file) => file.day))].filter((one) => one < today).at(-daysOfRecords);
  return day === undefined ? null : Math.min(now, Date.parse(day) + toleranceMs);
}
