import { z } from 'zod';
import type { KnowledgeResult, Query } from '../../../shared/knowledge';
import { isWithinBounds } from './json-bounds';

/**
 * The wire of the realtime gateway. Everything that comes in passes here; results are judged one by one, so that
 * a bad one never costs the whole answer.
 */
export type Incoming =
  | {
      readonly kind: 'answer';
      readonly conversationId: string;
      readonly queryId: string | null;
      readonly results: readonly KnowledgeResult[];
      readonly invalid: number;
    }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly code: string | null;
      readonly conversationId: string | null;
      readonly queryId: string | null;
      readonly retryAfterMs: number | null;
    }
  /** Counted and ignored; `what` is a word for the log, never content. */
  | { readonly kind: 'unusable'; readonly what: 'not-json' | 'not-understood' | 'unknown-type' };

/** At most 20 can be asked for; what a gateway sends beyond this is counted as invalid, unread. */
const mostResults = 100;

/** Identifiers are written into the audit's canonical JSON, which has no place for half a surrogate pair. */
const idSchema = z.string().min(1).max(200).regex(/^\P{Cs}+$/u);

const answerSchema = z.object({
  messageType: z.literal('KNOWLEDGE_SEARCH_RESPONSE'),
  conversationId: idSchema,
  results: z.array(z.unknown()),
  queryId: idSchema.nullish(),
});

const errorSchema = z.object({
  messageType: z.literal('ERROR'),
  message: z.string().max(10_000),
  code: z.union([z.string().max(100), z.number()]).nullish(),
  conversationId: idSchema.nullish(),
  queryId: idSchema.nullish(),
  /** Seconds, an hour at most; one that makes no sense must not cost the whole message. */
  retryAfter: z.number().min(0).transform((seconds) => Math.min(seconds, 3_600)).nullish().catch(null),
});

const resultSchema = z.object({
  documentId: idSchema,
  title: z.string().trim().min(1).max(1_000),
  snippet: z.string().max(20_000),
  confidenceScore: z.number().min(0).max(1),
  lastUpdated: z.string().max(64).nullish(),
  url: z.string().max(2_048).nullish(),
  /** Not in the protocol; a gateway that says it helps to order what is equally good. One that makes no sense costs nothing. */
  knowledgeBaseId: idSchema.nullish().catch(null),
});

const typeSchema = z.object({ messageType: z.string() });

export function readMessage(text: string): Incoming {
  if (!isWithinBounds(text)) return { kind: 'unusable', what: 'not-understood' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { kind: 'unusable', what: 'not-json' };
  }
  const type = typeSchema.safeParse(raw);
  if (!type.success) return { kind: 'unusable', what: 'not-understood' };
  switch (type.data.messageType) {
    case 'KNOWLEDGE_SEARCH_RESPONSE':
      return readAnswer(raw);
    case 'ERROR':
      return readError(raw);
    default:
      return { kind: 'unusable', what: 'unknown-type' };
  }
}

/** The part of a query that is sent. */
export type Subscription = Pick<Query, 'id' | 'conversationId' | 'text' | 'sources' | 'maxResults' | 'confidenceThreshold' | 'language'>;

/** The SUBSCRIBE message of a query; the gateway is strict, so there is no field beyond these. */
export function subscribeMessage(query: Subscription, options: { readonly queryId: 'send' | 'keep' }): string {
  return JSON.stringify({
    messageType: 'SUBSCRIBE',
    conversationId: query.conversationId,
    queryText: query.text,
    knowledgeSources: query.sources.map((source) => ({
      knowledge_base_id: source.knowledgeBaseId,
      priority: source.priority,
    })),
    maxResults: query.maxResults,
    confidenceThreshold: query.confidenceThreshold,
    language: query.language,
    ...(options.queryId === 'send' ? { queryId: query.id } : {}),
  });
}

/** Epoch milliseconds of an ISO 8601 date; one without a zone is UTC. null where it is not a date. */
export function parseDate(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(text.trim());
  if (match === null) return null;
  const [, day, time = '00:00', zone = 'Z'] = match;
  if (!isDay(day)) return null;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})?$/, (_zone, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const milliseconds = Date.parse(`${day}T${time.replace(',', '.')}${offset}`);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** Date.parse takes 30 February for 2 March. */
function isDay(day: string | undefined): boolean {
  const midnight = new Date(`${day ?? ''}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day;
}

function readAnswer(raw: unknown): Incoming {
  const parsed = answerSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'unusable', what: 'not-understood' };
  const results = parsed.data.results.slice(0, mostResults).map(readResult).filter((result) => result !== null);
  return {
    kind: 'answer',
    conversationId: parsed.data.conversationId,
    queryId: parsed.data.queryId ?? null,
    results,
    invalid: parsed.data.results.length - results.length,
  };
}

function readResult(raw: unknown): KnowledgeResult | null {
  const parsed = resultSchema.safeParse(raw);
  if (!parsed.success) return null;
  const { documentId, title, snippet, confidenceScore, lastUpdated, url, knowledgeBaseId } = parsed.data;
  let date: number | null = null;
  if (typeof lastUpdated === 'string' && lastUpdated.trim() !== '') {
    date = parseDate(lastUpdated);
    if (date === null) return null;
  }
  return { documentId, title, snippet, confidence: confidenceScore, lastUpdated: date, url: httpsOnly(url), knowledgeBaseId: knowledgeBaseId ?? null };
}

/** An article without an address that may be opened is still knowledge; it just can't be opened. */
function httpsOnly(url: string | null | undefined): string | null {
  if (url === null || url === undefined) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '' ? parsed.href : null;
  } catch {
    return null;
  }
}

function readError(raw: unknown): Incoming {
  const parsed = errorSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'unusable', what: 'not-understood' };
  const { message, code, conversationId, queryId, retryAfter } = parsed.data;
  return {
    kind: 'error',
    message,
    code: code === null || code === undefined ? null : codeWord(String(code)),
    conversationId: conversationId ?? null,
    queryId: queryId ?? null,
    // None at all is no pause, as in the header: three tries would be over in a moment.
    retryAfterMs: retryAfter === null || retryAfter === undefined || retryAfter === 0 ? null : retryAfter * 1_000,
  };
}

/** It is shown and logged, so it may hold only what a code does. */
function codeWord(code: string): string {
  return /^[\w.-]{1,32}$/.test(code) ? code : 'unreadable';
}
