import { fault } from '../../src/shared/domain/fault';
import type { AppState } from '../../src/shared/contract/state';
import { now, today, tomorrow } from './fixture-moment';
import { calm, query, suggestion } from './fixture-parts';
import { long, questions } from './fixture-texts';

const call = calm.conversations.map((one) => ({ ...one, startedAt: today(10, 42) }));

const strip: AppState = { ...calm, windowMode: 'compact', conversations: call };
const withCard: AppState = { ...strip, queries: [query('q1')], suggestions: [suggestion(0), suggestion(1), suggestion(2)] };
const asking = query('q2', { text: questions[1], status: 'asking', latencyMs: null });
const waiting: AppState['connection'] = { status: 'waiting', retryAt: now + 7_050, limit: null, fault: fault('connection-lost') };

/** The strip, in every state that it can be in. */
export const stripFixtures: Readonly<Record<string, AppState>> = {
  strip: withCard,
  'strip-empty': { ...strip, conversations: [] },
  'strip-asking': { ...strip, queries: [asking] },
  'strip-asking-again': { ...withCard, queries: [asking, ...withCard.queries] },
  'strip-nothing-found': { ...strip, queries: [query('q1', { status: 'EMPTY', shown: 0, returned: 0 })] },
  'strip-offered': { ...withCard, offers: [{ id: 'o1', source: 'link', text: questions[1], masked: [] }] },
  'strip-offline': { ...withCard, connection: waiting },
  'strip-offline-empty': { ...strip, connection: { status: 'stopped', retryAt: null, limit: null, fault: fault('secret-refused') } },
  'strip-paused': { ...withCard, notifications: { ...calm.notifications, pausedUntil: tomorrow(10, 57) } },
  'strip-held': { ...withCard, audit: { ...calm.audit, fault: fault('audit-unwritable') } },
  'strip-withdrawn': { ...withCard, suggestions: [suggestion(0, { revision: 'withdrawn', lastUpdated: null, canOpen: false })] },
  'strip-overflow': {
    ...withCard,
    queries: [query('q2', { text: long.word, status: 'TIMEOUT' })],
    suggestions: Array.from({ length: 40 }, (_, index) => suggestion(index, { title: index === 0 ? long.word : long.text, snippet: long.text.repeat(4), confidence: 1 })),
  },
  'strip-keyring': { ...strip, view: 'keyring', keyring: { status: 'waiting' } },
};

/** All of the screen: cards on the left, one to be read on the right. */
export const fullFixtures: Readonly<Record<string, AppState>> = {
  full: { ...withCard, windowMode: 'full' },
  'full-empty': { ...calm, windowMode: 'full' },
  'full-overflow': { ...withCard, windowMode: 'full', suggestions: [suggestion(0, { title: long.text, snippet: long.text.repeat(12), source: long.url, revision: 'updated' }), suggestion(1, { title: long.word })] },
};
