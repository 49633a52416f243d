import type { Verification } from '../../src/shared/domain/audit-finding';
import type { AuditWorkState } from '../../src/shared/domain/audit-work';
import { fault, type FaultTag } from '../../src/shared/domain/fault';
import { noNotifications } from '../../src/shared/contract/notifications';
import { readSettings } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/contract/state';
import { cardFixtures } from './fixture-cards';
import { offerFixtures } from './fixture-offers';
import { fullFixtures, stripFixtures } from './fixture-modes';
import { dayMs, now, today, tomorrow } from './fixture-moment';
import { calm, gateway, inLine, maskedQuery, query, suggestion } from './fixture-parts';
import { diagnosticsFixtures } from './fixture-diagnostics';
import { recentFixtures } from './fixture-recent';
import { signInFixtures } from './fixture-sign-in';
import { calmOutbox, outboxPolicy, troubledOutbox } from './fixture-outbox';
import { long, questions } from './fixture-texts';

const withCards: AppState = {
  ...calm,
  queries: [query('q1', { dropped: { stale: 1, 'below-threshold': 1 }, returned: 5 })],
  suggestions: [suggestion(0), suggestion(1), suggestion(2)],
};

const twoGroups: AppState = {
  ...withCards,
  queries: [query('q2', { text: questions[1] }), ...withCards.queries],
  suggestions: [suggestion(3, { queryId: 'q2' }), suggestion(4, { queryId: 'q2' }), ...withCards.suggestions],
};

function connected(status: AppState['connection']['status'], tag: FaultTag | null, detail?: string): AppState {
  const retryAt = status === 'waiting' ? now + 7_050 : null;
  return { ...withCards, connection: { status, retryAt, limit: null, fault: tag === null ? null : fault(tag, detail) } };
}

function limited(resumesAt: number | null): AppState {
  return { ...withCards, connection: { status: 'live', fault: null, retryAt: null, limit: { atOnce: 2, resumesAt } } };
}

function demo(part: Partial<NonNullable<AppState['demo']>>): AppState {
  return {
    ...withCards,
    organisation: 'Demo shop',
    demo: { status: 'playing', line: { speaker: 'customer', text: questions[0] }, turn: 3, turns: 12, ...part },
    queries: [query('q1', { trigger: 'demo', dropped: { stale: 2 } })],
    suggestions: withCards.suggestions.map((card) => ({ ...card, trigger: 'demo' })),
  };
}

/** Every state the window can be in, by name. Null is a main that has not answered yet. */
export const fixtures: Readonly<Record<string, AppState | null>> = {
  pending: null,
  starting: { ...calm, view: 'starting' },
  'keyring-opening': { ...calm, view: 'keyring', keyring: { status: 'opening' } },
  'keyring-waiting': { ...calm, view: 'keyring', keyring: { status: 'waiting' } },

  ...signInFixtures,
  ...diagnosticsFixtures,

  empty: calm,
  'empty-offline': { ...calm, connection: { status: 'connecting', fault: null, retryAt: null, limit: null } },
  cards: withCards,
  groups: twoGroups,
  'cards-30': {
    ...calm,
    queries: Array.from({ length: 10 }, (_, index) => query(`q${index}`, { text: questions[index % questions.length] ?? '' })),
    suggestions: Array.from({ length: 30 }, (_, index) => suggestion(index, { queryId: `q${Math.floor(index / 3)}` })),
  },
  marks: {
    ...withCards,
    suggestions: [
      suggestion(5, { queryId: 'push', trigger: 'push' }),
      suggestion(6, { queryId: 'q0', trigger: 'late' }),
      suggestion(7, { lastUpdated: null, canOpen: false }),
      suggestion(0),
    ],
    queries: [...withCards.queries, query('q0', { text: questions[2], status: 'TIMEOUT', shown: 0, returned: 0 })],
  },
  overflow: {
    ...withCards,
    organisation: long.host,
    queries: [
      query('q3', { text: long.word, status: 'asking', latencyMs: null }),
      query('q1', { text: long.text, dropped: { stale: 12, 'below-threshold': 7, undated: 3, duplicate: 2, invalid: 1 } }),
    ],
    suggestions: [
      suggestion(0, { title: long.text, snippet: long.text.repeat(4), source: long.url }),
      suggestion(1, { title: long.word, snippet: long.word.repeat(3), source: long.word, confidence: 1 }),
      suggestion(2, { title: 'Short', snippet: 'Yes.', source: 'kb', confidence: 0.05, lastUpdated: now - 3_000 * dayMs }),
    ],
    demo: { status: 'playing', line: { speaker: 'customer', text: long.text }, turn: 11, turns: 12 },
    notices: [{ id: 'n1', kind: 'warning', fault: fault('settings-unreadable', long.word), text: null }],
  },

  ...cardFixtures,
  ...offerFixtures,
  ...recentFixtures,
  ...stripFixtures,
  ...fullFixtures,

  'query-queued': {
    ...withCards,
    queries: [
      ...inLine(2, 5_900),
      query('q3', { text: questions[3], status: 'asking', latencyMs: null, askedAt: now - 8_900, deadline: now + 6_100 }),
      ...withCards.queries,
    ],
  },
  'query-asking': { ...calm, queries: [query('q1', { status: 'asking', latencyMs: null })] },
  'query-filtered': {
    ...calm,
    queries: [query('q1', { status: 'FILTERED', shown: 0, dropped: { stale: 2, 'below-threshold': 1 } })],
  },
  'query-empty': { ...withCards, queries: [query('q2', { text: questions[4], status: 'EMPTY' }), ...withCards.queries] },
  'query-timeout': {
    ...withCards,
    queries: [query('q2', { text: questions[4], status: 'TIMEOUT', fault: fault('query-timeout') }), ...withCards.queries],
  },
  'query-error': { ...calm, queries: [query('q2', { status: 'ERROR', fault: fault('gateway-error', 'search index offline') })] },
  'query-rejected': { ...calm, queries: [query('q2', { status: 'REJECTED', fault: fault('queue-full') })] },
  'query-superseded': {
    ...withCards,
    queries: [
      query('q3', { text: questions[2], status: 'asking', latencyMs: null }),
      query('q2', { text: questions[1], status: 'SUPERSEDED', latencyMs: null }),
      ...withCards.queries,
    ],
  },
  'query-cancelled': { ...calm, queries: [query('q2', { status: 'CANCELLED', latencyMs: null })] },
  'query-masked': {
    ...withCards,
    queries: [
      maskedQuery('q2', { status: 'asking', latencyMs: null, askedAt: now - 1_900, deadline: now + 13_100 }),
      maskedQuery('q1', { dropped: { stale: 1 }, returned: 4 }),
    ],
  },
  'query-only-masked': {
    ...calm,
    queries: [
      query('q2', {
        text: '[card number]',
        masked: [{ kind: 'card', start: 0, end: 13 }],
        status: 'REJECTED',
        latencyMs: null,
        fault: fault('query-only-personal-data'),
      }),
    ],
  },

  'connection-connecting': connected('connecting', null),
  'connection-signing-in': connected('signing-in', null),
  'connection-waiting': connected('waiting', 'connection-lost'),
  'connection-waiting-queries': {
    ...connected('waiting', 'connection-lost'),
    queries: [...inLine(3, 9_900), ...withCards.queries],
  },
  'connection-waiting-many': {
    ...connected('waiting', 'gateway-unavailable', '503'),
    queries: [...inLine(8, 12_900), ...withCards.queries],
  },
  'connection-limited': limited(null),
  'connection-limited-paused': {
    ...limited(now + 3_050),
    queries: [
      ...inLine(2, 6_900),
      query('q2', { text: questions[3], status: 'asking', latencyMs: null, askedAt: now - 8_900, deadline: now + 6_100 }),
      ...withCards.queries,
    ],
  },
  'connection-stopped': connected('stopped', 'scope-missing', 'agent-assist:realtime'),
  'connection-secret-refused': connected('stopped', 'secret-refused'),
  'connection-keyring': connected('stopped', 'keychain-cancelled'),
  'connection-policy': connected('stopped', 'policy-unreadable', 'line 4: not JSON'),

  'audit-unrecorded': {
    ...withCards,
    audit: { fault: fault('audit-unrecorded', 'the disk is full'), signing: 'on' },
    queries: [query('q1', { shown: 3, returned: 3, fault: fault('audit-unrecorded', 'the disk is full') })],
  },

  'audit-gap': {
    ...withCards,
    notices: [{ id: 'gap', kind: 'error', fault: fault('audit-gap', 'records at its end are missing'), text: null }],
  },

  paused: { ...withCards, notifications: { ...noNotifications, pausedUntil: tomorrow(0, 0) } },

  notices: {
    ...withCards,
    audit: { fault: fault('audit-unwritable', 'the disk is full'), signing: 'on' },
    notices: [
      { id: 'n1', kind: 'info', fault: null, text: 'Cuecard goes on in the tray when you close this window.' },
      { id: 'n2', kind: 'warning', fault: fault('settings-unreadable'), text: null },
      { id: 'n3', kind: 'error', fault: fault('settings-unwritable', 'the disk is full'), text: null },
    ],
  },
  curtain: { ...withCards, curtain: 'drawn' },
  'menu-open': withCards,
  'menu-open-locked': {
    ...withCards,
    settings: { ...calm.settings, window: { ...calm.settings.window, alwaysOnTop: true } },
    locked: ['window.alwaysOnTop'],
  },
  'session-only': { ...withCards, sessionOnly: true, locked: ['window.alwaysOnTop'] },

  'demo-starting': { ...demo({ status: 'starting', line: null, turn: 0 }), suggestions: [], queries: [] },
  'demo-playing': demo({}),
  'demo-agent': demo({ line: { speaker: 'agent', text: 'Of course. May I ask when you bought it?' } }),
  'demo-ended': demo({ status: 'ended', turn: 12 }),
  'demo-failed': { ...demo({ status: 'failed', line: null, turn: 0 }), suggestions: [], queries: [] },
};

const whole: Verification = {
  target: 'live',
  outcome: 'whole',
  why: null,
  signer: null,
  records: 12_482,
  firstSeq: 1,
  lastSeq: 12_482,
  lastHash: 'a'.repeat(64),
  checkpoints: 13,
  signedUpTo: { seq: 12_001, timestamp: new Date(today(12, 0)).toISOString(), keyId: '60baafd020571a27' },
  faults: 0,
  warnings: 0,
  findings: [],
};

const faulty: Verification = {
  ...whole,
  outcome: 'fault',
  faults: 7,
  warnings: 1,
  findings: [
    { severity: 'fault', tag: 'edited', file: 'audit-2026-02-03.1.jsonl', line: 4_117, seq: 4_117, detail: null },
    { severity: 'fault', tag: 'deleted', file: 'audit-2026-02-04.1.jsonl', line: 12, seq: 6_020, detail: 'records 6020 to 6024 missing' },
    { severity: 'warning', tag: 'clock-back', file: 'audit-2026-02-04.1.jsonl', line: 90, seq: 6_103, detail: 'by 3,600 s' },
  ],
};

function withAuditWork(auditWork: AuditWorkState): AppState {
  return { ...calm, auditWork };
}

const exportedTo = '/home/robin/Documents/cuecard-audit-2026-02-03.zip';

/** For the audit’s page, which a button opens. */
export const auditFixtures: Readonly<Record<string, AppState>> = {
  'audit-choosing': calm,
  'audit-day': calm,
  'audit-exporting': withAuditWork({ status: 'running', task: 'export', records: 48_120, share: 0.38 }),
  'audit-verifying': withAuditWork({ status: 'running', task: 'verify', records: 120_400, share: 0.9 }),
  'audit-exported': withAuditWork({ status: 'exported', path: exportedTo, records: 12_482, verification: whole }),
  'audit-exported-faulty': withAuditWork({ status: 'exported', path: `/home/robin/${long.word}.zip`, records: 1, verification: faulty }),
  'audit-cancelled': withAuditWork({ status: 'cancelled', task: 'export' }),
  'audit-failed': withAuditWork({ status: 'failed', task: 'export', fault: fault('export-failed', 'ENOSPC') }),
  'audit-whole': withAuditWork({ status: 'verified', name: null, verification: { ...whole, lastSeq: 12_002 } }),
  'audit-unsigned': withAuditWork({ status: 'verified', name: 'cuecard-audit-2026-02-03.zip', verification: { ...whole, outcome: 'unproven', why: 'not-signed', signedUpTo: null, warnings: 1, findings: [{ severity: 'warning', tag: 'not-signed', file: 'manifest.json', line: null, seq: null, detail: 'nothing proves who made this bundle' }] } }),
  'audit-faulty': withAuditWork({ status: 'verified', name: null, verification: faulty }),
};

/** For the external stores, at the end of the insights. */
export const storesFixtures: Readonly<Record<string, AppState>> = {
  stores: withStores(calmOutbox),
  'stores-trouble': withStores(troubledOutbox),
};

function withStores(outbox: AppState['outbox']): AppState {
  const { settings, locked } = readSettings({ gateway }, outboxPolicy);
  return { ...calm, settings, locked: [...locked], outbox };
}
