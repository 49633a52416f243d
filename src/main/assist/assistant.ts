import type { AuditEntry } from '../../shared/audit-record';
import { fault, type Fault } from '../../shared/fault';
import type { Dropped, GovernanceStatus, KnowledgeResult, Query, QueryTrigger, Suggestion } from '../../shared/knowledge';
import type { Result } from '../../shared/result';
import type { Settings } from '../../shared/settings';
import type { QueryView } from '../../shared/state';
import type { Clock } from '../clock';
import type { Answer, Gateway, GatewayOutcome, UnaskedAnswer } from '../gateway/gateway';
import { makeQuery, type AskRequest } from './query';
import { QuerySlots, type SlotOutcome } from './query-slots';
import { judge } from './relevance';
import { sourceOf } from './source';

/** A suggestion with the address that main alone knows how to open. */
export interface ShownSuggestion {
  readonly suggestion: Suggestion;
  readonly url: string | null;
}

/** Where the assistant's work becomes visible. */
export interface AssistantView {
  /** A query came to be, moved on, or settled. */
  queryChanged(query: QueryView): void;
  /** Audited and on disk: may be shown. Best first. */
  suggestionsShown(shown: readonly ShownSuggestion[]): void;
}

/** The ledger as the assistant needs it: resolves when the record is on disk, or with why it isn't. */
export interface AuditLedger {
  append(entry: AuditEntry): Promise<Result<null, Fault>>;
}

export interface AssistantParts {
  readonly gateway: Gateway;
  readonly ledger: AuditLedger;
  readonly view: AssistantView;
  readonly settings: () => Settings;
  readonly clock: Clock;
  /** Unique identifiers, UUIDs in the product. */
  readonly newId: () => string;
  readonly appVersion: string;
  readonly policyHash: () => string | null;
}

/** How a query ended. */
interface Settlement {
  readonly status: GovernanceStatus;
  readonly fault: Fault | null;
  readonly returned: number;
  readonly kept: readonly KnowledgeResult[];
  readonly dropped: Dropped;
  readonly latencyMs: number | null;
  readonly trigger: QueryTrigger;
}

/**
 * The way of a query, top to bottom: ask → slot → gateway → relevance → audit on disk → shown. Nothing is shown
 * that the ledger doesn't hold, and every query settles exactly once, whatever becomes of it.
 */
export class Assistant {
  readonly #slots: QuerySlots;
  /** Queries that have not settled, as the window sees them. */
  readonly #open = new Map<string, QueryView>();
  /** What still has to be written down. */
  readonly #unfinished = new Set<Promise<unknown>>();

  constructor(private readonly parts: AssistantParts) {
    this.#slots = new QuerySlots(parts.clock, () => this.#slotRules(), {
      started: (query) => this.#update(query.id, { status: 'asking', place: null }),
      queueChanged: (waiting) => {
        for (const { query, place } of waiting) this.#update(query.id, { status: 'queued', place });
      },
    });
  }

  /** Asks. The promise resolves when the query has settled, is audited, and what may be shown is shown. */
  ask(request: AskRequest): { readonly queryId: string; readonly settled: Promise<GovernanceStatus> } {
    const queryId = this.parts.newId();
    return { queryId, settled: this.#track(this.#answer(queryId, request)) };
  }

  /** Cancels at any stage; a query that has settled stays as it is. */
  cancel(queryId: string): void {
    this.#slots.cancel(queryId);
  }

  /** An answer nobody waits for: it passes the same filter and the same ledger. */
  async receive(answer: UnaskedAnswer): Promise<void> {
    const query = { ...answer.query, trigger: answer.trigger };
    await this.#track(this.#settle(query, this.#judge(query, answer, null)));
  }

  /** Resolves when everything asked so far has settled and is written down. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#unfinished);
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#unfinished.add(work);
    return work.finally(() => this.#unfinished.delete(work));
  }

  async #answer(queryId: string, request: AskRequest): Promise<GovernanceStatus> {
    const { clock, gateway } = this.parts;
    const made = makeQuery(request, this.parts.settings(), queryId, clock.now());
    if (!made.ok) return this.#refuse(queryId, request, made.error);
    const query = made.value;
    this.#show(query);
    const sent: { at: number | null } = { at: null };
    const outcome = await this.#slots.run(query, async (signal): Promise<GatewayOutcome> => {
      try {
        return await gateway.ask(query, { signal, onSent: () => (sent.at = clock.now()) });
      } catch {
        // A transport promises not to; if one does all the same, its query still settles and is written down.
        return { kind: 'failed', fault: fault('unexpected') };
      }
    });
    // Never negative: the wall clock may have been set back, and the ledger would refuse the record.
    const latencyMs = sent.at === null ? null : Math.max(0, clock.now() - sent.at);
    return this.#settle(query, this.#conclude(query, outcome, latencyMs));
  }

  #conclude(query: Query, outcome: SlotOutcome<GatewayOutcome>, latencyMs: number | null): Settlement {
    const nothing = { returned: 0, kept: [], dropped: {}, latencyMs, trigger: query.trigger };
    switch (outcome.kind) {
      case 'rejected':
        return { ...nothing, status: 'REJECTED', fault: fault('queue-full') };
      case 'superseded':
        return { ...nothing, status: 'SUPERSEDED', fault: null };
      case 'cancelled':
        return { ...nothing, status: 'CANCELLED', fault: null };
      case 'timeout':
        return { ...nothing, status: 'TIMEOUT', fault: latencyMs === null ? fault('not-connected') : timeoutOf(query) };
      case 'done':
        if (outcome.value.kind === 'answered') return this.#judge(query, outcome.value.answer, latencyMs);
        if (outcome.value.kind === 'failed') return { ...nothing, status: 'ERROR', fault: outcome.value.fault };
        // The transport ended it though nobody asked it to.
        return { ...nothing, status: 'ERROR', fault: fault('unexpected') };
    }
  }

  #judge(query: Query, answer: Answer, latencyMs: number | null): Settlement {
    const { freshness } = this.parts.settings();
    const verdict = judge(answer.results, { ...freshness, confidenceThreshold: query.confidenceThreshold }, this.parts.clock.now());
    const invalid = (verdict.dropped.invalid ?? 0) + answer.invalid;
    const returned = answer.results.length + answer.invalid;
    return {
      status: returned === 0 ? 'EMPTY' : verdict.kept.length === 0 ? 'FILTERED' : 'PASS',
      fault: null,
      returned,
      kept: verdict.kept,
      dropped: invalid === 0 ? verdict.dropped : { ...verdict.dropped, invalid },
      latencyMs,
      trigger: query.trigger,
    };
  }

  async #settle(query: Query, settlement: Settlement): Promise<GovernanceStatus> {
    const written = await this.parts.ledger.append(this.#record(query.id, query.conversationId, settlement));
    const shown = written.ok ? settlement.kept : [];
    this.#close(query, settlement, shown.length, written.ok ? settlement.fault : written.error);
    if (shown.length > 0) this.parts.view.suggestionsShown(shown.map((result) => this.#suggestion(query, result)));
    return settlement.status;
  }

  async #refuse(queryId: string, request: AskRequest, reason: Fault): Promise<GovernanceStatus> {
    const now = this.parts.clock.now();
    const settlement: Settlement = {
      status: 'REJECTED',
      fault: reason,
      returned: 0,
      kept: [],
      dropped: {},
      latencyMs: null,
      trigger: request.trigger,
    };
    await this.parts.ledger.append(this.#record(queryId, request.conversationId, settlement));
    this.parts.view.queryChanged({
      ...openView({
        id: queryId,
        conversationId: request.conversationId,
        text: request.text.slice(0, 500),
        trigger: request.trigger,
        askedAt: now,
        deadline: now,
        confidenceThreshold: this.parts.settings().gateway.confidenceThreshold,
      }),
      status: 'REJECTED',
      fault: reason,
    });
    return 'REJECTED';
  }

  #record(queryId: string, conversationId: string, settlement: Settlement): AuditEntry {
    return {
      timestamp: new Date(this.parts.clock.now()).toISOString(),
      conversation_id: conversationId,
      query_id: queryId,
      latency_ms: settlement.latencyMs,
      results_returned: settlement.returned,
      results_validated: settlement.kept.length,
      cache_hit: false,
      governance_status: settlement.status,
      trigger: settlement.trigger,
      document_ids: settlement.kept.map((result) => result.documentId),
      dropped: settlement.dropped,
      ...(settlement.fault === null ? {} : { error: settlement.fault.tag }),
      app_version: this.parts.appVersion,
      policy_hash: this.parts.policyHash(),
    };
  }

  #suggestion(query: Query, result: KnowledgeResult): ShownSuggestion {
    return {
      url: result.url,
      suggestion: {
        id: this.parts.newId(),
        queryId: query.id,
        conversationId: query.conversationId,
        documentId: result.documentId,
        title: result.title,
        snippet: result.snippet,
        confidence: result.confidence,
        lastUpdated: result.lastUpdated,
        source: sourceOf(result, query.sources),
        canOpen: result.url !== null,
        trigger: query.trigger,
        shownAt: this.parts.clock.now(),
      },
    };
  }

  #show(query: Query): void {
    const view = openView(query);
    this.#open.set(query.id, view);
    this.parts.view.queryChanged(view);
  }

  #update(queryId: string, change: Pick<QueryView, 'status' | 'place'>): void {
    const view = this.#open.get(queryId);
    if (view === undefined || (view.status === change.status && view.place === change.place)) return;
    const next = { ...view, ...change };
    this.#open.set(queryId, next);
    this.parts.view.queryChanged(next);
  }

  /** The window's last word on a query. A late answer or a push reports on the query it belongs to. */
  #close(query: Query, settlement: Settlement, shown: number, reason: Fault | null): void {
    if (settlement.trigger === 'push' && shown === 0) return;
    const view = this.#open.get(query.id) ?? openView(query);
    this.#open.delete(query.id);
    this.parts.view.queryChanged({
      ...view,
      status: reason?.tag === 'audit-unwritable' ? 'ERROR' : settlement.status,
      place: null,
      latencyMs: settlement.latencyMs,
      returned: settlement.returned,
      shown,
      dropped: settlement.dropped,
      fault: reason,
    });
  }

  #slotRules(): { maxConcurrent: number; perConversation: 'one-at-a-time' | 'unlimited' } {
    const { maxConcurrent, sendQueryId } = this.parts.settings().gateway;
    return { maxConcurrent, perConversation: sendQueryId ? 'unlimited' : 'one-at-a-time' };
  }
}

function timeoutOf(query: Query): Fault {
  return fault('query-timeout', `${Math.round((query.deadline - query.askedAt) / 1_000)} s`);
}

type Opening = Pick<Query, 'id' | 'conversationId' | 'text' | 'trigger' | 'askedAt' | 'deadline' | 'confidenceThreshold'>;

function openView(query: Opening): QueryView {
  return {
    id: query.id,
    conversationId: query.conversationId,
    text: query.text,
    trigger: query.trigger,
    status: 'queued',
    place: null,
    askedAt: query.askedAt,
    deadline: query.deadline,
    latencyMs: null,
    returned: 0,
    shown: 0,
    dropped: {},
    confidenceThreshold: query.confidenceThreshold,
    fault: null,
  };
}
