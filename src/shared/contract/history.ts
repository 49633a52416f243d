import { z } from 'zod';
import { governanceStatusSchema, queryTriggerSchema } from '../domain/knowledge';

/** A question of today and what it brought, for looking it up again. In memory only. */
export const historyEntrySchema = z.strictObject({
  queryId: z.string(),
  conversationId: z.string(),
  text: z.string(),
  trigger: queryTriggerSchema,
  status: governanceStatusSchema,
  /** Epoch milliseconds. */
  askedAt: z.number(),
  /** What was shown, best first. */
  suggestions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      snippet: z.string(),
      confidence: z.number().min(0).max(1),
      lastUpdated: z.number().nullable(),
      source: z.string(),
      canOpen: z.boolean(),
    }),
  ),
});

export type HistoryEntry = z.infer<typeof historyEntrySchema>;
