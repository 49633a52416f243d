import type { DropReason, Dropped, KnowledgeResult } from '../../shared/knowledge';

export interface RelevanceRules {
  /** The query's own threshold, 0–1: the one source of truth. */
  readonly confidenceThreshold: number;
  readonly maxAgeDays: number;
  /** What becomes of a result without a date. */
  readonly unknownAge: 'drop' | 'show';
}

export interface Verdict {
  /** What may be shown, best first. */
  readonly kept: readonly KnowledgeResult[];
  /** How many were withheld, by reason. */
  readonly dropped: Dropped;
}

const dayMs = 86_400_000;
/** A clock may be off by this much before a date counts as wrong. */
const futureToleranceMs = 5 * 60_000;

/**
 * Keeps what is confident enough and fresh enough, one result a document, ordered by confidence and then by age.
 * Pure: the same results, rules and moment give the same verdict.
 * @param now epoch milliseconds
 */
export function judge(results: readonly KnowledgeResult[], rules: RelevanceRules, now: number): Verdict {
  const dropped: Partial<Record<DropReason, number>> = {};
  const drop = (reason: DropReason): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const passed: KnowledgeResult[] = [];
  for (const result of results) {
    const reason = whyNot(result, rules, now);
    if (reason === null) passed.push(result);
    else drop(reason);
  }
  const kept = new Map<string, KnowledgeResult>();
  for (const result of passed.sort(byWorth)) {
    if (kept.has(result.documentId)) drop('duplicate');
    else kept.set(result.documentId, result);
  }
  return { kept: [...kept.values()], dropped };
}

function whyNot(result: KnowledgeResult, rules: RelevanceRules, now: number): DropReason | null {
  // The negated comparison also catches a NaN, should one ever get past the wire's schema.
  if (!(result.confidence >= rules.confidenceThreshold)) return 'below-threshold';
  if (result.lastUpdated === null) return rules.unknownAge === 'show' ? null : 'undated';
  if (result.lastUpdated - now > futureToleranceMs) return 'invalid';
  return now - result.lastUpdated > rules.maxAgeDays * dayMs ? 'stale' : null;
}

/** Confidence first, then the younger one; the identifier last, so that the order never depends on the input's. */
function byWorth(a: KnowledgeResult, b: KnowledgeResult): number {
  return (
    b.confidence - a.confidence ||
    (b.lastUpdated ?? 0) - (a.lastUpdated ?? 0) ||
    (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : 0)
  );
}
