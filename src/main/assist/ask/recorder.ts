import type { AuditLine } from '../../../shared/domain/audit-record';
import type { Fault } from '../../../shared/domain/fault';
import type { FeedbackAction, KnowledgeResult, Suggestion } from '../../../shared/domain/knowledge';
import type { OutboxEvent } from '../../../shared/domain/outbox-event';
import type { Result } from '../../../shared/domain/result';
import type { Clock } from '../../clock';
import { auditEntryOf, unanswered, type Settlement } from './settlement';

/** The ledger as the assistant needs it: resolves when the record is on disk, or with why it isn't. */
export interface AuditLedger {
  append(entry: AuditLine): Promise<Result<null, Fault>>;
}

/** Told of everything that ended, for counting. It must not throw. */
export interface AssistantObserver {
  settled(settlement: Settlement): void;
  /** @param subject what the mark stands on: a suggestion, or a document in its conversation */
  feedback(subject: string, action: FeedbackAction): void;
  /** What is kept ready, or how it stands, has changed. */
  warmingChanged(): void;
}

export interface RecorderParts {
  readonly ledger: AuditLedger;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly appVersion: string;
  readonly policyHash: () => string | null;
  readonly observer?: AssistantObserver | undefined;
  /** External stores; what becomes of an event there is never waited for. */
  readonly outbox?: { accept(event: OutboxEvent): unknown } | undefined;
}

/** Whether what passed may be shown: it is on disk, or the policy lets it be shown without a record. */
export function mayShow(written: Result<null, Fault>): boolean {
  return written.ok || written.error.tag === 'audit-unrecorded';
}

/** Sees to it that what happened is written down, counted, and told to the external stores, in this order. */
export class Recorder {
  constructor(private readonly parts: RecorderParts) {}

  /** Resolves when the record is on disk, or with why it isn't; nothing may be shown before. */
  async write(settlement: Settlement): Promise<Result<null, Fault>> {
    const { ledger, clock, appVersion, policyHash, observer } = this.parts;
    const written = await ledger.append(auditEntryOf(settlement, { now: clock.now(), appVersion, policyHash: policyHash() }));
    observer?.settled(written.ok || mayShow(written) ? settlement : heldBack(settlement, written.error));
    return written;
  }

  /** Hands the results that passed to the external stores: after they were shown, so that nothing there delays them. */
  publish({ conversationId, queryId, trigger, cacheHit, kept }: Settlement): void {
    if (kept.length === 0) return;
    this.parts.outbox?.accept({
      type: 'knowledge.validated',
      ...this.#envelope(),
      conversation_id: conversationId,
      query_id: queryId,
      trigger,
      cache_hit: cacheHit,
      validated_results: kept.map(asSent),
    });
  }

  /** An agent's word on a suggestion. Resolves when it is on disk, or with why it isn't; then it is neither counted nor told. */
  async feedback(suggestion: Suggestion, action: FeedbackAction): Promise<Result<null, Fault>> {
    const { id, conversationId, queryId, documentId } = suggestion;
    const { ledger, appVersion, policyHash, observer, outbox } = this.parts;
    const envelope = this.#envelope();
    const said = { conversation_id: conversationId, query_id: queryId, suggestion_id: id, document_id: documentId, action };
    const written = await ledger.append({ timestamp: envelope.timestamp, event: 'feedback', ...said, app_version: appVersion, policy_hash: policyHash() });
    if (!mayShow(written)) return written;
    observer?.feedback(subjectOf(suggestion, action), action);
    outbox?.accept({ type: 'suggestion.feedback', ...envelope, ...said });
    return written;
  }

  #envelope(): { readonly id: string; readonly timestamp: string } {
    return { id: this.parts.newId(), timestamp: new Date(this.parts.clock.now()).toISOString() };
  }
}

/** Dismissing and restoring are about all of a document's cards in the conversation, whichever of them was meant. */
function subjectOf({ id, conversationId, documentId }: Suggestion, action: FeedbackAction): string {
  return action === 'dismissed' || action === 'restored' ? `${conversationId} ${documentId}` : id;
}

function heldBack({ queryId, conversationId, trigger, latencyMs }: Settlement, reason: Fault): Settlement {
  return unanswered({ id: queryId, conversationId, trigger }, 'ERROR', reason, latencyMs);
}

/** In the gateway's own words, so that a receiver reads one shape. */
function asSent({ documentId, title, snippet, confidence, lastUpdated, url }: KnowledgeResult): {
  documentId: string;
  title: string;
  snippet: string;
  confidenceScore: number;
  lastUpdated: string | null;
  url: string | null;
} {
  return { documentId, title, snippet, confidenceScore: confidence, lastUpdated: lastUpdated === null ? null : new Date(lastUpdated).toISOString(), url };
}
