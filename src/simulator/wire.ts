import { z } from 'zod';

/**
 * What the gateway takes and sends, written from the protocol and not from the client's code: the
 * simulator is the other side, and a shared mistake would be invisible.
 */
const KnowledgeSource = z.strictObject({
  knowledge_base_id: z.string().min(1),
  priority: z.number().int().min(1).max(10),
});

const subscribeFields = {
  messageType: z.literal('SUBSCRIBE'),
  conversationId: z.string().min(1),
  queryText: z.string().trim().min(2).max(500),
  knowledgeSources: z.array(KnowledgeSource).min(1),
  maxResults: z.number().int().min(1).max(20).default(5),
  confidenceThreshold: z.number().min(0).max(1).default(0.75),
  language: z.string().refine(isLanguageTag, 'not a BCP 47 language tag').default('en-US'),
};

/** SUBSCRIBE as the seed has it: no other field is taken. */
export const Subscribe = z.strictObject(subscribeFields);
/** SUBSCRIBE of an organisation whose gateway echoes the query's own id. */
export const SubscribeWithQueryId = z.strictObject({ ...subscribeFields, queryId: z.string().min(1).optional() });
export type Subscribe = z.output<typeof SubscribeWithQueryId>;

/** A result as it goes on the wire; an article without a date has no lastUpdated. */
export interface WireResult {
  readonly documentId: string;
  readonly title: string;
  readonly snippet: string;
  readonly confidenceScore: number;
  readonly lastUpdated?: string;
  readonly url: string;
}

export interface SearchResponse {
  readonly messageType: 'KNOWLEDGE_SEARCH_RESPONSE';
  readonly conversationId: string;
  readonly queryId?: string;
  readonly results: readonly WireResult[];
}

export interface ErrorFrame {
  readonly messageType: 'ERROR';
  readonly message: string;
  readonly code: number;
  readonly conversationId?: string;
  readonly queryId?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

export type Decoded =
  | { readonly ok: true; readonly message: Subscribe }
  | { readonly ok: false; readonly reason: string; readonly conversationId: string | undefined };

/** Reads one frame; a refusal names the conversation when the frame still shows which it was. */
export function decodeSubscribe(text: string, schema: typeof Subscribe | typeof SubscribeWithQueryId): Decoded {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not JSON', conversationId: undefined };
  }
  const checked = schema.safeParse(json);
  if (checked.success) return { ok: true, message: checked.data };
  const conversation = Conversation.safeParse(json);
  return {
    ok: false,
    reason: checked.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join('.') || 'message'}: ${issue.message}`)
      .join('; '),
    conversationId: conversation.success ? conversation.data.conversationId : undefined,
  };
}

const Conversation = z.object({ conversationId: z.string().min(1) });

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
