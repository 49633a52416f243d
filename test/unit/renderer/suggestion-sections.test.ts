import { describe, expect, it } from 'vitest';
import { arrange, type Arrangement } from '../../../src/renderer/features/suggestions/list/suggestion-sections';
import { noFeedback, type Suggestion } from '../../../src/shared/domain/knowledge';
import type { Conversation } from '../../../src/shared/contract/state';
import { aQueryView, aSuggestion, noon } from '../../support/samples';

const later: Conversation = { id: 'later', kind: 'desk', startedAt: noon };
const earlier: Conversation = { id: 'earlier', kind: 'call', startedAt: noon - 600_000 };
const conversations = [later, earlier];

function card(id: string, conversationId: string, part: Partial<Suggestion> = {}): Suggestion {
  return aSuggestion({ id, conversationId, queryId: `q-${conversationId}`, documentId: id, ...part });
}

const pinned = { feedback: { ...noFeedback, pinned: true } };
const dismissed = { feedback: { ...noFeedback, dismissed: true } };

function ids({ sections }: Arrangement): readonly (readonly string[])[] {
  return sections.map((section) => section.groups.flatMap((group) => group.suggestions.map((one) => one.id)));
}

describe('the suggestions on show', () => {
  it('are by conversation, the one that began last first, whichever has the newest answer', () => {
    const shown = arrange({ conversations, queries: [], suggestions: [card('c', 'earlier', { trigger: 'push' }), card('b', 'later'), card('a', 'earlier')] });
    expect(ids(shown)).toEqual([['b'], ['c', 'a']]);
    expect(shown.headings).toBe('shown');
  });

  it('need no heading where there is one conversation', () => {
    expect(arrange({ conversations: [earlier], queries: [], suggestions: [card('a', 'earlier')] }).headings).toBe('none');
  });

  it('leave out what was dismissed, without joining the answers around it', () => {
    const suggestions = [card('c', 'earlier'), card('b', 'earlier', { queryId: 'other', ...dismissed }), card('a', 'earlier')];
    const shown = arrange({ conversations: [earlier], queries: [], suggestions });
    expect(shown.sections[0]?.groups.map((group) => group.suggestions.map((one) => one.id))).toEqual([['c'], ['a']]);
  });

  it('have pinned ones on top and not twice; dismissed ones not even there', () => {
    const suggestions = [card('b', 'later', pinned), card('a', 'earlier'), card('gone', 'earlier', { feedback: { ...noFeedback, pinned: true, dismissed: true } })];
    const shown = arrange({ conversations, queries: [], suggestions });
    expect(shown.pinned.map((one) => one.id)).toEqual(['b']);
    expect(ids(shown)).toEqual([['a']]);
    expect(shown.headings).toBe('shown');
  });

  it('begin with a conversation that has none yet, so that what is below is plainly not its own', () => {
    const shown = arrange({ conversations, queries: [], suggestions: [card('a', 'earlier')] });
    expect(shown.sections.map((section) => section.key)).toEqual(['later', 'earlier']);
    expect(ids(shown)).toEqual([[], ['a']]);
    // Where there is nothing at all, nothing needs telling apart.
    expect(arrange({ conversations, queries: [], suggestions: [] }).sections).toEqual([]);
  });

  it('carry the question they answer', () => {
    const shown = arrange({ conversations: [earlier], queries: [aQueryView({ id: 'q-earlier', text: 'why' })], suggestions: [card('a', 'earlier')] });
    expect(shown.sections[0]?.groups[0]?.query?.text).toBe('why');
  });
});
