import { Assistant } from '../../../src/main/assist/ask/assistant';
import type { AuditLedger } from '../../../src/main/assist/ask/recorder';
import type { ShownSuggestion } from '../../../src/main/assist/answers/shown-suggestions';
import type { AskOptions, Gateway, GatewayOutcome } from '../../../src/main/genesys/gateway';
import type { AuditEntry, AuditEvent, AuditLine } from '../../../src/shared/domain/audit-record';
import type { Fault } from '../../../src/shared/domain/fault';
import type { KnowledgeResult, Query } from '../../../src/shared/domain/knowledge';
import type { OutboxEvent } from '../../../src/shared/domain/outbox-event';
import { ok, type Result } from '../../../src/shared/domain/result';
import type { Settings } from '../../../src/shared/settings/settings';
import type { QueryView } from '../../../src/shared/contract/state';
import { FakeClock } from '../../support/fake-clock';
import { noon, someSettings } from '../../support/samples';
import { Deferred } from '../../support/turns';

export interface AskedGateway {
  readonly query: Query;
  readonly options: AskOptions;
  /** The query is on its way. */
  sent(): void;
  answer(results: readonly KnowledgeResult[], invalid?: number): void;
  settle(outcome: GatewayOutcome): void;
}

/** An assistant between a gateway and a ledger that do what the test says, and all that became visible. */
export class AssistantBench implements Gateway, AuditLedger {
  readonly clock = new FakeClock(noon);
  settings: Settings = someSettings();
  policyHash: string | null = null;
  readonly asked: AskedGateway[] = [];
  readonly written: AuditEntry[] = [];
  readonly writtenEvents: AuditEvent[] = [];
  readonly shown: ShownSuggestion[] = [];
  readonly changed: ShownSuggestion[] = [];
  readonly views: QueryView[] = [];
  /** What was counted: a query's status, or what was done with which suggestion. */
  readonly observed: string[] = [];
  /** What the external stores were given, and what had happened last by then. */
  readonly told: { readonly event: OutboxEvent; readonly after: string | undefined }[] = [];
  /** What happened, in order: `wrote PASS`, `shown 2`, `changed 1`. */
  readonly events: string[] = [];
  /** Set to decide when and how a record is written; else it is at once. */
  ledger: (() => Promise<Result<null, Fault>>) | null = null;
  readonly assistant: Assistant;
  #ids = 0;
  #questions = 0;

  constructor() {
    this.assistant = new Assistant({
      gateway: this,
      ledger: this,
      clock: this.clock,
      settings: () => this.settings,
      newId: () => `id-${(this.#ids += 1)}`,
      appVersion: '0.1.0',
      policyHash: () => this.policyHash,
      observer: {
        settled: (settlement) => this.observed.push(settlement.status),
        feedback: (subject, action) => this.observed.push(`${subject} ${action}`),
        warmingChanged: () => undefined,
      },
      outbox: {
        accept: (event) => this.told.push({ event, after: this.events.at(-1) }),
      },
      view: {
        queryChanged: (view) => this.views.push(view),
        suggestionsShown: (shown) => {
          this.shown.push(...shown);
          this.events.push(`shown ${shown.length}`);
        },
        suggestionsChanged: (changed) => {
          this.changed.push(...changed);
          this.events.push(`changed ${changed.length}`);
        },
      },
    });
  }

  connected = true;
  healthy = true;

  #capacity: number | null = null;

  get capacity(): number {
    return this.#capacity ?? this.settings.gateway.maxConcurrent;
  }

  /** What the gateway takes from now on, whatever the settings say. */
  capacityIs(capacity: number): void {
    this.#capacity = capacity;
    this.assistant.capacityChanged();
  }

  ask(query: Query, options: AskOptions): Promise<GatewayOutcome> {
    const outcome = new Deferred<GatewayOutcome>();
    this.asked.push({
      query,
      options,
      sent: () => options.onSent(),
      answer: (results, invalid = 0) => outcome.resolve({ kind: 'answered', answer: { results, dropped: invalid === 0 ? {} : { invalid } } }),
      settle: (value) => outcome.resolve(value),
    });
    options.signal.addEventListener('abort', () => outcome.resolve({ kind: 'abandoned' }));
    return outcome.promise;
  }

  async append(entry: AuditLine): Promise<Result<null, Fault>> {
    if ('event' in entry) this.writtenEvents.push(entry);
    else this.written.push(entry);
    const result = await (this.ledger?.() ?? Promise.resolve(ok(null)));
    this.events.push(`${result.ok ? 'wrote' : 'failed to write'} ${'event' in entry ? entry.event : entry.governance_status}`);
    return result;
  }

  /** Asks as the agent does: something else each time, in a conversation of its own, unless told otherwise. */
  type(text = `delivery charges ${(this.#questions += 1)}`, conversationId = `conversation-${this.#ids + 1}`): ReturnType<Assistant['ask']> {
    return this.assistant.ask({ text, conversationId, trigger: 'typed' });
  }

  /** The newest query the gateway was asked. */
  get last(): AskedGateway {
    const last = this.asked.at(-1);
    if (last === undefined) throw new Error('The gateway was asked nothing.');
    return last;
  }

  /** The window's last word on a query. */
  viewOf(queryId: string): QueryView | undefined {
    return this.views.filter((view) => view.id === queryId).at(-1);
  }

  start(): void {
    throw new Error('The assistant starts no gateway.');
  }
  disrupted(): void {
    throw new Error('The assistant drops no connection.');
  }
  retryNow(): void {
    throw new Error('The assistant retries nothing.');
  }
  stop(): void {
    throw new Error('The assistant stops no gateway.');
  }
}
