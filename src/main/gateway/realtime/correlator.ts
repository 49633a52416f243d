import type { Query } from '../../../shared/knowledge';

/** What becomes of an answer that comes after its agent has stopped waiting. */
export type LateAnswer = 'show' | 'discard';

/** A query on the wire, or one whose agent has stopped waiting. */
interface Unanswered {
  readonly query: Query;
  /** Whether the gateway was told the query's identifier; only then does an echo mean anything. */
  readonly queryId: 'send' | 'keep';
  /** null while somebody waits; `at` is in epoch milliseconds. */
  abandoned: { readonly at: number; readonly answer: LateAnswer } | null;
}

export type Match =
  /** Somebody waits for this one. */
  | { readonly kind: 'waiting'; readonly query: Query }
  /** Its agent was told TIMEOUT already. */
  | { readonly kind: 'late'; readonly query: Query }
  /** Its agent cancelled it: the answer is taken off the list, and is nobody's. */
  | { readonly kind: 'discarded'; readonly query: Query }
  /** Nothing was unanswered: new knowledge for a conversation that asked before. */
  | { readonly kind: 'push'; readonly query: Query }
  /** A conversation or query that this session never asked about. */
  | { readonly kind: 'unknown' };

/** An answer may come this long after its query timed out and is still that query's. */
const lateMs = 60_000;
/** Conversations remembered for pushes; a busy day has a few hundred calls. */
const mostConversations = 500;

/**
 * Decides which query an answer settles: by `queryId` when it was sent and echoed, else the oldest unanswered query of that
 * conversation, a timed-out one included for 60 s, so that its answer is never taken for the next one's.
 */
export class Correlator {
  /** Oldest first. */
  readonly #unanswered = new Map<string, Unanswered>();
  readonly #lastOfConversation = new Map<string, Query>();

  sent(query: Query, queryId: 'send' | 'keep' = 'keep'): void {
    this.#unanswered.set(query.id, { query, queryId, abandoned: null });
    this.#lastOfConversation.delete(query.conversationId);
    this.#lastOfConversation.set(query.conversationId, query);
    if (this.#lastOfConversation.size > mostConversations) {
      const oldest = this.#lastOfConversation.keys().next();
      if (oldest.done !== true) this.#lastOfConversation.delete(oldest.value);
    }
  }

  /** Nobody waits any more, but the answer may still come. */
  abandon(queryId: string, now: number, answer: LateAnswer = 'show'): void {
    const entry = this.#unanswered.get(queryId);
    if (entry !== undefined) entry.abandoned ??= { at: now, answer };
  }

  /** Takes the query that a message with these marks settles; it is unanswered no more. */
  take(marks: { readonly queryId: string | null; readonly conversationId: string | null }, now: number): Match {
    this.#forgetExpired(now);
    const echoed = marks.queryId === null ? undefined : this.#unanswered.get(marks.queryId);
    if (echoed?.queryId === 'send') return this.#settle(echoed);
    const oldest = [...this.#unanswered.values()].find((entry) => entry.query.conversationId === marks.conversationId);
    if (oldest !== undefined) {
      // Another identifier than those that are out, such as a second answer's: not this query's, and no news either.
      return marks.queryId !== null && oldest.queryId === 'send' ? { kind: 'unknown' } : this.#settle(oldest);
    }
    const last = marks.conversationId === null ? undefined : this.#lastOfConversation.get(marks.conversationId);
    return last === undefined ? { kind: 'unknown' } : { kind: 'push', query: last };
  }

  /** The socket is gone: what it was asked will not be answered on it. */
  connectionLost(): void {
    this.#unanswered.clear();
  }

  #settle(entry: Unanswered): Match {
    this.#unanswered.delete(entry.query.id);
    if (entry.abandoned === null) return { kind: 'waiting', query: entry.query };
    return { kind: entry.abandoned.answer === 'show' ? 'late' : 'discarded', query: entry.query };
  }

  #forgetExpired(now: number): void {
    for (const [id, entry] of this.#unanswered) {
      if (entry.abandoned !== null && now - entry.abandoned.at > lateMs) this.#unanswered.delete(id);
    }
  }
}
