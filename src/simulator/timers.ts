/** Pending timeouts that can be dropped together, so that closing leaves nothing behind. */
export class Timers {
  readonly #pending = new Set<NodeJS.Timeout>();

  /** Runs `action` after `delayMs`; returns a function that calls it off. */
  after(delayMs: number, action: () => void): () => void {
    const timer = setTimeout(() => {
      this.#pending.delete(timer);
      action();
    }, delayMs);
    this.#pending.add(timer);
    return () => {
      clearTimeout(timer);
      this.#pending.delete(timer);
    };
  }

  clear(): void {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}
