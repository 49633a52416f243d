import { z } from 'zod';
import { faultSchema } from '../../shared/domain/fault';
import { outboxEventSchema } from '../../shared/domain/outbox-event';

/** The number an event got when it was accepted, 1, 2, 3 … */
const number = z.int().min(1);
const sink = z.string().min(1);
/** Epoch milliseconds. */
const at = z.number();
const count = z.int().min(0);

/** One line of the outbox's file: an event, or what became of one. Read back, it is from outside like anything else. */
export const journalEntrySchema = z.discriminatedUnion('entry', [
  /** Accepted for these sinks. */
  z.strictObject({ entry: z.literal('event'), n: number, at, sinks: z.array(sink).min(1), event: outboxEventSchema }),
  z.strictObject({ entry: z.literal('delivered'), n: number, sink }),
  /** Not delivered yet: how often it was tried since when, and whether those behind it go first. */
  z.strictObject({ entry: z.literal('tried'), n: number, sink, attempts: count, suspicions: count, since: at, order: z.enum(['in-line', 'passed-over']), fault: faultSchema }),
  z.strictObject({ entry: z.literal('dead'), n: number, sink, attempts: count, fault: faultSchema }),
  /** A dead letter that somebody sent again. */
  z.strictObject({ entry: z.literal('again'), n: number, sink, at }),
  z.strictObject({ entry: z.literal('discarded'), n: number, sink }),
  /** For want of room, from all sinks that had not got it. */
  z.strictObject({ entry: z.literal('dropped'), n: number }),
  /** Written anew, an event needs no more than that it is over for this sink. */
  z.strictObject({ entry: z.literal('settled'), n: number, sink }),
  /** What was counted in lines that are gone. */
  z.strictObject({
    entry: z.literal('totals'),
    /** The highest number given so far. */
    last: count,
    damaged: count,
    sinks: z.record(z.string(), z.strictObject({ delivered: count, dropped: count })),
  }),
]);

export type JournalEntry = z.infer<typeof journalEntrySchema>;
export type EventEntry = Extract<JournalEntry, { entry: 'event' }>;
/** What became of an event. */
export type Mark = Exclude<JournalEntry, { entry: 'event' | 'totals' }>;

/** Reads a line; null where it is none of ours. */
export function parseLine(text: string): JournalEntry | null {
  try {
    return journalEntrySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
