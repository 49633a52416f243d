/** Tasks that wait for something to happen, in the order they came. */
export class Gate {
  readonly #waiting = new Set<() => void>();

  /** Tasks that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Starts `task` when the gate opens, in that very moment; or when the signal aborts, if that is first. */
  pass<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve(task());
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }

  /** Lets everything pass that waits now. */
  open(): void {
    for (const go of [...this.#waiting]) go();
  }
}
