import type { AuditEventBody, GapEvent, GapReason } from '../../shared/audit-record';
import type { Tail } from './audit-files';
import { genesis, sameHead, type ChainHead } from './chain';
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

/** What opening a trail found: lines cut short, and records that were there and are no more. Nothing is mended in silence. */
export function recover(tail: Tail, memory: Memory | null): Recovery {
  const torn = tail.torn.map(({ file, bytes, keptAs }): AuditEventBody => ({ event: 'torn', file, bytes, kept_as: keptAs }));
  const found = gapAt(tail, memory);
  return { head: found.head, events: found.gap === null ? torn : [...torn, found.gap] };
}

function gapAt(tail: Tail, memory: Memory | null): { readonly head: ChainHead; readonly gap: GapBody | null } {
  const expected = memory?.head ?? genesis;
  // With nothing to go on from, the chain goes on from what is remembered, or begins anew.
  if (tail.broken) return { head: expected, gap: gapBody('unreadable', memory?.head ?? null, null) };
  if (memory === null) return { head: tail.head, gap: null };
  if (sameHead(tail.head, expected)) return { head: tail.head, gap: memory.replaced ? gapBody('file-replaced', expected, tail.head) : null };
  if (tail.head.seq === 0) return { head: expected, gap: gapBody('file-missing', expected, null) };
  return { head: tail.head, gap: gapBody(tail.head.seq < expected.seq ? 'tail-missing' : 'tail-foreign', expected, tail.head) };
}

/**
 * Looks for a record that the trail must hold: the keychain's anchor.
 * @param head the end of the chain now
 */
export async function missedAnchor(folder: string, head: ChainHead, anchor: ChainHead): Promise<{ readonly head: ChainHead; readonly gap: GapBody } | null> {
  if (sameHead(head, anchor)) return null;
  if (head.seq === 0) return { head: anchor, gap: gapBody('file-missing', anchor, null) };
  if (head.seq < anchor.seq) return { head, gap: gapBody('tail-missing', anchor, head) };
  return (await findRecord(folder, anchor)) === 'absent' ? { head, gap: gapBody('tail-foreign', anchor, head) } : null;
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
