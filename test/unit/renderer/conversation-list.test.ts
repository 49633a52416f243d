import { describe, expect, it } from 'vitest';
import { chipsOf, currentOf, shortId } from '../../../src/renderer/features/conversations/conversation-list';
import { noFeedback } from '../../../src/shared/domain/knowledge';
import type { Conversation } from '../../../src/shared/contract/state';
import { aQueryView, aSuggestion } from '../../support/samples';

const call: Conversation = { id: 'call-2', kind: 'call', startedAt: 2 };
const desk: Conversation = { id: 'desk-1', kind: 'desk', startedAt: 1 };
const of = (conversationId: string, id: string, feedback = noFeedback) => aSuggestion({ id, conversationId, feedback });
const asked = (conversationId: string) => aQueryView({ id: `q-${conversationId}`, conversationId });

describe('the conversation in front', () => {
  it.each([
    ['that of the newest question', [call, desk], [asked('desk-1'), asked('call-2')], 'desk-1'],
    ['the one that has just begun, before anything was asked in it', [call, desk], [asked('desk-1')], 'call-2'],
    ['the newest without any question', [call, desk], [], 'call-2'],
    ['the only one', [desk], [asked('desk-1')], 'desk-1'],
    ['none where nothing began', [], [], null],
  ])('is %s', (_what, conversations, queries, current) => {
    expect(currentOf(conversations, queries)).toBe(current);
  });
});

describe('the chips of conversations', () => {
  it('are none where there is one conversation', () => {
    expect(chipsOf({ conversations: [call], queries: [], suggestions: [] }, [])).toEqual([]);
  });

  it('stand in the order of the conversations, newest first, each with its newest card that isn’t pinned', () => {
    const suggestions = [of('call-2', 'a', { ...noFeedback, pinned: true }), of('call-2', 'b'), of('desk-1', 'c'), of('desk-1', 'd')];
    const chips = chipsOf({ conversations: [call, desk], queries: [asked('call-2'), asked('desk-1')], suggestions }, []);
    expect(chips.map(({ conversation, newest }) => [conversation.id, newest])).toEqual([['call-2', 'b'], ['desk-1', 'c']]);
  });

  it('lead to a pinned card where there is no other, and nowhere where there is none', () => {
    const suggestions = [of('call-2', 'a', { ...noFeedback, pinned: true }), of('desk-1', 'c', { ...noFeedback, dismissed: true })];
    expect(chipsOf({ conversations: [call, desk], queries: [], suggestions }, []).map(({ newest }) => newest)).toEqual(['a', null]);
  });

  it.each([
    ['the newest question’s', [asked('desk-1'), asked('call-2')], 'desk-1'],
    ['the one that has just begun', [asked('desk-1')], 'call-2'],
    ['the newest without any question', [], 'call-2'],
  ])('mark as current %s', (_what, queries, current) => {
    const chips = chipsOf({ conversations: [call, desk], queries, suggestions: [] }, []);
    expect(chips.filter(({ phase }) => phase === 'current').map(({ conversation }) => conversation.id)).toEqual([current]);
  });

  it('count what has not been in sight', () => {
    const unseen = [of('call-2', 'a'), of('call-2', 'b'), of('desk-1', 'c', { ...noFeedback, dismissed: true })];
    expect(chipsOf({ conversations: [call, desk], queries: [], suggestions: [] }, unseen).map(({ unread }) => unread)).toEqual([2, 0]);
  });

  it.each([['0f5c1d2e-aaaa-4bbb-8ccc-123456789012', '0f5c1d2e…'], ['call-7', 'call-7'], ['123456789', '123456789'], ['', '']])('shorten “%s” to “%s”', (id, short) => {
    expect(shortId(id)).toBe(short);
  });
});
