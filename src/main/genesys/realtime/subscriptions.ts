import { createHash } from 'node:crypto';
import type { KnowledgeResult, Query } from '../../../shared/domain/knowledge';

interface Subscription {
  /** null after it was withdrawn: what the gateway still says of it is nobody's. */
  query: Query | null;
  /** What the conversation asked before, for the next connection to go on with where the last query was withdrawn. */
  before: Query | null;
  /** Connections that were lost with its renewal unanswered, one after the other. */
  lost: number;
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
/** A renewal that the connection is lost with once may have been by chance. */
const mostLost = 2;

/**
 * What each conversation asked last: its subscription goes on, over reconnects too. Knows what was handed on before, so
 * that an answer that comes twice, or again after a reconnect, is no news.
 */
export class Subscriptions {
  /** The one asked last is last. */
  readonly #byConversation = new Map<string, Subscription>();

  /** A query went out; the newest one of a conversation is its subscription. */
  asked(query: Query, now: number): void {
    const last = this.#byConversation.get(query.conversationId);
    const before = last?.query ?? last?.before ?? null;
    this.#byConversation.delete(query.conversationId);
    this.#byConversation.set(query.conversationId, { query, before, at: now, lost: 0, known: last?.known ?? new Map<string, string>() });
    const oldest = this.#byConversation.keys().next();
    if (this.#byConversation.size > mostConversations && oldest.done !== true) this.#byConversation.delete(oldest.value);
  }

  /** Nobody wants to hear more of that query, unless it is asked again. */
  withdraw(query: Query): void {
    const subscription = this.#byConversation.get(query.conversationId);
    if (subscription?.query?.id === query.id) subscription.query = null;
  }

  /** It was subscribed again on the live connection. */
  renewed(query: Query): void {
    const subscription = this.#byConversation.get(query.conversationId);
    if (subscription !== undefined) subscription.query = query;
  }

  /** The connection was lost with its renewal unanswered: the second time that is taken for the reason, and it ends. */
  renewalLost(query: Query): void {
    const subscription = this.#byConversation.get(query.conversationId);
    if (subscription === undefined) return;
    subscription.lost += 1;
    if (subscription.lost >= mostLost) Object.assign(subscription, { query: null, before: null });
  }

  /** That conversation has asked before. */
  has(conversationId: string): boolean {
    return this.#byConversation.has(conversationId);
  }

  /** Those that have asked before. */
  get conversations(): readonly string[] {
    return [...this.#byConversation.keys()];
  }

  /** The query whose subscription it is; undefined for a conversation that asked nothing. */
  queryOf(conversationId: string): Query | undefined {
    return this.#byConversation.get(conversationId)?.query ?? undefined;
  }

  /** What to subscribe again of that conversation; undefined where nothing is. */
  renewalOf(conversationId: string): Query | undefined {
    const subscription = this.#byConversation.get(conversationId);
    return subscription?.query ?? subscription?.before ?? undefined;
  }

  /** Those of the results that are new to the conversation, or changed; from now on they are known. */
  news(conversationId: string, results: readonly KnowledgeResult[], now: number): readonly KnowledgeResult[] {
    const subscription = this.#byConversation.get(conversationId);
    if (subscription === undefined) return results;
    const { known, query } = subscription;
    subscription.lost = 0;
    const news = results.filter((result) => {
      const digest = digestOf(result, query?.confidenceThreshold ?? 0);
      const same = known.get(result.documentId) === digest;
      known.delete(result.documentId);
      known.set(result.documentId, digest);
      const oldest = known.keys().next();
      if (known.size > mostKnown && oldest.done !== true) known.delete(oldest.value);
      return !same;
    });
    // A renewal that only says what is known doesn't keep a call going that is over.
    if (news.length > 0) subscription.at = now;
    return news;
  }

  /** What to subscribe again on a new connection, newest first: the calls that go on. */
  renewals(now: number): readonly Query[] {
    const live = [...this.#byConversation.values()].filter((one) => now - one.at <= liveForMs);
    return live.reverse().flatMap((one) => one.query ?? one.before ?? []).slice(0, mostRenewals);
  }

  clear(): void {
    this.#byConversation.clear();
  }
}

/** Of the confidence only whether it is enough: an article that comes to be shown is news, a point more or less is none. */
function digestOf({ title, snippet, lastUpdated, url, confidence }: KnowledgeResult, threshold: number): string {
  return createHash('sha256').update(JSON.stringify([title, snippet, lastUpdated, url, confidence >= threshold])).digest('base64');
}
