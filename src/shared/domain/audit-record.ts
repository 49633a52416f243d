import { z } from 'zod';
import { auditEventSchema } from './audit-event';
import { droppedSchema, governanceStatusSchema, queryTriggerSchema } from './knowledge';

export type { AuditEvent, AuditEventBody, AuditEventKind, CheckpointEvent, FeedbackEvent, GapEvent, GapReason, RetentionEvent } from './audit-event';

/**
 * What is known of a settled query when it is written down. Field order is the file's field order;
 * the ledger adds `seq`, `prev`, `digest` and `hash`. A reader never breaks on a field it doesn't know.
 */
export const auditEntrySchema = z.object({
  /** ISO 8601, UTC. */
  timestamp: z.iso.datetime(),
  conversation_id: z.string(),
  query_id: z.string(),
  /** From send to answer; null where nothing was sent. */
  latency_ms: z.number().min(0).nullable(),
  results_returned: z.int().min(0),
  results_validated: z.int().min(0),
  cache_hit: z.boolean(),
  governance_status: governanceStatusSchema,
  trigger: queryTriggerSchema,
  /** Documents shown, best first. */
  document_ids: z.array(z.string()),
  dropped: droppedSchema,
  /** Tag of the fault, where there was one. */
  error: z.string().optional(),
  /** The query that was sent for this answer, where it wasn't this one: a cached answer's, or that of the same question asked meanwhile. */
  answer_of: z.string().optional(),
  app_version: z.string(),
  /** SHA-256 of the managed policy in force, null where there is none. */
  policy_hash: z.string().nullable(),
});

/** Anything the ledger takes. */
export const auditLineSchema = z.union([auditEventSchema, auditEntrySchema]);

/** What ties a record, of whatever kind, to the one before it. */
export const chainLinkSchema = z.object({
  seq: z.int().min(1),
  prev: z.string(),
  /** Of the content; records of format 1 have none. */
  digest: z.string().optional(),
  hash: z.string(),
});

/** The record of a settled query, as the file holds it. */
export const auditRecordSchema = auditEntrySchema.extend(chainLinkSchema.shape);

export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type AuditLine = z.infer<typeof auditLineSchema>;
export type ChainLink = z.infer<typeof chainLinkSchema>;
export type AuditRecord = z.infer<typeof auditRecordSchema>;
