import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';

export type SlotOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'timeout' | 'cancelled' | 'superseded' | 'rejected' };

/** What a task came to: its value, or that it wants its turn again. */
export type Attempt<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'again' };

export interface SlotRules {
  /** Queries in flight at once; 0 while none can go out. */
  readonly maxConcurrent: number;
  /**
   * `one-at-a-time` where the gateway doesn't echo a queryId: at most one query of a conversation is in flight, and
   * one that still waits leaves for one that was asked after it, whichever of them came into line first.
   */
  readonly perConversation: 'one-at-a-time' | 'unlimited';
}

export interface SlotListener {
  /** The query got a slot. */
  started(query: Query): void;
  /** Places changed; 1 is next. */
  queueChanged(waiting: readonly { readonly query: Query; readonly place: number }[]): void;
}

/** Queries that may wait for a slot before a new one is rejected. */
export const queueBound = 50;

type Ending = Exclude<SlotOutcome<never>['kind'], 'done'>;

interface Entry {
  readonly query: Query;
  readonly start: () => void;
  readonly end: (kind: Ending) => void;
  /** `returned`: it was in flight and waits again, ahead of all that never were. */
  stage: 'waiting' | 'in-flight' | 'returned';
  /** In which order they were first started; 0 before. */
  turn: number;
}

/**
 * At most `maxConcurrent` queries in flight, the others in line, first come first served. Every query has its own
 * timer from the moment of asking, settles exactly once, and gives its slot back exactly once. One whose task wants its
 * turn again goes back to the front, in the order in which they were started.
 */
export class QuerySlots {
  readonly #entries = new Map<string, Entry>();
  /** Waiting entries, next first. */
  #queue: Entry[] = [];
  #inFlight = 0;
  #turns = 0;

  constructor(
    private readonly clock: Clock,
    private readonly rules: () => SlotRules,
    private readonly listener: SlotListener,
  ) {}

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Runs `task` when there is a slot, and again as often as it says so. The signal given to it aborts when the query has
   * ended: its deadline passed or it was cancelled, and its result is then ignored; or it is done. Never rejects as long as
   * `task` doesn't.
   */
  run<T>(query: Query, task: (signal: AbortSignal) => Promise<Attempt<T>>): Promise<SlotOutcome<T>> {
    return new Promise((resolve, reject) => {
      const abort = new AbortController();
      const cancelTimer = this.clock.after(query.deadline - this.clock.now(), () => entry.end('timeout'));
      const settle = (): boolean => {
        if (!this.#entries.delete(query.id)) return false;
        cancelTimer();
        if (entry.stage === 'in-flight') this.#inFlight -= 1;
        else this.#queue = this.#queue.filter((waiting) => waiting !== entry);
        return true;
      };
      const entry: Entry = {
        query,
        stage: 'waiting',
        turn: 0,
        end: (kind) => {
          if (!settle()) return;
          resolve({ kind });
          abort.abort(kind);
          this.advance();
        },
        start: () => {
          entry.stage = 'in-flight';
          if (entry.turn === 0) entry.turn = this.#turns += 1;
          this.#inFlight += 1;
          this.listener.started(query);
          attempt(task, abort.signal).then(
            (value) => {
              if (value.kind === 'again') this.#takeBack(entry);
              else if (settle()) {
                resolve(value);
                abort.abort('done');
              }
              this.advance();
            },
            (error: unknown) => {
              if (!settle()) return;
              reject(error instanceof Error ? error : new Error(String(error)));
              this.advance();
            },
          );
        },
      };
      this.#entries.set(query.id, entry);
      this.#enqueue(entry);
      this.advance();
    });
  }

  /** There may be room for more: the rules changed, or the connection came back. */
  advance(): void {
    for (let next = this.#nextToStart(); next !== undefined; next = this.#nextToStart()) {
      const starting = next;
      this.#queue = this.#queue.filter((waiting) => waiting !== starting);
      starting.start();
    }
    this.listener.queueChanged(this.#queue.map((entry, index) => ({ query: entry.query, place: index + 1 })));
  }

  /** Ends what is past its deadline by the wall clock: a computer that slept has timers that run late. */
  expire(): void {
    const now = this.clock.now();
    for (const entry of [...this.#entries.values()]) if (entry.query.deadline <= now) entry.end('timeout');
  }

  /** Cancels a query at whatever stage it is; false when it has settled already. */
  cancel(queryId: string): boolean {
    const entry = this.#entries.get(queryId);
    entry?.end('cancelled');
    return entry !== undefined;
  }

  #enqueue(entry: Entry): void {
    const rival =
      this.rules().perConversation === 'one-at-a-time'
        ? this.#queue.find((waiting) => waiting.stage === 'waiting' && waiting.query.conversationId === entry.query.conversationId)
        : undefined;
    // It got here later because it waited for somebody else's answer, or was looked up for longer.
    if (rival !== undefined && rival.query.order > entry.query.order) {
      entry.end('superseded');
      return;
    }
    if (rival !== undefined) {
      // It takes the place in line, so that asking again never costs the agent time.
      this.#queue[this.#queue.indexOf(rival)] = entry;
      rival.end('superseded');
      return;
    }
    this.#queue.push(entry);
    if (this.#nextToStart() === undefined && this.#queue.length > queueBound) entry.end('rejected');
  }

  /** It settled meanwhile, or it gives its slot to others and waits again. */
  #takeBack(entry: Entry): void {
    if (!this.#entries.has(entry.query.id)) return;
    this.#inFlight -= 1;
    entry.stage = 'returned';
    const behind = this.#queue.findIndex((other) => other.stage === 'waiting' || other.turn > entry.turn);
    this.#queue.splice(behind === -1 ? this.#queue.length : behind, 0, entry);
  }

  #nextToStart(): Entry | undefined {
    const { maxConcurrent, perConversation } = this.rules();
    if (this.#inFlight >= maxConcurrent) return undefined;
    const busy = new Set<string>();
    if (perConversation === 'one-at-a-time') {
      for (const entry of this.#entries.values()) if (entry.stage === 'in-flight') busy.add(entry.query.conversationId);
    }
    // What is at its deadline ends by its own timer in a moment; sending it would only cost the gateway work.
    const now = this.clock.now();
    return this.#queue.find((entry) => entry.query.deadline > now && !busy.has(entry.query.conversationId));
  }
}

/** Also a task that throws before it has promised anything gives its slot back. */
async function attempt<T>(task: (signal: AbortSignal) => Promise<Attempt<T>>, signal: AbortSignal): Promise<Attempt<T>> {
  return task(signal);
}
