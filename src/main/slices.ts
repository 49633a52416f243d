import type { Clock } from './clock';

/** Work that may be laid aside after each step. */
export type Steps<R = void> = Generator<void, R, void>;

/** What is done in one turn of the event loop takes so long at most, in milliseconds, and one step more. */
export const sliceMs = 10;

export interface SlicesParts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Runs a task in a turn of its own; between, everybody else has theirs. */
  readonly later?: (task: () => void) => unknown;
  /** Told when work waits for another turn, and when none does any more. */
  readonly onBusy?: (busy: 'busy' | 'idle') => void;
}

/**
 * Does work in the order it came, at once where little is done in this turn, else a slice in each. However much comes, nobody
 * else waits longer than for a slice.
 */
export class Slices {
  readonly #waiting: Steps[] = [];
  readonly #later: (task: () => void) => unknown;
  /** What this turn's work has taken, in milliseconds. */
  #spentMs = 0;
  #isTurnCounted = false;
  #isWorking = false;
  #isBusy = false;

  constructor(private readonly parts: SlicesParts) {
    this.#later = parts.later ?? setImmediate;
  }

  run(work: Steps): void {
    this.#waiting.push(work);
    if (!this.#isWorking && !this.#isBusy) this.#work();
  }

  #work(): void {
    const { clock, onBusy } = this.parts;
    this.#countTurn();
    this.#isWorking = true;
    try {
      for (let [next] = this.#waiting; next !== undefined && this.#spentMs < sliceMs; [next] = this.#waiting) {
        const began = clock.elapsed();
        // Taken off first: work that fails is not tried again.
        this.#waiting.shift();
        if (next.next().done !== true) this.#waiting.unshift(next);
        this.#spentMs += clock.elapsed() - began;
      }
    } finally {
      this.#isWorking = false;
      const isBusy = this.#waiting.length > 0;
      if (isBusy !== this.#isBusy) {
        this.#isBusy = isBusy;
        onBusy?.(isBusy ? 'busy' : 'idle');
      }
    }
  }

  /** The next turn begins with nothing spent, and goes on with what waits. */
  #countTurn(): void {
    if (this.#isTurnCounted) return;
    this.#isTurnCounted = true;
    this.#later(() => {
      this.#isTurnCounted = false;
      this.#spentMs = 0;
      if (this.#waiting.length > 0) this.#work();
    });
  }
}

/** Does all of it at once. */
export function finished<R>(work: Steps<R>): R {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
