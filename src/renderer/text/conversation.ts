import { translator } from '../../shared/i18n/current';
import { textsOf } from '../../shared/i18n/texts';
import type { Conversation } from '../../shared/contract/state';

export const conversationText = textsOf('conversation');

/** What a conversation is called: "Call · since 10:42". */
export function conversationWords({ kind, startedAt }: Pick<Conversation, 'kind' | 'startedAt'>): string {
  return conversationText.since[kind]({ time: translator().formats.time(startedAt) });
}

/** The same on a chip: "Call 10:42". */
export function conversationChip({ kind, startedAt }: Pick<Conversation, 'kind' | 'startedAt'>): string {
  return conversationText.short[kind]({ time: translator().formats.time(startedAt) });
}
