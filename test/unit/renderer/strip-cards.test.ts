import { describe, expect, it } from 'vitest';
import { chipsOf } from '../../../src/renderer/features/conversations/conversation-list';
import { stripCards } from '../../../src/renderer/features/strip/strip-cards';
import { noFeedback } from '../../../src/shared/domain/knowledge';
import type { Conversation } from '../../../src/shared/contract/state';
import { aQueryView, aSuggestion } from '../../support/samples';

const call: Conversation = { id: 'call-2', kind: 'call', startedAt: 2 };
const desk: Conversation = { id: 'desk-1', kind: 'desk', startedAt: 1 };
const conversations = [call, desk];
const asked = (conversationId: string) => aQueryView({ id: `q-${conversationId}`, conversationId });
const of = (conversationId: string, id: string, feedback = noFeedback) => aSuggestion({ id, conversationId, feedback });
const suggestions = [of('call-2', 'a'), of('desk-1', 'b'), of('call-2', 'c'), of('desk-1', 'd')];

const shown = (state: Parameters<typeof stripCards>[0], chosen: string | null = null) => {
  const { conversation, cards, at } = stripCards(state, chosen);
  return { conversation: conversation?.id ?? null, cards: cards.map(({ id }) => id), at };
};

describe('the strip’s cards', () => {
  it.each([
    ['the conversation that was asked in last', [asked('desk-1'), asked('call-2')], { conversation: 'desk-1', cards: ['b', 'd'], at: 0 }],
    ['the conversation that has just begun', [asked('desk-1')], { conversation: 'call-2', cards: ['a', 'c'], at: 0 }],
  ])('are those of %s, as its chip says', (_what, queries, expected) => {
    const state = { suggestions, conversations, queries };
    expect(shown(state)).toEqual(expected);
    expect(chipsOf(state, []).find(({ phase }) => phase === 'current')?.conversation.id).toBe(expected.conversation);
  });

  it('are none where the conversation in front has none, whatever others have', () => {
    expect(shown({ suggestions: [of('desk-1', 'b')], conversations, queries: [asked('call-2')] })).toEqual({ conversation: 'call-2', cards: [], at: -1 });
  });

  it('are those of the newest suggestion where no conversation is known', () => {
    expect(shown({ suggestions, conversations: [], queries: [] })).toEqual({ conversation: null, cards: ['a', 'c'], at: 0 });
  });

  it('are those of the chosen one’s conversation, and it is on show', () => {
    expect(shown({ suggestions, conversations, queries: [asked('call-2')] }, 'd')).toEqual({ conversation: 'desk-1', cards: ['b', 'd'], at: 1 });
  });

  it('are those in front where the chosen one was dismissed', () => {
    const dismissed = suggestions.map((one) => (one.id === 'd' ? of('desk-1', 'd', { ...noFeedback, dismissed: true }) : one));
    expect(shown({ suggestions: dismissed, conversations, queries: [asked('call-2')] }, 'd')).toEqual({ conversation: 'call-2', cards: ['a', 'c'], at: 0 });
  });
});
