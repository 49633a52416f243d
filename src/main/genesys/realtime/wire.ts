import type { Dropped, KnowledgeResult, Query } from '../../../shared/domain/knowledge';
import { finished, type Steps } from '../../slices';
import { longestId } from '../article/identifier';
import { readResults } from './reading/answer';
import { readError } from './reading/error';
import { isWithinBounds } from './reading/json-bounds';
import { jsonDocuments } from './reading/json-documents';
import { hasLongNumbers, mendedJson } from './reading/json-mending';
import { jsonOutline } from './reading/json-outline';
import { members } from './reading/members';

/** Stands for a query's identifier that is there and can't be read: it is no other's, and none. No text of ours is this. */
export const unreadableId = '\uFFFD';

/** Whose a message is; null where it doesn't say. */
export interface Marks {
  readonly conversationId: string | null;
  readonly queryId: string | null;
}

/**
 * The wire of the realtime gateway. Everything that comes in passes here, field by field: one that is odd never costs the
 * answer that it is in.
 */
export type Incoming =
  | (Marks & {
      readonly kind: 'answer';
      readonly results: readonly KnowledgeResult[];
      /** Results that nothing can be made of. */
      readonly dropped: Dropped;
    })
  | (Marks & {
      readonly kind: 'error';
      /** `429` where it asks for less. */
      readonly code: string | null;
      readonly retryAfterMs: number | null;
    })
  /** An answer of which only this much can be read: whose it is. */
  | (Marks & { readonly kind: 'unread'; readonly what: Unreadable })
  /** Counted and ignored; `what` is a word for the log, never content. */
  | { readonly kind: 'unusable'; readonly what: Unreadable | 'unknown-type' };

/** Why a message can't be read; `too-intricate` would take too long to parse. */
export type Unreadable = 'not-json' | 'not-understood' | 'too-intricate' | 'too-long';

/** What is longer isn't parsed (protocol), 1 MiB in UTF-8. */
const largestBytes = 1024 * 1024;

/**
 * Reads what one frame holds, all of it at once: one message, or several that stand one behind the other or in a list.
 * @param now epoch milliseconds
 */
export function readFrame(frame: string, now: number): readonly Incoming[] {
  return finished(frameInSteps(frame, now));
}

/** Reads what one frame holds, a result a step. @param now epoch milliseconds */
export function* frameInSteps(frame: string, now: number): Steps<readonly Incoming[]> {
  if (Buffer.byteLength(frame) > largestBytes) return [outlineOf(frame, 'too-long', now)];
  const text = unframed(frame);
  if (!isWithinBounds(text)) return [outlineOf(text, 'too-intricate', now)];
  const whole = parsed(text);
  if (whole === undefined) {
    const several = jsonDocuments(text) ?? [];
    return several.length > 1 ? yield* eachInSteps(several, (one) => readDocument(one, parsed(one), now)) : [yield* readDocument(text, undefined, now)];
  }
  const isList = Array.isArray(whole) && whole.length > 0;
  return isList ? yield* eachInSteps<unknown>(whole.slice(0, mostMessages), (one) => readMessage(one, now)) : [yield* readMessage(whole, now)];
}

function* eachInSteps<T>(all: readonly T[], read: (one: T) => Steps<Incoming>): Steps<readonly Incoming[]> {
  const messages: Incoming[] = [];
  for (const one of all) {
    messages.push(yield* read(one));
    yield;
  }
  return messages;
}

const mostMessages = 100;

/** Without what other systems frame a message with: white space, byte order marks, NUL, record separators. */
function unframed(frame: string): string {
  let start = 0;
  let end = frame.length;
  while (start < end && frames.has(frame.charCodeAt(start))) start += 1;
  while (end > start && frames.has(frame.charCodeAt(end - 1))) end -= 1;
  return frame.slice(start, end);
}

/** NUL, tab, line ends, record separator, blank, byte order mark. */
const frames: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1e, 0x20, 0xfeff]);

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

/** @param whole what is in the document; undefined where it is no JSON as it stands */
function* readDocument(document: string, whole: unknown, now: number): Steps<Incoming> {
  const mended = whole === undefined ? mendedJson(document) : document;
  const read = mended === document ? whole : parsed(mended);
  return read === undefined ? outlineOf(document, 'not-json', now) : yield* readMessage(read, now);
}

/** undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(hasLongNumbers(text) ? mendedJson(text) : text);
  } catch {
    return undefined;
  }
}

function* readMessage(raw: unknown, now: number): Steps<Incoming> {
  const fields = members(raw, ['messageType', 'conversationId', 'queryId', 'results']);
  const type = typeOf(fields?.messageType);
  if (fields === null || type === null) return { kind: 'unusable', what: 'not-understood' };
  if (type === 'error') return asError(raw, now);
  if (type === 'unknown') return { kind: 'unusable', what: 'unknown-type' };
  const marks = marksOf(fields);
  return isNobodys(marks) ? { kind: 'unusable', what: 'not-understood' } : { kind: 'answer', ...marks, ...(yield* readResults(fields.results, now)) };
}

/** A message that can't be parsed, or may not be, still says at times whose it is. */
function outlineOf(text: string, what: Unreadable, now: number): Incoming {
  const outline = jsonOutline(text, /^(?:message|conversation|query|code|status|error|retry)/iu);
  const fields = members(outline, ['messageType', 'conversationId', 'queryId']);
  const type = typeOf(fields?.messageType);
  if (type === 'error') return asError(outline, now);
  const marks = marksOf(fields ?? {});
  return type !== 'answer' || isNobodys(marks) ? { kind: 'unusable', what } : { kind: 'unread', ...marks, what };
}

function asError(raw: unknown, now: number): Incoming {
  const { code, retryAfterMs, ...ids } = readError(raw, now);
  return { kind: 'error', code, retryAfterMs, ...marksOf(ids) };
}

/** However it is written: in capitals or not, with underscores or with others. null where there is none. */
function typeOf(raw: unknown): 'answer' | 'error' | 'unknown' | null {
  if (typeof raw !== 'string') return null;
  const word = raw.slice(0, 100).replace(/[\s_.-]/gu, '').toUpperCase();
  return word === 'KNOWLEDGESEARCHRESPONSE' ? 'answer' : word === 'ERROR' ? 'error' : 'unknown';
}

function isNobodys({ conversationId, queryId }: Marks): boolean {
  return conversationId === null && (queryId === null || queryId === unreadableId);
}

function marksOf({ conversationId, queryId }: { readonly conversationId?: unknown; readonly queryId?: unknown }): Marks {
  return { conversationId: idOf(conversationId), queryId: idOf(queryId) ?? (saysNothing(queryId) ? null : unreadableId) };
}

/** As it is compared with ours; null where it can be none of them. */
function idOf(raw: unknown): string | null {
  const id = typeof raw === 'number' ? String(raw) : raw;
  if (typeof id !== 'string' || id.length > 2 * longestId || id.trim() === '') return null;
  return id.trim();
}

function saysNothing(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}
