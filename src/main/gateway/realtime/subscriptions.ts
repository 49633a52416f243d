import { createHash } from 'node:crypto';
import type { KnowledgeResult, Query } from '../../../shared/knowledge';

interface Subscription {
  /** null after it was withdrawn: what the gateway still says of it is nobody's. */
  query: Query | null;
  /** Epoch milliseconds of the last question or answer. */
  at: number;
  /** What of each article was handed on last, as a digest. */
  readonly known: Map<string, string>;
}

/** Conversations remembered; a busy day has a few hundred calls. */
const mostConversations = 500;
/** A call that nothing was said of for so long is over: it is not subscribed again after a reconnect. */
const liveForMs = 30 * 60_000;
const mostRenewals = 20;
const mostKnown = 200;

/**
 * What each conversation asked last: its subscription goes on, over reconnects too. Knows what was handed on before, so
 * that an answer that comes twice, or again after a reconnect, is no news.
 */
export class Subscriptions {
  /** The one asked last is last. */
  readonly #byConversation = new Map<string, Subscription>();

  /** A query went out; the newest one of a conversation is its subscription. */
  asked(query: Query, now: number): void {
    const known = this.#byConversation.get(query.conversationId)?.known ?? new Map<string, string>();
    this.#byConversation.delete(query.conversationId);
    this.#byConversation.set(query.conversationId, { query, at: now, known });
    const oldest = this.#byConversation.keys().next();
    if (this.#byConversation.size > mostConversations && oldest.done !== true) this.#byConversation.delete(oldest.value);
  }

  /** Nobody wants to hear more of that query, unless it is asked again. */
  withdraw(query: Query): void {
    const subscription = this.#byConversation.get(query.conversationId);
    if (subscription?.query?.id === query.id) subscription.query = null;
  }

  /** The query whose subscription it is; undefined for a conversation that asked nothing. */
  queryOf(conversationId: string): Query | undefined {
    return this.#byConversation.get(conversationId)?.query ?? undefined;
  }

  /** Those of the results that are new to the conversation, or changed; from now on they are known. */
  news(conversationId: string, results: readonly KnowledgeResult[], now: number): readonly KnowledgeResult[] {
    const subscription = this.#byConversation.get(conversationId);
    if (subscription === undefined) return results;
    subscription.at = now;
    const { known } = subscription;
    return results.filter((result) => {
      const digest = digestOf(result);
      const same = known.get(result.documentId) === digest;
      known.delete(result.documentId);
      known.set(result.documentId, digest);
      const oldest = known.keys().next();
      if (known.size > mostKnown && oldest.done !== true) known.delete(oldest.value);
      return !same;
    });
  }

  /** What to subscribe again on a new connection, newest first: the calls that go on. */
  renewals(now: number): readonly Query[] {
    const live = [...this.#byConversation.values()].filter((one) => now - one.at <= liveForMs);
    return live.reverse().flatMap((one) => one.query ?? []).slice(0, mostRenewals);
  }

  clear(): void {
    this.#byConversation.clear();
  }
}

/** Confidence is left out: it is the question's, not the article's. */
function digestOf({ title, snippet, lastUpdated, url }: KnowledgeResult): string {
  return createHash('sha256').update(JSON.stringify([title, snippet, lastUpdated, url])).digest('base64');
}
