import type { Suggestion } from '../../../shared/domain/knowledge';
import type { AppState, Conversation } from '../../../shared/contract/state';
import { currentOf } from '../conversations/conversation-list';
import { isShown } from '../suggestions/list/suggestion-sections';

/** What the strip goes through, one at a time. */
export interface StripCards {
  /** Null where nothing was asked yet. */
  readonly conversation: Conversation | null;
  /** Of that conversation, the newest first. */
  readonly cards: readonly Suggestion[];
  /** Which of them is on show; -1 where there is none. */
  readonly at: number;
}

/**
 * The cards of the conversation that is in front in the window too, and of them the chosen one, else the newest. A chosen
 * one of another conversation, such as a clicked notification's, brings its conversation with it.
 */
export function stripCards({ suggestions, conversations, queries }: Pick<AppState, 'suggestions' | 'conversations' | 'queries'>, chosen: string | null): StripCards {
  const shown = suggestions.filter(isShown);
  const wanted = shown.find(({ id }) => id === chosen);
  const conversationId = wanted?.conversationId ?? currentOf(conversations, queries) ?? shown[0]?.conversationId;
  const cards = shown.filter((one) => one.conversationId === conversationId);
  const at = wanted === undefined ? Math.min(0, cards.length - 1) : cards.indexOf(wanted);
  return { conversation: conversations.find(({ id }) => id === conversationId) ?? null, cards, at };
}
