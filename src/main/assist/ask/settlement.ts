import type { AuditEntry } from '../../../shared/domain/audit-record';
import { fault, type Fault } from '../../../shared/domain/fault';
import { dropReasonSchema, type DropReason, type Dropped, type GovernanceStatus, type KnowledgeResult, type Query, type QueryTrigger, type Withheld } from '../../../shared/domain/knowledge';
import type { Settings } from '../../../shared/settings/settings';
import type { Answer } from '../../genesys/gateway';
import type { Dispatched } from './dispatcher';
import { judge, unreadResult } from '../answers/relevance';

/** How a query ended, and what of its answer may be shown. */
export interface Settlement {
  readonly queryId: string;
  readonly conversationId: string;
  readonly trigger: QueryTrigger;
  readonly status: GovernanceStatus;
  readonly fault: Fault | null;
  readonly returned: number;
  /** Best first. */
  readonly kept: readonly KnowledgeResult[];
  readonly dropped: Dropped;
  /** The withheld results one by one, at most 40. */
  readonly withheld: readonly Withheld[];
  /** Milliseconds from send to answer; null where nothing was sent. */
  readonly latencyMs: number | null;
  /** Answered by what an earlier query had brought. */
  readonly cacheHit: boolean;
  /** …and that one was asked before anybody wanted to know. */
  readonly warmed: boolean;
  /** The query that was sent for this answer, where it wasn't this one; null else. */
  readonly answerOf: string | null;
}

/** What an answer is judged by, beside its query. */
export interface JudgedBy {
  readonly freshness: Settings['freshness'];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Documents that aren't to come again in this conversation. */
  readonly dismissed: ReadonlySet<string>;
}

/** How an answer came. */
export interface Arrival {
  /** Milliseconds from send to answer; null where nothing was sent for it. */
  readonly latencyMs: number | null;
  readonly cacheHit: boolean;
  readonly warmed: boolean;
  readonly answerOf: string | null;
}

/** A window that lists more explains less. */
const mostWithheld = 40;
const reasons = dropReasonSchema.options;

/** What makes a record complete, beside how the query ended. */
export interface RecordContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly appVersion: string;
  readonly policyHash: string | null;
}

type Asked = Pick<Query, 'id' | 'conversationId' | 'trigger'>;

/** A query that ended without an answer. */
export function unanswered(asked: Asked, status: GovernanceStatus, reason: Fault | null, latencyMs: number | null): Settlement {
  const { id, conversationId, trigger } = asked;
  return { queryId: id, conversationId, trigger, status, fault: reason, returned: 0, kept: [], dropped: {}, withheld: [], latencyMs, cacheHit: false, warmed: false, answerOf: null };
}

/** An answer that came for this very query. */
export function sentArrival(latencyMs: number | null): Arrival {
  return { latencyMs, cacheHit: false, warmed: false, answerOf: null };
}

/** A query that was answered: PASS, FILTERED or EMPTY by what relevance keeps. */
export function answered(query: Query, answer: Answer, { freshness, now, dismissed }: JudgedBy, arrival: Arrival): Settlement {
  const verdict = judge(answer.results, query, freshness, now, dismissed);
  const unread = reasons.flatMap((reason) => Array.from({ length: Math.min(answer.dropped[reason] ?? 0, mostWithheld) }, () => unreadResult(reason)));
  const returned = reasons.reduce((sum, reason) => sum + (answer.dropped[reason] ?? 0), answer.results.length);
  const status = returned === 0 ? 'EMPTY' : verdict.kept.length === 0 ? 'FILTERED' : 'PASS';
  return {
    ...unanswered(query, status, null, null),
    ...arrival,
    returned,
    kept: verdict.kept,
    dropped: sumOf(verdict.dropped, answer.dropped),
    withheld: [...verdict.withheld, ...unread].slice(0, mostWithheld),
  };
}

function sumOf(some: Dropped, others: Dropped): Dropped {
  const sum: Partial<Record<DropReason, number>> = {};
  for (const reason of reasons) {
    const count = (some[reason] ?? 0) + (others[reason] ?? 0);
    if (count > 0) sum[reason] = count;
  }
  return sum;
}

/** How a query ended in its slot, where it wasn't answered. `unsent` is why one that never went out timed out. */
export function failed(query: Query, outcome: Dispatched, latencyMs: number | null, unsent: Fault): Settlement {
  switch (outcome.kind) {
    case 'rejected':
      return unanswered(query, 'REJECTED', fault('queue-full'), latencyMs);
    case 'superseded':
      return unanswered(query, 'SUPERSEDED', null, latencyMs);
    case 'cancelled':
      return unanswered(query, 'CANCELLED', null, latencyMs);
    case 'timeout':
      return unanswered(query, 'TIMEOUT', latencyMs === null ? unsent : timeoutOf(query), latencyMs);
    case 'done':
      // Anything but a failure: the transport ended it though nobody asked it to.
      return unanswered(query, 'ERROR', outcome.value.kind === 'failed' ? outcome.value.fault : fault('unexpected'), latencyMs);
  }
}

/** The record of a settled query. */
export function auditEntryOf(settlement: Settlement, { now, appVersion, policyHash }: RecordContext): AuditEntry {
  return {
    timestamp: new Date(now).toISOString(),
    conversation_id: settlement.conversationId,
    query_id: settlement.queryId,
    latency_ms: settlement.latencyMs,
    results_returned: settlement.returned,
    results_validated: settlement.kept.length,
    cache_hit: settlement.cacheHit,
    governance_status: settlement.status,
    trigger: settlement.trigger,
    // Nobody sees what a warm query brings.
    document_ids: settlement.trigger === 'warm' ? [] : settlement.kept.map((result) => result.documentId),
    dropped: settlement.dropped,
    ...(settlement.fault === null ? {} : { error: settlement.fault.tag }),
    ...(settlement.answerOf === null ? {} : { answer_of: settlement.answerOf }),
    app_version: appVersion,
    policy_hash: policyHash,
  };
}

/** Why a query that was sent counts as unanswered. */
export function timeoutOf(query: Query): Fault {
  return fault('query-timeout', `${Math.round((query.deadline - query.askedAt) / 1_000)} s`);
}
