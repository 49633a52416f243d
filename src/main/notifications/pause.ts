import type { PauseLength } from '../../shared/contract/notifications';
import type { Clock } from '../clock';
import { longestPauseMs, pauseEnd } from './pause-length';

export interface PauseParts {
  readonly clock: Clock;
  /** What an earlier run kept: epoch ms, or null; `unread` where the disk won’t say for the moment. */
  readonly kept: () => number | null | 'unread';
  /** Keeps it over a restart; null: nothing to keep. Never rejects. */
  readonly keep: (until: number | null) => void;
  /** Epoch milliseconds; null when it is over. */
  readonly changed: (until: number | null) => void;
}

/** A timer stands still while the computer sleeps, so it is never trusted for longer. */
const lookEveryMs = 30_000;

/**
 * The agent's pause. It ends by the clock on the wall, whatever slept or was restarted meanwhile, and by the time that
 * has passed where somebody put that clock back.
 */
export class Pause {
  #until: number | null = null;
  /** On the clock that nobody sets. */
  #atMost = 0;
  #cancel: () => void = () => undefined;

  constructor(private readonly parts: PauseParts) {
    this.#takeKept();
  }

  /** Epoch milliseconds; null while there is none. */
  get until(): number | null {
    return this.#until !== null && this.#isOver(this.#until) ? null : this.#until;
  }

  /** From now; takes the place of one that runs. */
  begin(length: PauseLength): void {
    const until = pauseEnd(length, this.parts.clock.now());
    this.#begin(until);
    this.parts.keep(until);
  }

  /** Nothing where there is none. */
  resume(): void {
    this.#cancel();
    if (this.#until === null) return;
    this.#until = null;
    this.parts.keep(null);
    this.parts.changed(null);
  }

  /** Time may have passed that no timer noticed. */
  look(): void {
    if (this.#until !== null && this.#isOver(this.#until)) this.resume();
  }

  /** Ends the timer, not the pause. */
  close(): void {
    this.#cancel();
  }

  /** What can’t be read is left alone and asked for again, until the agent says something else. */
  #takeKept(): void {
    const { clock, keep } = this.parts;
    const kept = this.parts.kept();
    if (kept === 'unread') {
      this.#cancel = clock.after(lookEveryMs, () => this.#takeKept());
      return;
    }
    if (kept === null) return;
    const left = kept - clock.now();
    // One that lies further ahead was kept by another clock than this one.
    if (left > 0 && left <= longestPauseMs) this.#begin(kept);
    else keep(null);
  }

  #begin(until: number): void {
    const { clock } = this.parts;
    this.#cancel();
    this.#until = until;
    this.#atMost = clock.elapsed() + until - clock.now();
    this.#watch();
    this.parts.changed(until);
  }

  #watch(): void {
    const { clock } = this.parts;
    if (this.#until === null) return;
    const left = Math.min(this.#until - clock.now(), this.#atMost - clock.elapsed());
    this.#cancel = clock.after(Math.max(Math.min(left, lookEveryMs), 0), () => {
      this.look();
      this.#watch();
    });
  }

  #isOver(until: number): boolean {
    const { clock } = this.parts;
    return clock.now() >= until || clock.elapsed() >= this.#atMost;
  }
}
