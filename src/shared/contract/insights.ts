import { z } from 'zod';
import { dropReasonSchema, governanceStatusSchema } from '../domain/knowledge';

/** What of an agent's doings with suggestions is counted. */
export const feedbackFigureSchema = z.enum(['helpful', 'not-helpful', 'copied', 'opened', 'dismissed', 'pinned']);

/** How many minutes “now” is long, and how many the series of minutes shows. */
export const nowMinutes = 15;
export const seriesMinutes = 60;

/** Bounds of the warm list in a snapshot: entries, and characters of an entry's text. */
export const warmListBounds = { entries: 100, text: 80 } as const;

const count = z.int().min(0);

/** Half, 95 % and 99 % of the `answers` that were measured came within this many milliseconds. */
const latencySchema = z.strictObject({
  answers: z.int().min(1),
  p50: z.int().min(0),
  p95: z.int().min(0),
  p99: z.int().min(0),
});

/**
 * What happened to the questions of people and calls that ended within a span of time. `asked` is the sum of
 * `outcomes`; what each figure means is said in src/renderer/text/insights.ts and in the operations guide.
 */
export const figuresSchema = z.strictObject({
  asked: count,
  outcomes: z.record(governanceStatusSchema, count),
  /** Results that came with the answers, and how many of them were not shown, by reason. */
  returned: count,
  withheld: z.record(dropReasonSchema, count),
  /** Answers from the cache, and those of them that were there because they had been warmed. */
  cacheHits: count,
  warmedHits: count,
  /** From sending to answer; null while there was no answer that had been sent for. */
  latency: latencySchema.nullable(),
  feedback: z.record(feedbackFigureSchema, count),
});

/** A question that is asked ahead of the agents. */
export const warmEntrySchema = z.strictObject({
  /** Cut where it is long. */
  text: z.string().max(warmListBounds.text),
  /** Named by the settings or the policy, or asked often. */
  origin: z.enum(['list', 'frequent']),
  status: z.enum(['waiting', 'warming', 'warm', 'nothing', 'failed']),
  /** Epoch milliseconds of the answer that is kept; null where there is none. */
  warmedAt: z.number().nullable(),
  /** Epoch milliseconds, not after now where it is due already; null where it isn't asked at present. */
  dueAt: z.number().nullable(),
});

const series = z.array(count).length(seriesMinutes);

/** What the window shows of a day's work: figures only, in memory only. */
export const insightsSchema = z.strictObject({
  now: figuresSchema,
  today: figuresSchema,
  /** Epoch milliseconds from which on `today` counts: local midnight, or later where Cuecard came to be later. */
  todaySince: z.number(),
  /** Oldest minute first; the last one is the minute that is running. */
  perMinute: z.strictObject({ asked: series, relevant: series }),
  warming: z.array(warmEntrySchema).max(warmListBounds.entries),
  /** Epoch milliseconds of this snapshot. */
  at: z.number(),
});

export type FeedbackFigure = z.infer<typeof feedbackFigureSchema>;
export type Figures = z.infer<typeof figuresSchema>;
export type WarmEntry = z.infer<typeof warmEntrySchema>;
export type Insights = z.infer<typeof insightsSchema>;

/** Questions that were answered, with relevant results or without. */
export function answeredOf({ outcomes }: Pick<Figures, 'outcomes'>): number {
  return outcomes.PASS + outcomes.FILTERED + outcomes.EMPTY;
}
