import type { Query } from '../../../shared/knowledge';
import type { Clock } from '../../clock';

export interface RenewalParts {
  readonly clock: Clock;
  /** Sends it again on the live connection; false where that isn't possible now. */
  readonly send: (query: Query) => boolean;
  /** Queries that could go out now beside those that are. */
  readonly free: () => number;
  /** One is out, or is over. */
  readonly changed: () => void;
}

/** An answer to a renewal is not waited for longer. */
const answerDueMs = 15_000;

/**
 * Subscribes live conversations again on a new connection: one at a time, never ahead of an agent's query, and only
 * where one more slot stays free for the next one.
 */
export class Renewals {
  #waiting: readonly Query[] = [];
  #out = false;
  #cancelTimer: () => void = () => undefined;

  constructor(private readonly parts: RenewalParts) {}

  /** 1 while one waits for its answer, else 0. */
  get inFlight(): 0 | 1 {
    return this.#out ? 1 : 0;
  }

  /** A new connection is there: what waited for the old one is replaced. */
  begin(queries: readonly Query[]): void {
    this.end();
    this.#waiting = queries;
    this.advance();
  }

  /** The connection is gone. */
  end(): void {
    this.#waiting = [];
    this.#over();
  }

  /** The conversation has asked anew, and so has subscribed by itself. */
  drop(conversationId: string): void {
    this.#waiting = this.#waiting.filter((query) => query.conversationId !== conversationId);
  }

  /** The one that was out was answered or refused. */
  answered(): void {
    if (!this.#out) return;
    this.#over();
    this.parts.changed();
    this.advance();
  }

  /** Slots may have come free. */
  advance(): void {
    const [next, ...rest] = this.#waiting;
    if (next === undefined || this.#out || this.parts.free() < 2 || !this.parts.send(next)) return;
    this.#waiting = rest;
    this.#out = true;
    this.#cancelTimer = this.parts.clock.after(answerDueMs, () => this.answered());
    this.parts.changed();
  }

  #over(): void {
    this.#out = false;
    this.#cancelTimer();
  }
}
