import type { Connection } from '../../shared/contract/state';
import type { Clock } from '../clock';
import { backoffDelay } from './http/backoff';

export interface LimitParts {
  /** What the settings allow at once, now; at least 1. */
  readonly most: () => number;
  readonly clock: Clock;
  readonly random: () => number;
  /** The limit moved, or a pause ended. */
  readonly changed: () => void;
}

/**
 * How many queries may be in flight at once: halved each time the gateway says that it is too much, given back one by
 * one with each answer. Where it asks for a pause, none goes out before its end.
 */
export class ConcurrencyLimit {
  /** null while the gateway doesn't limit us. */
  #cap: number | null = null;
  /** `endsAt` is elapsed time, for the wall clock may be set meanwhile; `resumesAt` is what the agent is told. */
  #pause: { readonly endsAt: number; readonly resumesAt: number } | null = null;
  #endPause: () => void = () => undefined;
  /** Times it said so with no answer between them; drives the pause where it names none. */
  #inARow = 0;

  constructor(private readonly parts: LimitParts) {}

  /** 0 during a pause. */
  get atOnce(): number {
    return this.#pause === null ? this.#allowed : 0;
  }

  /** What the agent is told; null while there is no limit but the settings'. */
  get view(): Connection['limit'] {
    const limited = this.#cap !== null && this.#cap < this.parts.most();
    return limited || this.#pause !== null ? { atOnce: this.#allowed, resumesAt: this.#pause?.resumesAt ?? null } : null;
  }

  halve(): void {
    this.#cap = Math.max(1, Math.floor(this.#allowed / 2));
    this.parts.changed();
  }

  /**
   * ERROR 429: half as many, and none before the pause is over.
   * @param retryAfterMs what the gateway asks for; null: full-jitter back-off
   */
  limited(retryAfterMs: number | null): void {
    const { clock, random } = this.parts;
    const ms = retryAfterMs ?? backoffDelay(this.#inARow, random());
    const endsAt = clock.elapsed() + ms;
    this.#inARow += 1;
    // Of several pauses the longest holds.
    if (this.#pause === null || endsAt > this.#pause.endsAt) {
      this.#endPause();
      this.#pause = { endsAt, resumesAt: clock.now() + ms };
      this.#endPause = clock.after(ms, () => {
        this.#pause = null;
        this.parts.changed();
      });
    }
    this.halve();
  }

  /** A query was answered. */
  succeeded(): void {
    this.#inARow = 0;
    if (this.#cap === null) return;
    this.#cap = this.#cap + 1 >= this.parts.most() ? null : this.#cap + 1;
    this.parts.changed();
  }

  /** Forgets it all, for whoever signs in next. */
  reset(): void {
    this.#endPause();
    this.#cap = null;
    this.#pause = null;
    this.#inARow = 0;
  }

  get #allowed(): number {
    const most = Math.max(1, this.parts.most());
    return this.#cap === null ? most : Math.min(this.#cap, most);
  }
}
