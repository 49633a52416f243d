import type { Suggestion } from '../../../../shared/domain/knowledge';
import type { AppState, Conversation } from '../../../../shared/contract/state';
import { groupSuggestions, type SuggestionGroup } from './suggestion-groups';

/** What stands under one heading. */
export interface SuggestionSection {
  readonly key: string;
  /** Null for the pinned ones, and for a conversation that is not known any more. */
  readonly conversation: Conversation | null;
  readonly groups: readonly SuggestionGroup[];
}

/** The suggestions on show, in the order they stand in. */
export interface Arrangement {
  /** Those that stay on top, the newest first. */
  readonly pinned: readonly Suggestion[];
  /** One a conversation, the one that began last first; the newest may be empty. */
  readonly sections: readonly SuggestionSection[];
  /** A conversation that is alone needs no heading. */
  readonly headings: 'shown' | 'none';
}

type Shown = Pick<AppState, 'suggestions' | 'queries' | 'conversations'>;

/**
 * Arranges what isn't dismissed: pinned ones on top, the others by conversation and answer. A section never changes
 * place, because conversations are in the order they began in.
 */
export function arrange({ suggestions, queries, conversations }: Shown): Arrangement {
  const shown = suggestions.filter(isShown);
  const pinned = shown.filter((one) => one.feedback.pinned);
  const known = conversations.map((conversation) => conversation.id);
  const others = new Set(shown.map((one) => one.conversationId).filter((id) => !known.includes(id)));
  const sections = [...known, ...others].flatMap((id, index): SuggestionSection[] => {
    const groups = groupSuggestions(suggestions.filter((one) => one.conversationId === id), queries)
      .map((group) => ({ ...group, suggestions: group.suggestions.filter((one) => isShown(one) && !one.feedback.pinned) }))
      .filter((group) => group.suggestions.length > 0);
    const begins = index === 0 && shown.length > 0 && shown.every((one) => one.conversationId !== id);
    return groups.length > 0 || begins ? [{ key: id, conversation: conversations[index] ?? null, groups }] : [];
  });
  return { pinned, sections, headings: pinned.length > 0 || sections.length > 1 ? 'shown' : 'none' };
}

/** Dismissed ones leave the window; main keeps them, so that a dismissal can be taken back. */
export function isShown({ feedback }: Suggestion): boolean {
  return !feedback.dismissed;
}
