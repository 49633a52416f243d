import { z } from 'zod';
import { feedbackActionSchema, queryTriggerSchema } from './knowledge';

/** What every event has. */
const envelope = {
  /** UUID, the same however often the event is delivered: receivers recognise a repetition by it. */
  id: z.uuid(),
  /** ISO 8601, UTC: when it happened, not when it was delivered. */
  timestamp: z.iso.datetime(),
};

const validatedResultSchema = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  snippet: z.string(),
  /** 0–1. */
  confidenceScore: z.number().min(0).max(1),
  /** ISO 8601, UTC; null where the gateway gave no date. */
  lastUpdated: z.iso.datetime().nullable(),
  url: z.string().nullable(),
});

/** An answer that passed confidence and freshness. */
const knowledgeValidatedSchema = z.strictObject({
  type: z.literal('knowledge.validated'),
  ...envelope,
  conversation_id: z.string(),
  query_id: z.string(),
  trigger: queryTriggerSchema,
  cache_hit: z.boolean(),
  /** Best first. */
  validated_results: z.array(validatedResultSchema),
});

/** What an agent did with a suggestion. */
const suggestionFeedbackSchema = z.strictObject({
  type: z.literal('suggestion.feedback'),
  ...envelope,
  conversation_id: z.string(),
  query_id: z.string(),
  suggestion_id: z.string(),
  document_id: z.string(),
  action: feedbackActionSchema,
});

/** Where the audit's hash chain stood, signed: kept elsewhere, it shows when the end of the trail is cut off. */
const auditCheckpointSchema = z.strictObject({
  type: z.literal('audit.checkpoint'),
  ...envelope,
  at_seq: z.int().min(0),
  at_hash: z.string(),
  key_id: z.string(),
  signature: z.string(),
});

/** What external stores are told. The text of questions is never among it. */
export const outboxEventSchema = z.discriminatedUnion('type', [knowledgeValidatedSchema, suggestionFeedbackSchema, auditCheckpointSchema]);

export const outboxEventTypeSchema = z.enum(['knowledge.validated', 'suggestion.feedback', 'audit.checkpoint']);

export type OutboxEvent = z.infer<typeof outboxEventSchema>;
export type OutboxEventType = OutboxEvent['type'];
