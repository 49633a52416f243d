import type { Clock } from '../clock';

/** One wait at a time, that can be ended early. */
export class Wait {
  #on: { readonly cancel: () => void; readonly until: number } | null = null;

  constructor(private readonly clock: Pick<Clock, 'now' | 'after'>) {}

  /** Epoch milliseconds at which it is over; null where nothing is waited for. */
  get until(): number | null {
    return this.#on?.until ?? null;
  }

  /** Waits so many milliseconds from now, in place of what was waited for. */
  start(ms: number, whenOver: () => void): void {
    this.end();
    const cancel = this.clock.after(ms, () => {
      this.#on = null;
      whenOver();
    });
    this.#on = { cancel, until: this.clock.now() + ms };
  }

  end(): void {
    this.#on?.cancel();
    this.#on = null;
  }
}
