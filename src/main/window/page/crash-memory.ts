import type { Clock } from '../../clock';

/** Crashes further back than this say nothing of the page of now. */
const memoryMs = 60_000;
const mostReloads = 2;

/** Remembers a page's crashes: one that crashes again and again is left alone until somebody wants to see it. */
export class CrashMemory {
  #crashes: readonly number[] = [];

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /** The page crashed just now; whether it is to be loaded again, or has crashed for the third time in a minute. */
  crashed(): 'load' | 'rest' {
    const now = this.clock.elapsed();
    this.#crashes = [...this.#crashes.filter((at) => now - at < memoryMs), now];
    return this.#crashes.length <= mostReloads ? 'load' : 'rest';
  }
}
