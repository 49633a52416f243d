import type { AuditEntry } from '../../../shared/domain/audit-record';
import { sameHead, type ChainHead } from './chain';
import { heldBack, isSuggestions } from './held-back';
import type { Losses } from './losses';
import type { Recordable, SealedBatch } from './sealing';

/** A batch whose write failed with its bytes on their way: whether they are there only the disk knows. */
export interface Unconfirmed {
  readonly sealed: Pick<SealedBatch, 'heads' | 'outcomes'>;
  /** So many events came first, and told of these losses. */
  readonly events: number;
  readonly told: Losses;
  /** So many corrections came after them. */
  readonly corrections: number;
  /** Last the records themselves. */
  readonly records: readonly Recordable[];
  /** What became of their suggestions. */
  readonly mode: 'hold' | 'show';
}

/** What the disk turned out to hold of a batch. */
export interface Settled {
  /** The end of the chain, where it lies within the batch; null where nothing of it is there. */
  readonly arrived: ChainHead | null;
  /** So many of its events and of its corrections are written. */
  readonly events: number;
  readonly corrections: number;
  /** For records that are there and say “shown”, while their suggestions were held back. */
  readonly putRight: readonly AuditEntry[];
  readonly lost: readonly Recordable[];
}

/**
 * Finds out what became of a batch.
 * @param found the end of the chain on the disk
 */
export function settle(batch: Unconfirmed, found: ChainHead): Settled {
  const arrived = batch.sealed.heads.find((head) => sameHead(head, found)) ?? null;
  const isWritten = (outcome: ChainHead | Error | undefined): boolean =>
    arrived !== null && outcome !== undefined && !(outcome instanceof Error) && outcome.seq <= arrived.seq;
  const { outcomes } = batch.sealed;
  const firsts = batch.events + batch.corrections;
  const written = batch.records.filter((_record, index) => isWritten(outcomes[firsts + index]));
  return {
    arrived,
    events: outcomes.slice(0, batch.events).filter(isWritten).length,
    corrections: outcomes.slice(batch.events, firsts).filter(isWritten).length,
    putRight: batch.mode === 'hold' ? written.filter(isSuggestions).map(heldBack) : [],
    lost: batch.records.filter((_record, index) => !isWritten(outcomes[firsts + index])),
  };
}
