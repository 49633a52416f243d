import { z } from 'zod';
import { faultSchema } from '../domain/fault';
import { outboxEventTypeSchema } from '../domain/outbox-event';

/**
 * `idle` has nothing to deliver, `sending` delivers, `waiting` was asked by the receiver to pause, `failing` tries again
 * by itself, `stopped` needs a person.
 */
const sinkStatusSchema = z.enum(['idle', 'sending', 'waiting', 'failing', 'stopped']);

const sinkViewSchema = z.strictObject({
  /** Names the sink in commands. */
  id: z.string(),
  kind: z.enum(['webhook', 'folder']),
  /** The webhook's host and path, or the folder's path. */
  name: z.string(),
  /** The webhook's address as it is set; null for a folder. */
  url: z.string().nullable(),
  /** Whether a webhook's signing secret is kept on this computer; `unknown` until the keychain was asked. */
  secret: z.enum(['kept', 'missing', 'unknown']).nullable(),
  status: sinkStatusSchema,
  pending: z.int().min(0),
  /** Those of them that it doesn't take while it takes others, which therefore go first. */
  passedOver: z.int().min(0),
  /** Epoch milliseconds at which the oldest pending event was accepted. */
  oldestPendingAt: z.number().nullable(),
  delivered: z.int().min(0),
  dead: z.int().min(0),
  /** Events that never will be delivered here, for want of room. */
  dropped: z.int().min(0),
  /** Why the last try failed; null while all is well. */
  fault: faultSchema.nullable(),
  /** Epoch milliseconds of the next try, where one is waited for. */
  nextTryAt: z.number().nullable(),
});

const deadLetterSchema = z.strictObject({
  /** Names the letter in commands: an event may be dead for one sink and delivered to another. */
  id: z.string(),
  sinkId: z.string(),
  sinkName: z.string(),
  type: outboxEventTypeSchema,
  /** The event's own. */
  timestamp: z.string(),
  attempts: z.int().min(0),
  fault: faultSchema,
});

/** How the external stores stand, for the window. */
export const outboxViewSchema = z.strictObject({
  sinks: z.array(sinkViewSchema),
  /** Newest first, bounded; each sink says how many there are. */
  deadLetters: z.array(deadLetterSchema),
  /** Lines of the outbox's file that could not be read and were set aside. */
  damaged: z.int().min(0),
  /** Why events can't be kept on this computer at present. */
  fault: faultSchema.nullable(),
});

export type OutboxView = z.infer<typeof outboxViewSchema>;
export type SinkView = z.infer<typeof sinkViewSchema>;
export type SinkStatus = z.infer<typeof sinkStatusSchema>;
export type DeadLetter = z.infer<typeof deadLetterSchema>;
