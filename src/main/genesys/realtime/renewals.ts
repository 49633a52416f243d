import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';

export interface RenewalParts {
  readonly clock: Clock;
  /** Sends it again on the live connection; false where that isn't possible now. */
  readonly send: (query: Query) => boolean;
  /** Queries that could go out now beside those that are. */
  readonly free: () => number;
  /** A query of that conversation is on its way, wherever: it is not asked twice at a time. */
  readonly busy: (conversationId: string) => boolean;
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
  #state: 'idle' | 'looking' | { readonly out: Query } = 'idle';
  #cancelTimer: () => void = () => undefined;

  constructor(private readonly parts: RenewalParts) {}

  /** The one that waits for its answer; null where there is none. */
  get out(): Query | null {
    return typeof this.#state === 'string' ? null : this.#state.out;
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
    this.#rest();
  }

  /** The conversation has asked anew, and so has subscribed by itself. */
  drop(conversationId: string): void {
    this.#waiting = this.#waiting.filter((query) => query.conversationId !== conversationId);
  }

  /** Nobody wants to hear more of that query: another one of its conversation is renewed instead, if there is one. */
  withdraw(query: Query, instead: Query | undefined): void {
    this.#waiting = this.#waiting.flatMap((waiting) => (waiting.id === query.id ? (instead ?? []) : waiting));
  }

  /** The renewal of that query was answered or refused; one that was given up before changes nothing. */
  answered(query: Query): void {
    if (typeof this.#state === 'string' || this.#state.out !== query) return;
    this.#rest();
    this.parts.changed();
    this.advance();
  }

  /** Slots may have come free. It looks a moment later, when what waits in line has had its turn. */
  advance(): void {
    if (this.#state !== 'idle' || this.#waiting.length === 0) return;
    this.#state = 'looking';
    this.#cancelTimer = this.parts.clock.after(0, () => {
      this.#state = 'idle';
      this.#sendNext();
    });
  }

  #sendNext(): void {
    const next = this.#waiting.find((query) => !this.parts.busy(query.conversationId));
    if (next === undefined || this.parts.free() < 2 || !this.parts.send(next)) return;
    this.#waiting = this.#waiting.filter((query) => query !== next);
    this.#state = { out: next };
    this.#cancelTimer = this.parts.clock.after(answerDueMs, () => this.answered(next));
    this.parts.changed();
  }

  #rest(): void {
    this.#state = 'idle';
    this.#cancelTimer();
  }
}
