import { z } from 'zod';
import { droppedSchema, governanceStatusSchema, queryTriggerSchema } from './knowledge';

/**
 * What is known of a settled query when it is written down. Field order is the file's field order;
 * the ledger adds `seq`, `prev` and `hash`. A reader never breaks on a field it doesn't know.
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
  app_version: z.string(),
  /** SHA-256 of the managed policy in force, null where there is none. */
  policy_hash: z.string().nullable(),
});

export const auditRecordSchema = auditEntrySchema.extend({
  seq: z.int().min(1),
  prev: z.string(),
  hash: z.string(),
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type AuditRecord = z.infer<typeof auditRecordSchema>;
