import type { AuditLine } from '../../shared/audit-record';
import { fault, type Fault } from '../../shared/fault';
import type { GovernanceStatus, KnowledgeResult, Query, Suggestion } from '../../shared/knowledge';
import type { Result } from '../../shared/result';
import type { Settings } from '../../shared/settings';
import type { QueryView } from '../../shared/state';
import type { Clock } from '../clock';
import type { Answer, Gateway, UnaskedAnswer } from '../gateway/gateway';
import { Dispatcher } from './dispatcher';
import { OpenQueries } from './open-queries';
import { makeQuery, type AskRequest } from './query';
import { answered, auditEntryOf, failed, unanswered, type Settlement } from './settlement';
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
  append(entry: AuditLine): Promise<Result<null, Fault>>;
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

/**
 * The way of a query, top to bottom: ask → slot → gateway → relevance → audit on disk → shown. Nothing is shown
 * that the ledger doesn't hold, and every query settles exactly once, whatever becomes of it.
 */
export class Assistant {
  readonly #dispatcher: Dispatcher;
  readonly #open: OpenQueries;
  /** What still has to be written down. */
  readonly #unfinished = new Set<Promise<unknown>>();

  constructor(private readonly parts: AssistantParts) {
    this.#open = new OpenQueries((view) => parts.view.queryChanged(view));
    this.#dispatcher = new Dispatcher({
      gateway: parts.gateway,
      clock: parts.clock,
      perConversation: () => (parts.settings().gateway.sendQueryId ? 'unlimited' : 'one-at-a-time'),
      listener: {
        started: (query) => this.#open.moved(query.id, { status: 'asking', place: null }),
        queueChanged: (waiting) => {
          for (const { query, place } of waiting) this.#open.moved(query.id, { status: 'queued', place });
        },
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
    this.#dispatcher.cancel(queryId);
  }

  /** The gateway or the settings allow more, or less. */
  capacityChanged(): void {
    this.#dispatcher.capacityChanged();
  }

  /** Time may have passed that no timer noticed: what is past its deadline is told so now. */
  expire(): void {
    this.#dispatcher.expire();
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
    const { clock } = this.parts;
    const made = makeQuery(request, this.parts.settings(), queryId, clock.now());
    if (!made.ok) return this.#refuse(queryId, request, made.error);
    const query = made.value;
    this.#open.opened(query);
    const sent: { at: number | null } = { at: null };
    const outcome = await this.#dispatcher.dispatch(query, () => (sent.at ??= clock.now()));
    // Never negative: the wall clock may have been set back, and the ledger would refuse the record.
    const latencyMs = sent.at === null ? null : Math.max(0, clock.now() - sent.at);
    const answer = outcome.kind === 'done' && outcome.value.kind === 'answered' ? outcome.value.answer : null;
    return this.#settle(query, answer === null ? failed(query, outcome, latencyMs, this.#whyUnsent()) : this.#judge(query, answer, latencyMs));
  }

  #whyUnsent(): Fault {
    return fault(this.parts.gateway.connected ? 'query-not-sent' : 'not-connected');
  }

  #judge(query: Query, answer: Answer, latencyMs: number | null): Settlement {
    return answered(query, answer, this.parts.settings().freshness, this.parts.clock.now(), latencyMs);
  }

  /** On disk first, then on the screen; what could not be written down is not shown. */
  async #settle(query: Query, settlement: Settlement): Promise<GovernanceStatus> {
    const written = await this.#write(settlement);
    const shown = written.ok ? settlement.kept : [];
    this.#open.settled(query, settlement, shown.length, written.ok ? settlement.fault : written.error);
    if (shown.length > 0) this.parts.view.suggestionsShown(shown.map((result) => this.#suggestion(query, result)));
    return settlement.status;
  }

  /** Out of bounds: nothing was sent and no slot taken, but the record says that somebody asked. */
  async #refuse(queryId: string, request: AskRequest, reason: Fault): Promise<GovernanceStatus> {
    const now = this.parts.clock.now();
    const { confidenceThreshold } = this.parts.settings().gateway;
    const opening = { ...request, id: queryId, text: request.text.slice(0, 500), askedAt: now, deadline: now, confidenceThreshold };
    const settlement = unanswered(opening, 'REJECTED', reason, null);
    await this.#write(settlement);
    this.#open.settled(opening, settlement, 0, reason);
    return settlement.status;
  }

  #write(settlement: Settlement): Promise<Result<null, Fault>> {
    const { clock, appVersion, policyHash, ledger } = this.parts;
    return ledger.append(auditEntryOf(settlement, { now: clock.now(), appVersion, policyHash: policyHash() }));
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
}
