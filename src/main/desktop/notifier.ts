import { Notification } from 'electron';
import type { Suggestion } from '../../shared/knowledge';
import { percent } from '../../shared/percent';
import type { Log } from '../diagnostics/log';
import { decideNotification } from './notification-decision';

export interface NotifierParts {
  readonly enabled: () => boolean;
  readonly windowFocused: () => boolean;
  /** Documents the agent dismissed in a conversation. */
  readonly dismissedIn: (conversationId: string) => ReadonlySet<string>;
  /** The agent clicked it. */
  readonly onClick: (suggestionId: string) => void;
  readonly icon: string;
  readonly log: Log;
}

const mostConversations = 50;

interface Live {
  readonly notification: Notification;
  readonly documentId: string;
}

/** Shows at most one notification a conversation at a time; a newer one takes the place of the older. */
export class Notifier {
  /** Held, because a collected notification loses its click. By conversation, oldest first. */
  readonly #live = new Map<string, Live>();
  readonly #seen = new Map<string, Set<string>>();

  constructor(private readonly parts: NotifierParts) {}

  /** Shows one for what is new in a conversation, if it is worth one. */
  consider(shown: readonly Suggestion[]): void {
    const conversationId = shown[0]?.conversationId ?? '';
    const seen = this.#seenIn(conversationId);
    const decision = decideNotification(shown, {
      enabled: this.parts.enabled(),
      windowFocused: this.parts.windowFocused(),
      seen,
      dismissed: this.parts.dismissedIn(conversationId),
    });
    for (const suggestion of shown) seen.add(suggestion.documentId);
    if (!decision.show) return;
    if (!Notification.isSupported()) {
      this.parts.log.warn('notifications are not supported here');
      return;
    }
    this.#live.get(conversationId)?.notification.close();
    const { suggestion, more } = decision;
    const notification = new Notification({
      title: suggestion.title,
      body: `${percent(suggestion.confidence)} · ${suggestion.source}${more > 0 ? ` · and ${more} more` : ''}`,
      icon: this.parts.icon,
      silent: true,
    });
    const forget = (): void => {
      if (this.#live.get(conversationId)?.notification === notification) this.#live.delete(conversationId);
    };
    notification.on('click', () => {
      forget();
      this.parts.onClick(suggestion.id);
    });
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      forget();
      this.parts.log.warn('notification failed', { error });
    });
    this.#live.set(conversationId, { notification, documentId: suggestion.documentId });
    forgetOldest(this.#live);
    notification.show();
  }

  /** Takes back those of what the agent has dismissed since. */
  withdrawDismissed(): void {
    for (const [conversationId, { notification, documentId }] of this.#live) {
      if (!this.parts.dismissedIn(conversationId).has(documentId)) continue;
      notification.close();
      this.#live.delete(conversationId);
    }
  }

  /** Takes back what is still on the screen. */
  clear(): void {
    for (const { notification } of this.#live.values()) notification.close();
    this.#live.clear();
    this.#seen.clear();
  }

  #seenIn(conversationId: string): Set<string> {
    const seen = this.#seen.get(conversationId) ?? new Set<string>();
    this.#seen.delete(conversationId);
    this.#seen.set(conversationId, seen);
    forgetOldest(this.#seen);
    return seen;
  }
}

function forgetOldest(byConversation: Map<string, unknown>): void {
  if (byConversation.size <= mostConversations) return;
  const oldest = byConversation.keys().next();
  if (oldest.done !== true) byConversation.delete(oldest.value);
}
