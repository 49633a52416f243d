import { randomBytes } from 'node:crypto';
import type { AuditEntry, FeedbackEvent } from '../../src/shared/domain/audit-record';
import { noFeedback, type KnowledgeResult, type Query, type Suggestion } from '../../src/shared/domain/knowledge';
import { defaultSettings, type SettingGroup, type Settings } from '../../src/shared/settings/settings';
import type { QueryView } from '../../src/shared/contract/state';

/** Noon of a winter's day, epoch milliseconds. */
export const noon = Date.UTC(2026, 1, 3, 12);
export const dayMs = 86_400_000;

/** Another one each run, so that no test can know it beforehand. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

export function aQuery(fields: Partial<Query> = {}): Query {
  return {
    id: 'query-1',
    conversationId: 'conversation-1',
    text: 'how long do I have for returning it',
    masked: [],
    sources: [{ knowledgeBaseId: 'kb', priority: 1 }],
    maxResults: 5,
    confidenceThreshold: 0.75,
    language: 'en-US',
    trigger: 'typed',
    order: 0,
    askedAt: noon,
    deadline: noon + 15_000,
    ...fields,
  };
}

export function aResult(fields: Partial<KnowledgeResult> = {}): KnowledgeResult {
  return {
    documentId: 'returns',
    title: 'Returning something',
    snippet: 'Unused goods can be returned within 30 days.',
    confidence: 0.9,
    lastUpdated: noon - 10 * dayMs,
    url: 'https://help.fernhollow.example/returns',
    knowledgeBaseId: null,
    ...fields,
  };
}

export function aSuggestion(fields: Partial<Suggestion> = {}): Suggestion {
  return {
    id: 'suggestion-1',
    queryId: 'query-1',
    conversationId: 'conversation-1',
    documentId: 'returns',
    title: 'Returning something',
    snippet: 'Unused goods can be returned within 30 days.',
    confidence: 0.9,
    lastUpdated: noon - 10 * dayMs,
    source: 'help.fernhollow.example',
    priority: null,
    canOpen: true,
    trigger: 'typed',
    shownAt: noon,
    revision: null,
    feedback: noFeedback,
    ...fields,
  };
}

export function aQueryView(fields: Partial<QueryView> = {}): QueryView {
  return {
    id: 'query-1',
    conversationId: 'conversation-1',
    text: 'how long do I have for returning it',
    masked: [],
    trigger: 'typed',
    status: 'PASS',
    place: null,
    askedAt: noon,
    deadline: noon + 15_000,
    latencyMs: 120,
    returned: 1,
    shown: 1,
    dropped: {},
    withheld: [],
    confidenceThreshold: 0.75,
    maxAgeDays: 90,
    cacheHit: false,
    fault: null,
    ...fields,
  };
}

export function anEntry(fields: Partial<AuditEntry> = {}): AuditEntry {
  return {
    timestamp: new Date(noon).toISOString(),
    conversation_id: 'conversation-1',
    query_id: 'query-1',
    latency_ms: 120,
    results_returned: 1,
    results_validated: 1,
    cache_hit: false,
    governance_status: 'PASS',
    trigger: 'typed',
    document_ids: ['returns'],
    dropped: {},
    app_version: '0.1.0',
    policy_hash: null,
    ...fields,
  };
}

export function aFeedbackEvent(fields: Partial<FeedbackEvent> = {}): FeedbackEvent {
  return {
    timestamp: new Date(noon).toISOString(),
    event: 'feedback',
    conversation_id: 'conversation-1',
    query_id: 'query-1',
    suggestion_id: 'suggestion-1',
    document_id: 'returns',
    action: 'helpful',
    app_version: '0.1.0',
    policy_hash: null,
    ...fields,
  };
}

/** The defaults with some settings of one or more groups changed, and one knowledge base to ask. */
export function someSettings(changes: { readonly [G in SettingGroup]?: Partial<Settings[G]> } = {}): Settings {
  return {
    gateway: { ...defaultSettings.gateway, knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }], ...changes.gateway },
    freshness: { ...defaultSettings.freshness, ...changes.freshness },
    cache: { ...defaultSettings.cache, ...changes.cache },
    masking: { ...defaultSettings.masking, ...changes.masking },
    audit: { ...defaultSettings.audit, ...changes.audit },
    notifications: { ...defaultSettings.notifications, ...changes.notifications },
    outbox: { ...defaultSettings.outbox, ...changes.outbox },
    window: { ...defaultSettings.window, ...changes.window },
    app: { ...defaultSettings.app, ...changes.app },
  };
}
