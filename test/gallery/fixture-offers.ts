import type { Offer } from '../../src/shared/contract/offer';
import type { AppState } from '../../src/shared/contract/state';
import { calm, query, suggestion } from './fixture-parts';
import { long, questions } from './fixture-texts';

const copied: Offer = { id: 'offer-copied', source: 'clipboard', text: 'can I exchange the lamp without a receipt?', masked: [] };

/** What the agent may ask with one key. */
export const offerFixtures: Readonly<Record<string, AppState>> = {
  'offer-copied': { ...calm, offers: [copied], page: { name: 'assist', asked: 1 } },
  offers: {
    ...calm,
    queries: [query('q1')],
    suggestions: [suggestion(0), suggestion(1)],
    offers: [
      { id: 'offer-link', source: 'link', text: questions[1], masked: [] },
      { id: 'offer-marked', source: 'selection', text: `${long.word} ${'and then the parcel came back to the depot '.repeat(5)}`.slice(0, 400).trim(), masked: [] },
      { ...copied, text: 'refund to [card number] please', masked: [{ kind: 'card', start: 10, end: 23 }] },
    ],
  },
};
