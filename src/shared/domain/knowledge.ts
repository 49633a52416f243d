import { z } from 'zod';

/** Where an answer may come from. Priority 1 is the highest of 1–10. */
export const knowledgeSourceSchema = z.strictObject({
  knowledgeBaseId: z.string().trim().min(1).max(100),
  priority: z.int().min(1).max(10),
});

/**
 * What made us ask. `link` is one that another program opened and nobody confirmed. `push` and `late` name answers that nobody was waiting for any more; `warm` was asked ahead of an
 * agent, `revalidate` to learn whether a cached answer still holds.
 */
export const queryTriggerSchema = z.enum(['typed', 'link', 'transcript', 'demo', 'push', 'late', 'warm', 'revalidate']);

export const governanceStatusSchema = z.enum([
  'PASS',
  'FILTERED',
  'EMPTY',
  'TIMEOUT',
  'ERROR',
  'REJECTED',
  'SUPERSEDED',
  'CANCELLED',
]);

/**
 * Why a result was withheld. Of the last three nothing can be made: without an identifier the audit can't name it, without
 * any text there is nothing to show, without a confidence nobody knows whether it is relevant.
 */
export const dropReasonSchema = z.enum(['invalid', 'below-threshold', 'stale', 'undated', 'duplicate', 'dismissed', 'no-id', 'no-text', 'no-score']);

export const droppedSchema = z.partialRecord(dropReasonSchema, z.int().min(1));

/** What of a question is masked before it goes anywhere. */
export const maskedKindSchema = z.enum([
  'card',
  'cvv',
  'expiry',
  'email',
  'phone',
  'iban',
  'bank-account',
  'ssn',
  'nino',
  'national-id',
  'passport',
  'driving-licence',
  'birth-date',
]);

/** A stand-in for personal data in a query's text, by its UTF-16 offsets there. */
export const maskedPartSchema = z.strictObject({ kind: maskedKindSchema, start: z.int().min(0), end: z.int().min(1) });

/**
 * What an agent did with a suggestion. `restored` takes a dismissal back, `unrated` a rating, `unpinned` a pin. `opened` is by
 * the desktop’s word; `asked-to-open` says that there was none in time.
 */
export const feedbackActionSchema = z.enum([
  'helpful',
  'not-helpful',
  'unrated',
  'copied',
  'opened',
  'asked-to-open',
  'dismissed',
  'restored',
  'pinned',
  'unpinned',
]);

/** What an agent has done with a suggestion so far. */
export const feedbackSchema = z.strictObject({
  rating: z.enum(['helpful', 'not-helpful']).nullable(),
  copied: z.boolean(),
  opened: z.boolean(),
  pinned: z.boolean(),
  /** Gone from the window, and its document doesn't come again in this conversation. */
  dismissed: z.boolean(),
});

/** One result that was withheld: what kept it back, never what it says. */
export const withheldSchema = z.strictObject({
  reason: dropReasonSchema,
  /** 0–1; null where the result was unreadable. */
  confidence: z.number().min(0).max(1).nullable(),
  /** Epoch milliseconds, null where unknown. */
  lastUpdated: z.number().nullable(),
});

export type MaskedKind = z.infer<typeof maskedKindSchema>;
export type MaskedPart = Readonly<z.infer<typeof maskedPartSchema>>;
export type FeedbackAction = z.infer<typeof feedbackActionSchema>;
export type Feedback = z.infer<typeof feedbackSchema>;
export type Withheld = z.infer<typeof withheldSchema>;
export type KnowledgeSource = z.infer<typeof knowledgeSourceSchema>;
export type QueryTrigger = z.infer<typeof queryTriggerSchema>;
export type GovernanceStatus = z.infer<typeof governanceStatusSchema>;
export type DropReason = z.infer<typeof dropReasonSchema>;
export type Dropped = z.infer<typeof droppedSchema>;

/** Bounds of a query's text after trimming, in characters (protocol: SUBSCRIBE). */
export const queryTextBounds = { min: 2, max: 500 } as const;

/** A question within its bounds, on its way. Its threshold is the one that filters its answer. */
export interface Query {
  readonly id: string;
  readonly conversationId: string;
  /** Normalised, and free of the personal data that masking knows. */
  readonly text: string;
  /** Where stand-ins for personal data are in the text, in order. */
  readonly masked: readonly MaskedPart[];
  readonly sources: readonly KnowledgeSource[];
  readonly maxResults: number;
  readonly confidenceThreshold: number;
  readonly language: string;
  readonly trigger: QueryTrigger;
  /**
   * In which order agents and calls asked, by a count that no clock turns back: the higher number was asked later. 0 for
   * what Cuecard asks by itself, which never stands in line with them.
   */
  readonly order: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  /** Epoch milliseconds after which the agent is told TIMEOUT, counted from the moment of asking. */
  readonly deadline: number;
}

/** One result of an answer that passed its schema; relevance and freshness are not judged yet. Its texts are plain: no HTML, no entities. */
export interface KnowledgeResult {
  readonly documentId: string;
  /** One line, 1,000 characters at most, never empty. */
  readonly title: string;
  /** Lines as the article has them, 20,000 characters at most. */
  readonly snippet: string;
  /** 0–1. */
  readonly confidence: number;
  /** Epoch milliseconds, null where the gateway gave no date. */
  readonly lastUpdated: number | null;
  /** https address of the article, null where there is none that may be opened. */
  readonly url: string | null;
  /** Where it is from; null where the gateway doesn't say. */
  readonly knowledgeBaseId: string | null;
}

export const suggestionSchema = z.strictObject({
  id: z.string(),
  queryId: z.string(),
  conversationId: z.string(),
  documentId: z.string(),
  title: z.string(),
  snippet: z.string(),
  confidence: z.number().min(0).max(1),
  /** Epoch milliseconds of the article's last change, null where unknown. */
  lastUpdated: z.number().nullable(),
  /** Where it comes from, in words: the article's host and section, else the knowledge base. */
  source: z.string(),
  /** Of its knowledge base, 1 the highest; null where it isn’t known which one it is from. */
  priority: z.int().min(1).max(10).nullable(),
  canOpen: z.boolean(),
  trigger: queryTriggerSchema,
  /** Epoch milliseconds of being shown. */
  shownAt: z.number(),
  /** What a newer answer to the same question said: its text changed (and is changed here), or it isn't found any more. */
  revision: z.enum(['updated', 'withdrawn']).nullable(),
  feedback: feedbackSchema,
});

export type Suggestion = z.infer<typeof suggestionSchema>;

/** Of a suggestion that was just shown. */
export const noFeedback: Feedback = { rating: null, copied: false, opened: false, pinned: false, dismissed: false };
