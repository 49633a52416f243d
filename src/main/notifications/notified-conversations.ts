import type { Suggestion } from '../../shared/domain/knowledge';
import type { PresentedNotification } from './presenter';

const mostConversations = 50;
/** Documents of a conversation; a call has some tens. */
const mostTold = 2_000;

/** What is remembered of one conversation. */
export interface NotifiedConversation {
  /** On the desktop. */
  live: PresentedNotification | null;
  /** What the live one stands for. */
  standing: readonly Suggestion[];
  /** Kept back by the rate. */
  held: readonly Suggestion[];
  /** Documents the agent was told of, or saw in the window. */
  readonly told: Set<string>;
}

/** The conversations there were notifications of, bounded: the one not heard of for longest is forgotten, and its notification taken back. */
export class NotifiedConversations {
  /** Not heard of for longest first. */
  readonly #byId = new Map<string, NotifiedConversation>();

  get(conversationId: string): NotifiedConversation {
    const found = this.#byId.get(conversationId) ?? { live: null, standing: [], held: [], told: new Set<string>() };
    this.#byId.delete(conversationId);
    this.#byId.set(conversationId, found);
    for (const document of found.told) {
      if (found.told.size <= mostTold) break;
      found.told.delete(document);
    }
    this.#forgetOldest();
    return found;
  }

  all(): readonly NotifiedConversation[] {
    return [...this.#byId.values()];
  }

  entries(): readonly (readonly [string, NotifiedConversation])[] {
    return [...this.#byId];
  }

  clear(): void {
    this.#byId.clear();
  }

  #forgetOldest(): void {
    if (this.#byId.size <= mostConversations) return;
    const [oldest] = this.#byId;
    if (oldest === undefined) return;
    oldest[1].live?.close();
    this.#byId.delete(oldest[0]);
  }
}
