import type { Clock } from '../../clock';

/** Tasks that wait for something to happen, in the order they came, and not for ever. */
export class Gate {
  readonly #waiting = new Set<() => void>();

  /** @param patienceMs how long a task waits at most, in milliseconds */
  constructor(
    private readonly clock: Clock,
    private readonly patienceMs: number,
  ) {}

  /** Tasks that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Starts `task` when the gate opens, in that very moment; or when patience ends or the signal aborts, if that is first. */
  pass<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        endPatience();
        signal.removeEventListener('abort', go);
        resolve(task());
      };
      const endPatience = this.clock.after(this.patienceMs, go);
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }

  /** Lets everything pass that waits now. */
  open(): void {
    for (const go of [...this.#waiting]) go();
  }
}
