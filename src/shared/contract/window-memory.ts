import { z } from 'zod';
import { queryTextBounds } from '../domain/knowledge';
import { pageSchema } from './page';

const suggestionId = z.string().max(100);

/**
 * What a page holds that isn't in AppState, so that the next page of the same window begins where this one ended. Main
 * keeps it in memory only, because a half-typed question is as private as one that was asked.
 */
export const windowMemorySchema = z.strictObject({
  /** Typed in the search box, not asked yet. */
  draft: z.string().max(queryTextBounds.max),
  page: pageSchema,
  /** The card at the top of what is read, and how far below the window's top edge it begins, in pixels; null at the very top. */
  place: z.strictObject({ suggestionId, top: z.number().min(-100_000).max(100_000) }).nullable(),
  /** Cards whose text is shown whole, and answers whose withheld results are. */
  expanded: z.array(suggestionId).max(200),
  /** The card the agent has turned to, in the strip or beside the list; null for the newest. */
  chosen: suggestionId.nullable(),
  /** How often main had asked for a page, and for a card to be brought into view, when the page last did so. */
  asked: z.strictObject({ page: z.int().min(0), card: z.int().min(0) }),
});

export type WindowMemory = Readonly<z.infer<typeof windowMemorySchema>>;

export const blankMemory: WindowMemory = { draft: '', page: 'assist', place: null, expanded: [], chosen: null, asked: { page: 0, card: 0 } };
