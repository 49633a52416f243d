import { Timers } from '../../src/simulator/timers';
import type { Switch } from '../../src/simulator/faults';

/** Up is from the client to the target, down the other way. */
export type Way = 'up' | 'down';

/** What the proxy does to the bytes; all off at first. A field set takes effect at once, on every connection. */
export interface ProxyFaults {
  /** A black hole: nothing crosses this way, no end and no reset either; the connection stays open. */
  mute: Way | 'both' | null;
  /** Keep what comes while muted and deliver it afterwards; without it those bytes are lost. */
  hold: boolean;
  /** Milliseconds each chunk is late; order is kept, and what is under way keeps its hour. */
  delayMs: number;
  /** The delay is drawn evenly from delayMs ± jitterMs, and never below 0. */
  jitterMs: number;
  /** Bytes a second at most, each way of each connection for itself. */
  throttle: number | null;
  /** Deliver in pieces of at most this many bytes, each in a turn of the event loop of its own. */
  slice: number | null;
  /** Reset each connection when this many bytes have crossed it, counted from the moment this is set. */
  resetAfterBytes: { readonly way: Way | 'both'; readonly bytes: number } | null;
  /** Reset new connections as soon as they are accepted. */
  refuse: Switch;
  /** Accept new connections and leave them so: no connection to the target, not a byte back, ever. */
  stall: Switch;
}

/** The switches, and whoever wants to hear that one was set. */
export class Switchboard {
  readonly faults: ProxyFaults;
  readonly #listeners = new Set<() => void>();

  constructor() {
    const off: ProxyFaults = {
      mute: null,
      hold: false,
      delayMs: 0,
      jitterMs: 0,
      throttle: null,
      slice: null,
      resetAfterBytes: null,
      refuse: false,
      stall: false,
    };
    this.faults = new Proxy(off, {
      set: (faults, name, value) => {
        const done = Reflect.set(faults, name, value);
        for (const listener of [...this.#listeners]) listener();
        return done;
      },
    });
  }

  isMuted(way: Way): boolean {
    return this.faults.mute === way || this.faults.mute === 'both';
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What one connection waits for: times and switches. Ending it leaves nothing behind. */
export class Waits {
  readonly #board: Switchboard;
  readonly #timers = new Timers();
  readonly #watches = new Set<() => void>();
  #ended = false;

  constructor(board: Switchboard) {
    this.#board = board;
  }

  after(ms: number, action: () => void): () => void {
    return this.#timers.after(ms, action);
  }

  onChange(listener: () => void): () => void {
    if (this.#ended) return () => undefined;
    const unwatch = this.#board.onChange(listener);
    this.#watches.add(unwatch);
    return () => {
      unwatch();
      this.#watches.delete(unwatch);
    };
  }

  /** Runs `action` once something may cross this way: now, or when the mute is taken off. */
  whenAudible(way: Way, action: () => void): void {
    if (!this.#board.isMuted(way)) {
      action();
      return;
    }
    const unwatch = this.onChange(() => {
      if (this.#board.isMuted(way)) return;
      unwatch();
      action();
    });
  }

  end(): void {
    this.#ended = true;
    this.#timers.clear();
    for (const unwatch of this.#watches) unwatch();
    this.#watches.clear();
  }
}
