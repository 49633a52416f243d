import type { Clock } from '../clock';
import type { Pending, Stored } from './backlog';

/** A computer that starts with old events and no network yet gives the network this long before it gives them up. */
const graceMs = 10 * 60_000;

/**
 * For how long events have failed. Within a run that is measured, so that setting the computer's clock makes none older;
 * over a restart the clock has to be believed.
 */
export class Patience {
  /** By event: when it was tried first in this run, and how old its failing was then, both in milliseconds. */
  readonly #seen = new WeakMap<Stored, { readonly elapsed: number; readonly ageMs: number }>();

  constructor(private readonly clock: Pick<Clock, 'now' | 'elapsed'>) {}

  /** Notes that a try begins. */
  tries({ stored, tries }: Pending): void {
    if (tries !== null && this.#seen.has(stored)) return;
    const ageMs = tries === null ? 0 : Math.max(0, this.clock.now() - tries.since);
    this.#seen.set(stored, { elapsed: this.clock.elapsed(), ageMs });
  }

  /** Epoch milliseconds of its first try, by the clock as it is set now. */
  since(pending: Pending): number {
    return Math.round(this.clock.now() - this.#ageMs(pending));
  }

  /** True where its first try is so many milliseconds ago, and it isn't just this computer's start. */
  isOver(pending: Pending, afterMs: number): boolean {
    const seen = this.#seen.get(pending.stored);
    return seen !== undefined && this.clock.elapsed() - seen.elapsed >= graceMs && this.#ageMs(pending) >= afterMs;
  }

  #ageMs({ stored }: Pending): number {
    const seen = this.#seen.get(stored);
    return seen === undefined ? 0 : seen.ageMs + this.clock.elapsed() - seen.elapsed;
  }
}
