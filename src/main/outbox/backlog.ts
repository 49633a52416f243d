import type { Fault } from '../../shared/fault';
import type { OutboxEventType } from '../../shared/outbox-event';
import type { EventEntry, JournalEntry, Mark } from './journal-entry';

/** Where a line is in the outbox's file, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** An accepted event that is not over yet: what has to be known of it without reading it. */
export interface Stored {
  readonly n: number;
  readonly type: OutboxEventType;
  readonly timestamp: string;
  /** The sinks it was accepted for. */
  readonly sinks: readonly string[];
  place: Place;
}

/** An event that waits for one sink. */
export interface Pending {
  readonly stored: Stored;
  /** Epoch milliseconds of being accepted, or sent again. */
  readonly at: number;
}

export interface Dead {
  readonly stored: Stored;
  readonly attempts: number;
  readonly fault: Fault;
}

/** One sink's share, each by number in the order of delivery. */
export class SinkBacklog {
  readonly pending = new Map<number, Pending>();
  readonly dead = new Map<number, Dead>();
  delivered = 0;
  dropped = 0;

  /** The next to be delivered. */
  get first(): Pending | undefined {
    return this.pending.values().next().value;
  }
}

/** What the outbox holds, sink by sink. Pure: the same entries in the same order lead to the same state. */
export class Backlog {
  /** By number, which is by age. */
  readonly #events = new Map<number, Stored>();
  readonly #sinks = new Map<string, SinkBacklog>();
  #bytes = 0;
  #last = 0;
  damaged = 0;

  /** Events that are not over for at least one sink, dead letters included. */
  get count(): number {
    return this.#events.size;
  }

  /** Bytes of their lines. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Those that ever had an event, by key. */
  get sinks(): ReadonlyMap<string, SinkBacklog> {
    return this.#sinks;
  }

  sink(key: string): SinkBacklog {
    let own = this.#sinks.get(key);
    if (own === undefined) this.#sinks.set(key, (own = new SinkBacklog()));
    return own;
  }

  /** The number for the next event. */
  nextNumber(): number {
    return ++this.#last;
  }

  add(entry: EventEntry, place: Place): void {
    this.#last = Math.max(this.#last, entry.n);
    if (this.#events.has(entry.n)) return;
    const stored: Stored = { n: entry.n, type: entry.event.type, timestamp: entry.event.timestamp, sinks: entry.sinks, place };
    this.#events.set(entry.n, stored);
    this.#bytes += place.length;
    for (const key of entry.sinks) this.sink(key).pending.set(entry.n, { stored, at: entry.at });
  }

  /** What says nothing new changes nothing: the same mark may be read twice. */
  mark(mark: Mark): void {
    if (mark.entry === 'dropped') {
      this.#drop(mark.n);
      return;
    }
    const sink = this.sink(mark.sink);
    const pending = sink.pending.get(mark.n);
    const dead = sink.dead.get(mark.n);
    switch (mark.entry) {
      case 'delivered':
        if (!sink.pending.delete(mark.n)) return;
        sink.delivered += 1;
        break;
      case 'settled':
      case 'discarded':
        sink.pending.delete(mark.n);
        sink.dead.delete(mark.n);
        break;
      case 'dead':
        if (pending === undefined) return;
        sink.pending.delete(mark.n);
        sink.dead.set(mark.n, { stored: pending.stored, attempts: mark.attempts, fault: mark.fault });
        return;
      case 'again':
        if (dead === undefined) return;
        sink.dead.delete(mark.n);
        sink.pending.set(mark.n, { stored: dead.stored, at: mark.at });
        return;
    }
    this.#forgetIfOver(mark.n);
  }

  /** Applies a line of the file. */
  apply(entry: JournalEntry, place: Place): void {
    if (entry.entry === 'event') this.add(entry, place);
    else if (entry.entry === 'totals') this.#carryOver(entry);
    else this.mark(entry);
  }

  /** The number of the oldest event while there are more than allowed, else null. */
  overflow(most: { readonly events: number; readonly bytes: number }): number | null {
    if (this.#events.size <= most.events && this.#bytes <= most.bytes) return null;
    return this.#events.keys().next().value ?? null;
  }

  /** What a file holds that was written anew: the lines to copy, and those to write before and after them. */
  snapshot(): { readonly totals: JournalEntry; readonly events: readonly Stored[]; readonly marks: readonly Mark[] } {
    const events = [...this.#events.values()];
    const totals: JournalEntry = {
      entry: 'totals',
      last: this.#last,
      damaged: this.damaged,
      sinks: Object.fromEntries([...this.#sinks].map(([key, { delivered, dropped }]) => [key, { delivered, dropped }])),
    };
    const marks = events.flatMap((stored) => stored.sinks.flatMap((sink) => this.#standing(stored.n, sink)));
    return { totals, events, marks };
  }

  #standing(n: number, key: string): readonly Mark[] {
    const sink = this.sink(key);
    const dead = sink.dead.get(n);
    if (dead !== undefined) return [{ entry: 'dead', n, sink: key, attempts: dead.attempts, fault: dead.fault }];
    return sink.pending.has(n) ? [] : [{ entry: 'settled', n, sink: key }];
  }

  #carryOver({ last, damaged, sinks }: Extract<JournalEntry, { entry: 'totals' }>): void {
    this.#last = Math.max(this.#last, last);
    this.damaged += damaged;
    for (const [key, { delivered, dropped }] of Object.entries(sinks)) {
      const sink = this.sink(key);
      sink.delivered += delivered;
      sink.dropped += dropped;
    }
  }

  #drop(n: number): void {
    const stored = this.#events.get(n);
    for (const key of stored?.sinks ?? []) {
      const sink = this.sink(key);
      if (sink.pending.delete(n) || sink.dead.delete(n)) sink.dropped += 1;
    }
    this.#forgetIfOver(n);
  }

  #forgetIfOver(n: number): void {
    const stored = this.#events.get(n);
    if (stored === undefined || stored.sinks.some((key) => this.#holds(key, n))) return;
    this.#events.delete(n);
    this.#bytes -= stored.place.length;
  }

  #holds(key: string, n: number): boolean {
    const sink = this.#sinks.get(key);
    return sink !== undefined && (sink.pending.has(n) || sink.dead.has(n));
  }
}
