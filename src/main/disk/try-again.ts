import type { Clock } from '../clock';

const firstMs = 1_000;
const longestMs = 60_000;

/** Does again what the disk refused, after 1 s, 2 s, 4 s and so on, at least once a minute, until it is done. An attempt never fails. */
export class TryAgain {
  #cancel: (() => void) | null = null;
  #waitMs = firstMs;

  constructor(
    private readonly after: Clock['after'],
    private readonly attempt: () => 'done' | 'again' | Promise<'done' | 'again'>,
  ) {}

  /** Begins, unless it is at it already. */
  soon(): void {
    if (this.#cancel !== null) return;
    this.#cancel = this.after(this.#waitMs, () => this.#try());
    this.#waitMs = Math.min(this.#waitMs * 2, longestMs);
  }

  /** No attempt is made any more, unless it begins anew. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waitMs = firstMs;
  }

  #try(): void {
    const outcome = this.attempt();
    if (typeof outcome === 'string') this.#tried(outcome);
    else void outcome.then((later) => this.#tried(later));
  }

  #tried(outcome: 'done' | 'again'): void {
    // Whoever stopped it meanwhile has no use for another.
    if (this.#cancel === null) return;
    this.#cancel = null;
    if (outcome === 'again') this.soon();
    else this.#waitMs = firstMs;
  }
}
