/** Work of main that took long, and what it was. */
export interface Ran {
  /** A command’s name, or another word for what is done in one go. */
  readonly what: string;
  /** Milliseconds, without what ran inside it under a name of its own. */
  readonly ms: number;
}

/** Runs a piece of work under a name, and hands on what it returns. */
export type During = <T>(what: string, work: () => T) => T;

/** Remembers which piece of main’s work took longest since it was last asked: what stalled main has a name then. */
export class Activity {
  #longest: Ran | null = null;
  /** What ran within the piece that runs now, in milliseconds. */
  #withinMs = 0;

  /** @param elapsed milliseconds on a clock that nobody sets */
  constructor(private readonly elapsed: () => number) {}

  /** Only what is done before `work` returns counts: what it awaits is other work. */
  readonly during: During = (what, work) => {
    const [began, aroundMs] = [this.elapsed(), this.#withinMs];
    this.#withinMs = 0;
    try {
      return work();
    } finally {
      const tookMs = this.elapsed() - began;
      const ms = tookMs - this.#withinMs;
      if (this.#longest === null || ms > this.#longest.ms) this.#longest = { what, ms };
      this.#withinMs = aroundMs + tookMs;
    }
  };

  /** The longest since the last time; null where nothing ran. */
  take(): Ran | null {
    const longest = this.#longest;
    this.#longest = null;
    return longest;
  }
}
