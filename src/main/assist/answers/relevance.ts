import type { DropReason, Dropped, KnowledgeResult, KnowledgeSource, Query, Withheld } from '../../../shared/domain/knowledge';
import type { Settings } from '../../../shared/settings/settings';

/** What of the query decides on its results: its own threshold is the one source of truth. */
export type JudgedQuery = Pick<Query, 'confidenceThreshold' | 'sources'>;

export interface Verdict {
  /** What may be shown, best first. */
  readonly kept: readonly KnowledgeResult[];
  /** What was withheld and why, best first. */
  readonly withheld: readonly Withheld[];
  /** How many were withheld, by reason. */
  readonly dropped: Dropped;
}

const dayMs = 86_400_000;
/** A clock may be off by this much before a date counts as wrong. */
const futureToleranceMs = 5 * 60_000;

/**
 * Keeps what is confident enough and fresh enough, one result a document, ordered by confidence, ties by the priority
 * of the source and by age. Pure: the same results, query, settings and moment give the same verdict, in whatever order
 * the results came.
 * @param now epoch milliseconds
 * @param dismissed documents that the agent doesn't want to see again in this conversation
 */
export function judge(
  results: readonly KnowledgeResult[],
  query: JudgedQuery,
  freshness: Settings['freshness'],
  now: number,
  dismissed: ReadonlySet<string> = noDocuments,
): Verdict {
  const kept = new Map<string, KnowledgeResult>();
  const withheld: Withheld[] = [];
  const readable = results.filter(isReadable);
  for (const result of readable.sort(byWorth(query.sources))) {
    const repeated = kept.has(result.documentId) ? 'duplicate' : null;
    const reason = whyNot(result, query, freshness, now) ?? (dismissed.has(result.documentId) ? 'dismissed' : repeated);
    if (reason === null) kept.set(result.documentId, result);
    else withheld.push({ reason, confidence: result.confidence, lastUpdated: result.lastUpdated });
  }
  for (let unreadable = results.length - readable.length; unreadable > 0; unreadable -= 1) withheld.push(unreadResult('invalid'));
  return { kept: [...kept.values()], withheld, dropped: countedByReason(withheld) };
}

/** A result of which nothing is known but why it was dropped. */
export function unreadResult(reason: DropReason): Withheld {
  return { reason, confidence: null, lastUpdated: null };
}

const noDocuments: ReadonlySet<string> = new Set();

/** The wire's schema lets nothing else through; should anything ever get past it, it must not upset the order. */
function isReadable({ confidence, lastUpdated }: KnowledgeResult): boolean {
  return confidence >= 0 && confidence <= 1 && !Number.isNaN(lastUpdated);
}

function whyNot(result: KnowledgeResult, query: JudgedQuery, freshness: Settings['freshness'], now: number): DropReason | null {
  if (result.confidence < query.confidenceThreshold) return 'below-threshold';
  if (result.lastUpdated === null) return freshness.unknownAge === 'show' ? null : 'undated';
  if (result.lastUpdated - now > futureToleranceMs) return 'invalid';
  return now - result.lastUpdated > freshness.maxAgeDays * dayMs ? 'stale' : null;
}

/** A total order, so that it never depends on the input's: of two copies of a document the same one always wins. */
function byWorth(sources: readonly KnowledgeSource[]): (a: KnowledgeResult, b: KnowledgeResult) => number {
  const priorities = new Map(sources.map((source) => [source.knowledgeBaseId, source.priority]));
  // Where the gateway doesn't say where a result is from, no source is better than another.
  const priorityOf = ({ knowledgeBaseId }: KnowledgeResult): number =>
    (knowledgeBaseId === null ? undefined : priorities.get(knowledgeBaseId)) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) =>
    b.confidence - a.confidence ||
    priorityOf(a) - priorityOf(b) ||
    (b.lastUpdated ?? 0) - (a.lastUpdated ?? 0) ||
    byText(a.documentId, b.documentId) ||
    byText(a.title, b.title) ||
    byText(a.snippet, b.snippet) ||
    byText(a.url ?? '', b.url ?? '') ||
    byText(a.knowledgeBaseId ?? '', b.knowledgeBaseId ?? '') ||
    // No date and the first moment of 1970 are as old as each other, and not the same.
    byText(String(a.lastUpdated), String(b.lastUpdated));
}

/** By code units: the same on every machine, whatever its language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countedByReason(withheld: readonly Withheld[]): Dropped {
  const dropped: Partial<Record<DropReason, number>> = {};
  for (const { reason } of withheld) dropped[reason] = (dropped[reason] ?? 0) + 1;
  return dropped;
}
