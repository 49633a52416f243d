import { noFeedback, type Suggestion, type Withheld } from '../../src/shared/domain/knowledge';
import type { AppState, Conversation } from '../../src/shared/contract/state';
import { dayMs, now, today } from './fixture-moment';
import { calm, query, suggestion } from './fixture-parts';
import { questions } from './fixture-texts';

export const earlierCall: Conversation = { id: 'earlier-call', kind: 'call', startedAt: today(10, 12) };
export const laterDesk: Conversation = { id: 'later-desk', kind: 'desk', startedAt: today(10, 42) };

const withheld: readonly Withheld[] = [
  { reason: 'stale', confidence: 0.93, lastUpdated: now - 620 * dayMs },
  { reason: 'stale', confidence: 0.81, lastUpdated: now - 211 * dayMs },
  { reason: 'below-threshold', confidence: 0.62, lastUpdated: now - 3 * dayMs },
  { reason: 'undated', confidence: 0.9, lastUpdated: null },
  { reason: 'duplicate', confidence: 0.8, lastUpdated: now - 3 * dayMs },
  { reason: 'dismissed', confidence: 0.78, lastUpdated: now - 9 * dayMs },
  { reason: 'invalid', confidence: null, lastUpdated: null },
  { reason: 'invalid', confidence: null, lastUpdated: null },
];
const dropped = { stale: 2, 'below-threshold': 1, undated: 1, duplicate: 1, dismissed: 1, invalid: 2 };

const three = [suggestion(0), suggestion(1), suggestion(2)];
const withCards: AppState = { ...calm, queries: [query('q1')], suggestions: three };

/** The card with this done to it. */
function withFeedback(card: Suggestion, feedback: Partial<Suggestion['feedback']>): Suggestion {
  return { ...card, feedback: { ...noFeedback, ...feedback } };
}

/** A call, and questions typed without one after it. */
export const conversations: AppState = {
  ...calm,
  conversations: [laterDesk, earlierCall],
  queries: [
    query('q3', { conversationId: laterDesk.id, text: questions[4] }),
    query('q2', { conversationId: earlierCall.id, text: questions[1], trigger: 'transcript', dropped: { stale: 1 }, withheld: withheld.slice(0, 1) }),
    query('q1', { conversationId: earlierCall.id }),
  ],
  suggestions: [
    suggestion(7, { queryId: 'q3', conversationId: laterDesk.id }),
    suggestion(3, { queryId: 'q2', conversationId: earlierCall.id }),
    suggestion(4, { queryId: 'q2', conversationId: earlierCall.id }),
    suggestion(0, { queryId: 'q1', conversationId: earlierCall.id }),
  ],
};

const [newestCard, ...otherCards] = conversations.suggestions;

/** What an agent did with cards, what became of them, and how they are told apart. */
export const cardFixtures: Readonly<Record<string, AppState>> = {
  'withheld-open': { ...withCards, queries: [query('q1', { returned: 11, dropped, withheld: [...withheld] })] },
  'query-filtered-open': {
    ...calm,
    queries: [query('q1', { status: 'FILTERED', shown: 0, returned: 8, dropped, withheld: [...withheld] })],
  },
  'cards-feedback': {
    ...withCards,
    suggestions: [withFeedback(suggestion(0), { rating: 'helpful', copied: true }), withFeedback(suggestion(1), { rating: 'not-helpful' }), suggestion(2)],
  },
  'cards-updated': {
    ...withCards,
    queries: [query('q1', { cacheHit: true, latencyMs: null, dropped: { stale: 1 }, withheld: withheld.slice(0, 1) })],
    suggestions: [
      suggestion(5, { trigger: 'revalidate' }),
      suggestion(0, { revision: 'updated', lastUpdated: now, snippet: 'Opened headphones may be returned within 60 days if the hygiene seal is intact.' }),
      suggestion(1),
    ],
  },
  'cards-withdrawn': { ...withCards, suggestions: [suggestion(0, { revision: 'withdrawn' }), suggestion(1), suggestion(2)] },
  conversations,
  'conversation-new': { ...conversations, conversations: [{ id: 'begun', kind: 'desk', startedAt: today(11, 5) }, ...conversations.conversations] },
  pinned: {
    ...conversations,
    suggestions: [...(newestCard === undefined ? [] : [newestCard]), ...otherCards.map((card) => (card.id === 's4' ? withFeedback(card, { pinned: true }) : card))],
  },
  'dismissed-undo': { ...withCards, suggestions: [withFeedback(suggestion(0), { dismissed: true }), suggestion(1), suggestion(2)] },
};

/** The state with every dismissal taken back. */
export function undismissed(state: AppState): AppState {
  return { ...state, suggestions: state.suggestions.map((one) => withFeedback(one, { ...one.feedback, dismissed: false })) };
}

/** The state with this done to one card. */
export function acted(state: AppState, id: string, feedback: Partial<Suggestion['feedback']>): AppState {
  return { ...state, suggestions: state.suggestions.map((one) => (one.id === id ? withFeedback(one, { ...one.feedback, ...feedback }) : one)) };
}
