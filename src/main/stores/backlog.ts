import type { Fault } from '../../shared/domain/fault';
import type { OutboxEventType } from '../../shared/domain/outbox-event';
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
  /** Null until a try has failed. */
  readonly tries: Tries | null;
}

/** The tries of an event that waits, all of which failed. */
export interface Tries {
  readonly attempts: number;
  /** Those of them that may have failed by the event itself. */
  readonly suspicions: number;
  /** Epoch milliseconds of the first one. */
  readonly since: number;
  /** Why the last one failed. */
  readonly fault: Fault;
}

export interface Dead {
  readonly stored: Stored;
  readonly attempts: number;
  readonly fault: Fault;
}

/** One sink's share, each by number. */
export class SinkBacklog {
  /** In the order of delivery. */
  readonly line = new Map<number, Pending>();
  /** Those the receiver doesn't take while it takes others, which therefore go first; the one tried last is the last. */
  readonly passedOver = new Map<number, Pending>();
  readonly dead = new Map<number, Dead>();
  delivered = 0;
  dropped = 0;

  /** The next of the line. */
  get first(): Pending | undefined {
    return this.line.values().next().value;
  }

  /** Everything that is still to be delivered. */
  get pending(): readonly Pending[] {
    return [...this.line.values(), ...this.passedOver.values()];
  }

  /** One that is still to be delivered. */
  waiting(n: number): Pending | undefined {
    return this.line.get(n) ?? this.passedOver.get(n);
  }

  holds(n: number): boolean {
    return this.waiting(n) !== undefined || this.dead.has(n);
  }

  /** Takes it out of what is still to be delivered; false where it isn't there. */
  leave(n: number): boolean {
    return this.line.delete(n) || this.passedOver.delete(n);
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
    for (const key of entry.sinks) this.sink(key).line.set(entry.n, { stored, at: entry.at, tries: null });
  }

  /** What says nothing new changes nothing: the same mark may be read twice. */
  mark(mark: Mark): void {
    if (mark.entry === 'dropped') {
      this.#drop(mark.n);
      return;
    }
    const sink = this.sink(mark.sink);
    const waiting = sink.waiting(mark.n);
    const dead = sink.dead.get(mark.n);
    switch (mark.entry) {
      case 'delivered':
        if (!sink.leave(mark.n)) return;
        sink.delivered += 1;
        break;
      case 'settled':
      case 'discarded':
        sink.leave(mark.n);
        sink.dead.delete(mark.n);
        break;
      case 'tried':
        if (waiting !== undefined) tried(sink, waiting, mark);
        return;
      case 'dead':
        if (waiting === undefined) return;
        sink.leave(mark.n);
        sink.dead.set(mark.n, { stored: waiting.stored, attempts: mark.attempts, fault: mark.fault });
        return;
      case 'again':
        if (dead === undefined) return;
        sink.dead.delete(mark.n);
        sink.line.set(mark.n, { stored: dead.stored, at: mark.at, tries: null });
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
    const waiting = sink.waiting(n);
    if (waiting === undefined) return [{ entry: 'settled', n, sink: key }];
    const order = sink.passedOver.has(n) ? 'passed-over' : 'in-line';
    return waiting.tries === null ? [] : [{ entry: 'tried', n, sink: key, order, ...waiting.tries }];
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
      if (sink.leave(n) || sink.dead.delete(n)) sink.dropped += 1;
    }
    this.#forgetIfOver(n);
  }

  #forgetIfOver(n: number): void {
    const stored = this.#events.get(n);
    if (stored === undefined || stored.sinks.some((key) => this.#sinks.get(key)?.holds(n) === true)) return;
    this.#events.delete(n);
    this.#bytes -= stored.place.length;
  }
}

/** One in line keeps its place there; one that is passed over goes behind the others that are. */
function tried(sink: SinkBacklog, waiting: Pending, { attempts, suspicions, since, fault, order, n }: Extract<Mark, { entry: 'tried' }>): void {
  const now: Pending = { ...waiting, tries: { attempts, suspicions, since, fault } };
  if (order === 'in-line' && sink.line.has(n)) {
    sink.line.set(n, now);
    return;
  }
  sink.leave(n);
  (order === 'in-line' ? sink.line : sink.passedOver).set(n, now);
}
