import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditLine, ChainLink } from '../../shared/audit-record';

/** The end of the chain: what the next record is tied to. */
export interface ChainHead {
  /** Sequence number of the last record, 0 before the first. */
  readonly seq: number;
  /** Hash of the last record. */
  readonly hash: string;
}

export const genesis: ChainHead = { seq: 0, hash: '0'.repeat(64) };

export function sameHead(one: ChainHead, other: ChainHead): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}

/**
 * Ties an entry to the chain: `hash` is SHA-256 (hex) over the previous hash followed by the canonical JSON
 * (RFC 8785) of the record without its hash.
 */
export function seal(entry: AuditLine, head: ChainHead): { readonly line: string; readonly head: ChainHead } {
  const unsealed = { ...entry, seq: head.seq + 1, prev: head.hash };
  const hash = recordHash(unsealed);
  return { line: `${JSON.stringify({ ...unsealed, hash })}\n`, head: { seq: unsealed.seq, hash } };
}

/** The hash a record should have. */
export function recordHash(record: AuditLine & Omit<ChainLink, 'hash'>): string {
  const canonical = canonicalize(record);
  // canonicalize gives undefined for undefined only, and a record is an object.
  if (canonical === undefined) throw new TypeError('An audit record is an object.');
  return createHash('sha256').update(record.prev).update(canonical).digest('hex');
}
