import { z } from 'zod';
import type { DropReason, Dropped, KnowledgeResult } from '../../../../shared/domain/knowledge';
import { addressOf } from '../../article/address';
import { confidenceOf } from '../../article/confidence';
import { momentOf } from '../../article/dates';
import { identifierOf } from '../../article/identifier';
import { plainText } from '../../article/plain-text';
import { wordsOf } from '../../article/words';
import type { Steps } from '../../../slices';
import { isWithinBounds } from './json-bounds';
import { members } from './members';

/** The results of an answer that say something, and how many don't, by reason. */
export interface ReadResults {
  readonly results: readonly KnowledgeResult[];
  readonly dropped: Dropped;
}

/** At most 20 can be asked for; what a gateway sends beyond this is counted as invalid, unread. */
const mostResults = 100;

/**
 * Reads the results one by one, a step each, and field by field: a field that is odd is clamped, coerced, cut or left out, and costs
 * neither its result nor another one.
 * @param raw a list; what stands for one where only one reading is possible; nothing at all where nothing was found
 * @param now epoch milliseconds
 */
export function* readResults(raw: unknown, now: number): Steps<ReadResults> {
  const all = listOf(raw);
  const some = all.slice(0, mostResults);
  const schema = resultSchema(now, shareOf(some.length));
  const results: KnowledgeResult[] = [];
  const dropped: Partial<Record<DropReason, number>> = all.length > some.length ? { invalid: all.length - some.length } : {};
  for (const one of some) {
    const read = readResult(one, schema);
    if (typeof read === 'string') dropped[read] = (dropped[read] ?? 0) + 1;
    else results.push(read);
    yield;
  }
  return { results, dropped };
}

const resultFields = ['documentId', 'title', 'snippet', 'confidenceScore', 'lastUpdated', 'url', 'knowledgeBaseId'] as const;

const mostTitle = 1_000;
const mostSnippet = 20_000;

/** What of an answer's texts is read, divided among its results, so that none of them makes it long to read. */
interface Share {
  readonly characters: number;
  readonly tags: number;
}

function shareOf(results: number): Share {
  const among = Math.max(1, results);
  return { characters: Math.max(2_000, Math.floor(100_000 / among)), tags: Math.max(60, Math.floor(2_000 / among)) };
}

/** Each field by itself; one that is null or '' afterwards was not there, or said nothing. */
function resultSchema(now: number, read: Share) {
  const text = (form: 'line' | 'lines', most: number) => z.unknown().transform((value) => plainText(wordsOf(value), { form, most, read }));
  return z.object({
    documentId: z.unknown().transform(identifierOf),
    title: text('line', mostTitle),
    snippet: text('lines', mostSnippet),
    confidenceScore: z.unknown().transform(confidenceOf),
    lastUpdated: z.unknown().transform((value) => momentOf(value, now)),
    url: z.unknown().transform(addressOf),
    // Not in the protocol; a gateway that says it helps to order what is equally good.
    knowledgeBaseId: z.unknown().transform(identifierOf),
  });
}

/** The result, or why nothing can be made of it. */
function readResult(raw: unknown, schema: ReturnType<typeof resultSchema>): KnowledgeResult | DropReason {
  const fields = schema.safeParse(members(raw, resultFields));
  if (!fields.success) return 'invalid';
  const { documentId, title, snippet, confidenceScore: confidence, ...rest } = fields.data;
  if (documentId === null) return 'no-id';
  if (title === '' && snippet === '') return 'no-text';
  if (confidence === null) return 'no-score';
  return { documentId, title: title === '' ? firstWords(snippet) : title, snippet, confidence, ...rest };
}

/** What stands for a title where there is none. */
function firstWords(snippet: string): string {
  return plainText(snippet.split('\n', 1)[0] ?? '', { form: 'line', most: 80, read: { characters: 400, tags: 0 } });
}

/** A list of results by any other name. What can't be one is a result that can't be read. */
function listOf(raw: unknown): readonly unknown[] {
  if (raw === undefined || raw === null || raw === false || raw === '') return [];
  if (Array.isArray(raw)) return raw;
  if (typeof raw === 'string') return listOf(parsed(raw));
  if (!isObject(raw)) return [raw];
  if (Object.values(members(raw, resultFields) ?? {}).some((field) => field !== undefined)) return [raw];
  const entries = Object.entries(raw);
  // One list in a wrapper, beside counts and the like; else results by their identifiers.
  const lists = entries.map(([, member]): unknown => member).filter((member) => Array.isArray(member));
  if (lists.length === 1) return listOf(lists[0]);
  const named = entries.map(([id, member]: [string, unknown]) => (isObject(member) ? { documentId: id, ...member } : null));
  return lists.length === 0 && named.every((one) => one !== null) ? named : [raw];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** JSON that was written as a text. What is none stands for itself, which is no result. */
function parsed(text: string): unknown {
  try {
    const value: unknown = isWithinBounds(text) ? JSON.parse(text) : null;
    return isObject(value) ? value : [text];
  } catch {
    return [text];
  }
}
