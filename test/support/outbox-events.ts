import { randomBytes, randomUUID } from 'node:crypto';
import type { OutboxEvent } from '../../src/shared/domain/outbox-event';

/** A validated answer, as the assistant tells the outbox. */
export function aKnowledgeEvent(fields: Partial<Extract<OutboxEvent, { type: 'knowledge.validated' }>> = {}): OutboxEvent {
  return {
    type: 'knowledge.validated',
    id: randomUUID(),
    timestamp: '2026-02-03T09:30:00.000Z',
    conversation_id: 'conversation-1',
    query_id: 'query-1',
    trigger: 'typed',
    cache_hit: false,
    validated_results: [
      {
        documentId: 'returns',
        title: 'Returning something',
        snippet: 'Unused goods can be returned within 30 days – “no questions asked”.',
        confidenceScore: 0.9,
        lastUpdated: '2026-01-24T00:00:00.000Z',
        url: 'https://help.fernhollow.example/returns',
      },
    ],
    ...fields,
  };
}

export function aFeedback(): OutboxEvent {
  return {
    type: 'suggestion.feedback',
    id: randomUUID(),
    timestamp: '2026-02-03T09:31:00.000Z',
    conversation_id: 'conversation-1',
    query_id: 'query-1',
    suggestion_id: 'suggestion-1',
    document_id: 'returns',
    action: 'helpful',
  };
}

export function aCheckpoint(): OutboxEvent {
  return {
    type: 'audit.checkpoint',
    id: randomUUID(),
    timestamp: '2026-02-03T09:32:00.000Z',
    at_seq: 41,
    at_hash: 'a'.repeat(64),
    key_id: 'k1',
    signature: 'c2lnbmF0dXJl',
  };
}

/** A signing secret, another one each run. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
