import type { Conversation } from '../../shared/state';

export const conversationText = {
  begin: 'New conversation',
  begun: 'A new conversation begins with the next question.',
  nothingAsked: 'Nothing asked yet',
  nothingShown: 'No suggestion yet',
  earlier: 'Earlier',
} as const;

/** What a conversation is called: "Call · since 10:42". */
export function conversationWords({ kind, startedAt }: Pick<Conversation, 'kind' | 'startedAt'>): string {
  return `${kinds[kind]} · since ${time.format(startedAt)}`;
}

const kinds: Readonly<Record<Conversation['kind'], string>> = { call: 'Call', demo: 'Demo call', desk: 'Without a call' };

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
