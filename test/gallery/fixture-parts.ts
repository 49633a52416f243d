import { noFeedback, type Suggestion } from '../../src/shared/domain/knowledge';
import { noNotifications } from '../../src/shared/contract/notifications';
import { readSettings } from '../../src/shared/settings/settings';
import type { AppState, QueryView } from '../../src/shared/contract/state';
import { dayMs, now, today } from './fixture-moment';
import { articles, questions } from './fixture-texts';

const conversation = '3c1f0b52';

/** A workspace of two knowledge bases. */
export const gateway = {
  orgUrl: 'https://northwind.example.com',
  clientId: 'agent-desk-7',
  knowledgeSources: [
    { knowledgeBaseId: 'kb-returns', priority: 1 },
    { knowledgeBaseId: 'kb-products', priority: 2 },
  ],
};

/** A calm afternoon: connected, nothing asked yet. */
export const calm: AppState = {
  appVersion: '0.1.0',
  view: 'assist',
  language: { tag: 'en', locale: 'en-US' },
  organisation: 'northwind.example.com',
  connection: { status: 'live', fault: null, retryAt: null, limit: null },
  keyring: { status: 'idle' },
  signIn: { status: 'idle', fault: null, orgUrl: '', clientId: '', knowledgeSources: [], tested: false, checks: [] },
  connectionTest: { status: 'idle', steps: [] },
  queries: [],
  suggestions: [],
  conversations: [{ id: conversation, kind: 'call', startedAt: now - 240_000 }],
  highlight: null,
  audit: { fault: null, signing: 'on' },
  insights: null,
  outbox: null,
  auditWork: { status: 'idle' },
  page: { name: 'assist', asked: 0 },
  notifications: noNotifications,
  unseen: 0,
  offers: [],
  shortcut: { accelerator: 'CommandOrControl+Shift+Space', status: 'on' },
  notices: [],
  curtain: 'open',
  windowMode: 'window',
  demo: null,
  sessionOnly: false,
  settings: readSettings({ gateway }, {}).settings,
  locked: [],
  policyFile: 'policy.json',
  settingsTransfer: { status: 'idle' },
  diagnostics: {
    versions: { electron: '25.1.1', chromium: '114.0.5735.106', node: '18.15.0', system: 'linux 6.1.0 x64' },
    connectedSince: today(12, 50),
    lastSign: { at: now - 12_000, by: 'pong', tookMs: 34 },
    shownOn: { label: '', width: 1920, height: 1080, scale: 1, displays: 1 },
    floods: { refused: [], overRate: [], merged: 0 },
    logLoss: null,
    desktop: { tray: 'system', lacking: [] },
    processes: { worstStall: null, ended: [], endedAbout: null },
    troubles: [],
  },
};

/** A query that passed, unless `part` says otherwise. */
export function query(id: string, part: Partial<QueryView> = {}): QueryView {
  return {
    id,
    conversationId: conversation,
    text: questions[0],
    masked: [],
    trigger: 'typed',
    status: 'PASS',
    place: null,
    askedAt: now - 3_400,
    deadline: now + 11_600,
    latencyMs: 420,
    returned: 3,
    shown: 3,
    dropped: {},
    withheld: [],
    confidenceThreshold: 0.75,
    maxAgeDays: 90,
    cacheHit: false,
    fault: null,
    ...part,
  };
}

/** The `index`th article as a suggestion. */
export function suggestion(index: number, part: Partial<Suggestion> = {}): Suggestion {
  const article = articles[index % articles.length] ?? articles[0];
  return {
    id: `s${index}`,
    queryId: 'q1',
    conversationId: conversation,
    documentId: `doc-${index}`,
    title: article.title,
    snippet: article.snippet,
    confidence: article.confidence,
    lastUpdated: now - article.days * dayMs,
    source: article.source,
    priority: article.source.startsWith('kb-') ? null : 1,
    canOpen: true,
    trigger: 'typed',
    shownAt: now - 1_000,
    revision: null,
    feedback: noFeedback,
    ...part,
  };
}

/** So many questions in line, the newest first; the oldest was asked `longestMs` ago. */
export function inLine(count: number, longestMs: number): readonly QueryView[] {
  return Array.from({ length: count }, (_, index) => {
    const place = count - index;
    const askedAt = now - Math.round((longestMs * (index + 1)) / count);
    const text = questions[index % questions.length] ?? '';
    return query(`waiting-${place}`, { text, status: 'queued', place, latencyMs: null, askedAt, deadline: askedAt + 15_000 });
  });
}

/** A question with a card number and an e-mail address masked in it. */
export function maskedQuery(id: string, part: Partial<QueryView> = {}): QueryView {
  const text = 'I paid twice with [card number], can you write to [e-mail] about the refund?';
  const at = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return query(id, { text, masked: [{ kind: 'card', ...at('[card number]') }, { kind: 'email', ...at('[e-mail]') }], ...part });
}
