import { z } from 'zod';
import { feedbackActionSchema, governanceStatusSchema } from './knowledge';

/** SHA-256, in hex. */
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** The first 16 hex characters of SHA-256 over the public key's SPKI DER. */
const keyIdSchema = z.string().regex(/^[0-9a-f]{16}$/);
const base64Schema = z.base64();
const seqSchema = z.int().min(0);

/** What every event has: its kind, in place of a query's fields, and under which version and policy it happened. */
const eventContext = {
  app_version: z.string(),
  policy_hash: z.string().nullable(),
};

function event<K extends string, F extends z.ZodRawShape>(kind: K, fields: F) {
  return z.object({ timestamp: z.iso.datetime(), event: z.literal(kind), ...fields, ...eventContext });
}

/** What came faster than it may, and was refused: how many of each kind, in one record instead of one each. */
const limitedEventSchema = event('limited', { since: z.iso.datetime(), refused: z.record(z.string(), z.int().min(1)) });

/** The ledger was opened: by which format, and whose signatures follow. Both are null while there is no key. */
const startEventSchema = event('start', {
  format: z.literal([1, 2]),
  platform: z.string(),
  electron: z.string().optional(),
  key_id: keyIdSchema.nullable(),
  /** SPKI DER, base64. */
  public_key: base64Schema.nullable(),
});

/** The ledger was closed in order; a trail that ends without one was cut off. */
const stopEventSchema = event('stop', { reason: z.enum(['quit', 'sign-out', 'signal']) });

/** The run before this one ended without a `stop`: by a crash, a power cut, or somebody’s hand. */
const endedWithoutStopEventSchema = event('ended-without-stop', {
  /** The last sign of life of that run, so its end was at about this time or later; null where nobody knows. */
  ended_about: z.iso.datetime().nullable(),
});

/** An agent's word on a suggestion. */
const feedbackEventSchema = event('feedback', {
  conversation_id: z.string(),
  query_id: z.string(),
  suggestion_id: z.string(),
  document_id: z.string(),
  action: feedbackActionSchema,
});

const signInEventSchema = event('sign-in', {
  /** Host, with the port where it isn't the usual one. */
  organisation: z.string(),
  client_id: z.string(),
  kept: z.enum(['keychain', 'session']),
});

const signInFailedEventSchema = event('sign-in-failed', {
  organisation: z.string(),
  client_id: z.string(),
  /** Tag of the fault. */
  error: z.string(),
});

const signOutEventSchema = event('sign-out', { organisation: z.string(), client_id: z.string() });

/** Names of settings, never their values. */
const settingsChangedEventSchema = event('settings-changed', { changed: z.array(z.string()).min(1) });

const policyChangedEventSchema = event('policy-changed', { previous: z.string().nullable(), current: z.string().nullable() });

const exportEventSchema = event('export', {
  /** ISO 8601, UTC; null where that side is open. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  /** Empty: all of them. */
  statuses: z.array(governanceStatusSchema),
  format: z.string(),
  /** What came of it. Absent in older records, which tell of finished ones alone. */
  outcome: z.enum(['exported', 'cancelled', 'failed']).optional(),
  /** Tag of the fault, where it failed. */
  error: z.string().optional(),
  /** In the bundle: 0 where there is none. */
  records: z.int().min(0),
  /** Of the bundle's manifest; absent where there is none. */
  bundle_sha256: sha256Schema.optional(),
});

const verifyEventSchema = event('verify', {
  target: z.enum(['live', 'bundle']),
  outcome: z.enum(['whole', 'unproven', 'fault']),
  first_bad_seq: seqSchema.optional(),
});

/** Files that were older than the rules ask for, and are removed right after this was written. */
const retentionEventSchema = event('retention', {
  removed: z.array(
    z.object({
      file: z.string(),
      /** Null, as the two after it, where the file holds no record. */
      first_seq: seqSchema.nullable(),
      last_seq: seqSchema.nullable(),
      last_hash: z.string().nullable(),
      sha256: sha256Schema,
    }),
  ),
  days: z.int().min(1),
});

/** The record before it, signed. */
const checkpointEventSchema = event('checkpoint', {
  at_seq: seqSchema,
  at_hash: sha256Schema,
  key_id: keyIdSchema,
  /** Ed25519 over the canonical JSON of {at_hash, at_seq, key_id, timestamp}, base64. */
  signature: base64Schema,
});

/** Nobody is in front of the screen, and nothing of what passed is on show; or it is again, with what passed meanwhile. */
const screenEventSchema = event('screen', { screen: z.enum(['hidden', 'shown']), because: z.enum(['lock', 'suspend', 'switch']) });

/** A crash cut the last line short; what there was of it was set aside. */
const tornEventSchema = event('torn', { file: z.string(), bytes: z.int().min(1), kept_as: z.string() });

/** Why records may be missing between what was expected and what was found. */
export const gapReasonSchema = z.enum([
  'tail-missing',
  'tail-foreign',
  'unreadable',
  'file-missing',
  'file-replaced',
  'key-lost',
  'unwritable',
  'unconfirmed',
]);

/** Whose signatures follow, where that became known only after the start. */
const keyEventSchema = event('key', { key_id: keyIdSchema, public_key: base64Schema });

/** Something of the trail is missing, or strange: said in the trail itself, never mended in silence. */
const gapEventSchema = event('gap', {
  reason: gapReasonSchema,
  /** From memory or the keychain; null where nobody knows, as with those below. */
  expected_seq: seqSchema.nullable(),
  expected_hash: z.string().nullable(),
  found_seq: seqSchema.nullable(),
  found_hash: z.string().nullable(),
  /** Records that could not be written, their suggestions held back. */
  held_back: z.int().min(0).optional(),
  /** Records that could not be written, their suggestions shown all the same, by policy. */
  shown_unrecorded: z.int().min(0).optional(),
  /** Kinds of events that could not be written, oldest first. */
  lost_events: z.array(z.string()).optional(),
});

/** What is written down beside settled queries: a record with an `event` is one of these, one without is a query's. */
export const auditEventSchema = z.discriminatedUnion('event', [
  startEventSchema,
  stopEventSchema,
  endedWithoutStopEventSchema,
  feedbackEventSchema,
  signInEventSchema,
  signInFailedEventSchema,
  signOutEventSchema,
  settingsChangedEventSchema,
  policyChangedEventSchema,
  exportEventSchema,
  verifyEventSchema,
  retentionEventSchema,
  keyEventSchema,
  checkpointEventSchema,
  tornEventSchema,
  gapEventSchema,
  limitedEventSchema,
  screenEventSchema,
]);

export type AuditEvent = z.infer<typeof auditEventSchema>;
export type AuditEventKind = AuditEvent['event'];
/** An event as whoever tells of it knows it: time, version and policy are added when it is written. */
export type AuditEventBody = { [K in AuditEventKind]: Omit<Extract<AuditEvent, { event: K }>, 'timestamp' | 'app_version' | 'policy_hash'> }[AuditEventKind];
export type FeedbackEvent = z.infer<typeof feedbackEventSchema>;
export type CheckpointEvent = z.infer<typeof checkpointEventSchema>;
export type RetentionEvent = z.infer<typeof retentionEventSchema>;
export type GapEvent = z.infer<typeof gapEventSchema>;
export type GapReason = z.infer<typeof gapReasonSchema>;
