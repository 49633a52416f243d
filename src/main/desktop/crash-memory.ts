import type { Clock } from '../clock';

/** Crashes further back than this say nothing of the page of now. */
const memoryMs = 60_000;
const mostReloads = 3;

/** Remembers a page's crashes: one that crashes at once, again and again, is left alone until somebody wants to see it. */
export class CrashMemory {
  #crashes: readonly number[] = [];

  constructor(private readonly clock: Clock) {}

  /** The page crashed just now; whether it is to be loaded again. */
  crashed(): 'load' | 'leave' {
    const now = this.clock.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < memoryMs), now];
    return this.#crashes.length <= mostReloads ? 'load' : 'leave';
  }
}
