import type { Clock } from '../../clock';

/** As long as main may be busy or kept from its work at one time without that being held against whoever answers. */
const sliceMs = 100;

/**
 * A deadline in milliseconds in which this process could have heard an answer: an answer that has been there for long isn’t
 * late because the machine, or main itself, was too busy to look. Between two slices everything that has come is heard.
 */
export class ListeningTime {
  #left: number;
  #cancel: () => void = () => undefined;

  /** @param over once, when it is; not after `stop` */
  constructor(
    private readonly clock: Clock,
    ms: number,
    private readonly over: () => void = () => undefined,
  ) {
    this.#left = ms;
    this.#wait();
  }

  /** Milliseconds, 0 when it is over. */
  get left(): number {
    return this.#left;
  }

  stop(): void {
    this.#cancel();
  }

  #wait(): void {
    const slice = Math.min(this.#left, sliceMs);
    this.#cancel = this.clock.after(slice, () => {
      this.#left -= slice;
      if (this.#left > 0) this.#wait();
      else this.over();
    });
  }
}
