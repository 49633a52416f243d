import type { Clock } from '../../clock';

/** Two snapshots are at least so far apart, in milliseconds: more than a screen shows. */
const leastApartMs = 33;
/** …and a page that takes long to draw has as long for itself then, up to this many milliseconds. */
const mostApartMs = 1_000;
/** A page that hasn't taken one by then, in milliseconds, gets the next one all the same. */
const takenDueMs = 1_000;
const muteAfterMs = 30_000;

export interface StatePushesParts<S> {
  readonly clock: Clock;
  readonly send: (state: S) => void;
  /** Told of each that the page doesn't get, because a newer one took its place. */
  readonly merged: () => void;
  /** Told with each that is sent while the page has taken nothing for half a minute. */
  readonly mute: () => void;
}

/**
 * Sends the page a snapshot when it has taken the one before, and never a row of them: while it is busy the newest waits alone,
 * so that its own commands don't wait behind what it has yet to draw. The first after a rest goes out at once.
 */
export class StatePushes<S> {
  #waiting: { readonly state: S } | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;
  #isTaken = true;
  /** Since when the page has taken nothing of what was sent; null where it has. */
  #untakenSince: number | null = null;
  /** How long the page took for the last one, in milliseconds. */
  #tookMs = 0;
  #cancel: (() => void) | null = null;

  constructor(private readonly parts: StatePushesParts<S>) {}

  push(state: S): void {
    if (this.#waiting !== null) this.parts.merged();
    this.#waiting = { state };
    this.#advance();
  }

  /** The page has taken what was sent last, or there is another page. */
  taken(): void {
    if (!this.#isTaken) this.#tookMs = this.parts.clock.elapsed() - this.#sentAt;
    this.#isTaken = true;
    this.#untakenSince = null;
    this.#advance();
  }

  #advance(): void {
    if (this.#waiting === null) return;
    const { clock, send } = this.parts;
    this.#cancel?.();
    this.#cancel = null;
    const apartMs = Math.max(leastApartMs, Math.min(2 * this.#tookMs, mostApartMs));
    const waitMs = this.#sentAt + (this.#isTaken ? apartMs : takenDueMs) - clock.elapsed();
    if (waitMs > 0) {
      this.#cancel = clock.after(waitMs, () => {
        this.#cancel = null;
        this.#isTaken = true;
        this.#advance();
      });
      return;
    }
    const { state } = this.#waiting;
    this.#waiting = null;
    this.#sentAt = clock.elapsed();
    this.#isTaken = false;
    this.#untakenSince ??= this.#sentAt;
    if (this.#sentAt - this.#untakenSince >= muteAfterMs) this.parts.mute();
    send(state);
  }
}
