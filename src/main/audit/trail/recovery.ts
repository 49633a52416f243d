import type { AuditEventBody, GapEvent, GapReason } from '../../../shared/domain/audit-record';
import type { Tail } from './audit-files';
import { sameHead, type ChainHead } from './chain';
import { findRecord } from './find-record';

export type GapBody = Omit<GapEvent, 'timestamp' | 'app_version' | 'policy_hash'>;

/** Where the chain goes on, and what must be written there before anything else. */
export interface Recovery {
  readonly head: ChainHead;
  readonly events: readonly AuditEventBody[];
}

export interface Memory {
  /** The last record this ledger wrote. */
  readonly head: ChainHead;
  /** The file was seen to be another one than it was. */
  readonly replaced: boolean;
}

/**
 * What opening a trail found: lines cut short, and records that were there and are no more. Nothing is mended in silence.
 * The chain goes on from the last record that is known to be this ledger’s, whatever lies behind it now: so what is missing
 * or foreign stays a break that every reader sees, and is never signed as if it belonged.
 */
export function recover(tail: Tail, memory: Memory | null): Recovery {
  const torn = tail.torn.map(({ file, bytes, keptAs }): AuditEventBody => ({ event: 'torn', file, bytes, kept_as: keptAs }));
  const found = gapAt(tail, memory);
  return { head: found.head, events: found.gap === null ? torn : [...torn, found.gap] };
}

function gapAt(tail: Tail, memory: Memory | null): { readonly head: ChainHead; readonly gap: GapBody | null } {
  // Where nothing is remembered the last record that can be read is all there is to go by.
  if (memory === null) return { head: tail.head, gap: tail.broken ? gapBody('unreadable', null, tail.head) : null };
  const { head, replaced } = memory;
  if (tail.broken) return { head, gap: gapBody('unreadable', head, tail.head) };
  if (sameHead(tail.head, head)) return { head, gap: replaced ? gapBody('file-replaced', head, tail.head) : null };
  if (tail.head.seq === 0) return { head, gap: gapBody('file-missing', head, null) };
  return { head, gap: gapBody(tail.head.seq < head.seq ? 'tail-missing' : 'tail-foreign', head, tail.head) };
}

/**
 * Looks for a record that the trail must hold: the keychain's anchor. Where it is not there the chain goes on from it.
 * @param head the end of the chain now
 */
export async function missedAnchor(folder: string, head: ChainHead, anchor: ChainHead): Promise<{ readonly head: ChainHead; readonly gap: GapBody } | null> {
  if (sameHead(head, anchor)) return null;
  if (head.seq === 0) return { head: anchor, gap: gapBody('file-missing', anchor, null) };
  if (head.seq < anchor.seq) return { head: anchor, gap: gapBody('tail-missing', anchor, head) };
  return (await findRecord(folder, anchor)) === 'absent' ? { head: anchor, gap: gapBody('tail-foreign', anchor, head) } : null;
}

/** The record of a gap. `expected` and `found` are null where nobody knows, or there is nothing. */
export function gapBody(reason: GapReason, expected: ChainHead | null, found: ChainHead | null): GapBody {
  const [wanted, there] = [expected, found].map((head) => (head === null || head.seq === 0 ? null : head));
  return {
    event: 'gap',
    reason,
    expected_seq: wanted?.seq ?? null,
    expected_hash: wanted?.hash ?? null,
    found_seq: there?.seq ?? null,
    found_hash: there?.hash ?? null,
  };
}
