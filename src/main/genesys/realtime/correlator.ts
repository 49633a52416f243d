import type { Query } from '../../../shared/domain/knowledge';
import { unreadableId, type Marks } from './wire';

/** What becomes of an answer that comes after its agent has stopped waiting. */
export type LateAnswer = 'show' | 'discard';

/** What was sent on one socket and is unanswered. */
interface Unanswered {
  readonly query: Query;
  /** A renewed subscription is asked again without anybody waiting. */
  readonly purpose: 'query' | 'renewal';
  /** Whether the gateway was told the query's identifier; only then does an echo mean anything. */
  readonly queryId: 'send' | 'keep';
  /** null while somebody waits; `at` is when it was given up. */
  abandoned: { readonly at: number; readonly answer: LateAnswer } | null;
}

export type Match =
  /** Somebody waits for this one. */
  | { readonly kind: 'waiting'; readonly query: Query }
  /** Its agent was told TIMEOUT already. */
  | { readonly kind: 'late'; readonly query: Query }
  /** Its agent cancelled it: the answer is taken off the list, and is nobody's. */
  | { readonly kind: 'discarded'; readonly query: Query }
  /** The answer to a subscription that was renewed. */
  | { readonly kind: 'renewal'; readonly query: Query }
  /** Nothing is unanswered that it could belong to. */
  | { readonly kind: 'unasked' }
  /** It names a query of ours that isn't out any more: a second answer, and no news. */
  | { readonly kind: 'repeated' };

/** An answer may come this long after its query timed out and is still that query's. */
const lateMs = 60_000;

/**
 * Decides which query an answer on one socket settles: by `queryId` when it was sent and echoed, else the oldest
 * unanswered query of that conversation, a timed-out one included for 60 s, so that its answer is never taken for the
 * next one's. `now` is elapsed time (`Clock.elapsed`), for the wall clock may be set within those 60 s.
 */
export class Correlator {
  /** Oldest first. */
  readonly #unanswered = new Map<string, Unanswered>();

  /** True while an answer may come that somebody wants to see. */
  awaited(now: number): boolean {
    this.#forgetExpired(now);
    return [...this.#unanswered.values()].some(({ purpose, abandoned }) => purpose === 'query' && abandoned?.answer !== 'discard');
  }

  /** True while an answer for that conversation may still come, whoever wants it: without an id it looks like any other. */
  owes(conversationId: string, now: number): boolean {
    this.#forgetExpired(now);
    return [...this.#unanswered.values()].some(({ query }) => query.conversationId === conversationId);
  }

  /** Everything that an answer may still come for, whoever wants it. */
  owed(now: number): readonly Query[] {
    this.#forgetExpired(now);
    return [...this.#unanswered.values()].map(({ query }) => query);
  }

  sent(query: Query, queryId: 'send' | 'keep' = 'keep'): void {
    this.#unanswered.set(query.id, { query, purpose: 'query', queryId, abandoned: null });
  }

  /** A subscription was renewed at `now`; like a query that timed out then, it is forgotten after 60 s. */
  renewed(query: Query, now: number): void {
    this.#unanswered.set(`renewal of ${query.id}`, { query, purpose: 'renewal', queryId: 'keep', abandoned: { at: now, answer: 'show' } });
  }

  /** Nobody waits any more, but the answer may still come. */
  abandon(queryId: string, now: number, answer: LateAnswer = 'show'): void {
    const entry = this.#unanswered.get(queryId);
    if (entry !== undefined) entry.abandoned ??= { at: now, answer };
  }

  /** Takes the query that a message with these marks settles; it is unanswered no more. */
  take(marks: Marks, now: number): Match {
    this.#forgetExpired(now);
    const echoed = marks.queryId === null ? undefined : (this.#unanswered.get(marks.queryId) ?? this.#spelledOtherwise(marks.queryId));
    if (echoed?.queryId === 'send') return this.#settle(echoed);
    for (const [key, entry] of this.#unanswered) {
      if (entry.query.conversationId !== marks.conversationId) continue;
      // Another identifier than those that are out, such as a second answer's: not this query's, and no news either.
      if (marks.queryId !== null && entry.queryId === 'send' && !this.#canOnlyBe(entry, marks.queryId)) return { kind: 'repeated' };
      return this.#settle(entry, key);
    }
    return { kind: 'unasked' };
  }

  /** An identifier that can't be read is that of the one query of its conversation, where there is one. */
  #canOnlyBe({ query }: Unanswered, queryId: string): boolean {
    return queryId === unreadableId && [...this.#unanswered.values()].filter((other) => other.query.conversationId === query.conversationId).length === 1;
  }

  /** Systems that take an identifier for a UUID write it as they write theirs. */
  #spelledOtherwise(queryId: string): Unanswered | undefined {
    return [...this.#unanswered.values()].find((entry) => entry.queryId === 'send' && entry.purpose === 'query' && foldedId(entry.query.id) === foldedId(queryId));
  }

  #settle(entry: Unanswered, key: string = entry.query.id): Match {
    this.#unanswered.delete(key);
    const { query, purpose, abandoned } = entry;
    if (purpose === 'renewal') return { kind: 'renewal', query };
    if (abandoned === null) return { kind: 'waiting', query };
    return { kind: abandoned.answer === 'show' ? 'late' : 'discarded', query };
  }

  #forgetExpired(now: number): void {
    for (const [key, entry] of this.#unanswered) {
      if (entry.abandoned !== null && now - entry.abandoned.at > lateMs) this.#unanswered.delete(key);
    }
  }
}

/** The same for identifiers that differ only in capitals, or in braces around them. */
export function foldedId(id: string): string {
  return id.trim().replace(/^\{(.*)\}$/u, '$1').toLowerCase();
}
