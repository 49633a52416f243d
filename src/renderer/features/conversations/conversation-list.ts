import type { Suggestion } from '../../../shared/domain/knowledge';
import type { AppState, Conversation } from '../../../shared/contract/state';
import { isShown } from '../suggestions/list/suggestion-sections';

/** A conversation as its chip shows it. */
export interface ChipView {
  readonly conversation: Conversation;
  readonly phase: 'current' | 'earlier';
  /** How many of its new suggestions have not been in sight. */
  readonly unread: number;
  /** Its newest suggestion, below the pinned ones where there is another; null where it has none. */
  readonly newest: string | null;
}

type Shown = Pick<AppState, 'conversations' | 'queries' | 'suggestions'>;

/** The conversations, newest first; none where there is only one to be in. */
export function chipsOf({ conversations, queries, suggestions }: Shown, unseen: readonly Suggestion[]): readonly ChipView[] {
  if (conversations.length < 2) return [];
  const current = currentOf(conversations, queries);
  const shown = suggestions.filter(isShown);
  return conversations.map((conversation) => {
    const its = shown.filter((one) => one.conversationId === conversation.id);
    return {
      conversation,
      phase: conversation.id === current ? 'current' : 'earlier',
      unread: unseen.filter((one) => one.conversationId === conversation.id && isShown(one)).length,
      newest: (its.find((one) => !one.feedback.pinned) ?? its[0])?.id ?? null,
    };
  });
}

/** The identifier of the one in front: the one that has just begun, else that of the newest question; null where there is none. */
export function currentOf(conversations: Shown['conversations'], queries: Shown['queries']): string | null {
  const newest = conversations[0]?.id ?? null;
  const asked = queries.some((query) => query.conversationId === newest);
  return asked ? (queries[0]?.conversationId ?? newest) : newest;
}

const shortLength = 8;

/** An identifier short enough for a chip: its beginning, as people compare them. */
export function shortId(id: string): string {
  return id.length <= shortLength + 1 ? id : `${id.slice(0, shortLength)}…`;
}
