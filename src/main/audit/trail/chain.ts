import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditLine } from '../../../shared/domain/audit-record';

/** The end of the chain: what the next record is tied to. */
export interface ChainHead {
  /** Sequence number of the last record, 0 before the first. */
  readonly seq: number;
  /** Hash of the last record. */
  readonly hash: string;
}

export const genesis: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** No record has a higher number: it must be exact in every reader of JSON. */
export const highestSeq = 999_999_999_999_999;

export function sameHead(one: ChainHead, other: ChainHead): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}

/**
 * Ties an entry to the chain by format 2. The hash is worked out from the number, the hash before and the content’s
 * digest alone, so that these prove a record’s place also to somebody who doesn’t see its content.
 */
export function seal(entry: AuditLine, head: ChainHead): { readonly line: string; readonly head: ChainHead } {
  const digest = contentDigest(entry);
  const seq = head.seq + 1;
  const hash = linkHash({ seq, prev: head.hash, digest });
  return { line: `${JSON.stringify({ ...entry, seq, prev: head.hash, digest, hash })}\n`, head: { seq, hash } };
}

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a record without `seq`, `prev`, `digest` and `hash`. Throws for what has none. */
export function contentDigest(content: object): string {
  const canonical = canonicalize(content);
  // canonicalize gives undefined for undefined only, and a record is an object.
  if (canonical === undefined) throw new TypeError('An audit record is an object.');
  return createHash('sha256').update(canonical).digest('hex');
}

/** The hash of a record of format 2. Its first line keeps it apart from everything else that is hashed or signed. */
export function linkHash({ seq, prev, digest }: { readonly seq: number; readonly prev: string; readonly digest: string }): string {
  return createHash('sha256').update(`cuecard-audit-2\n${seq}\n${prev}\n${digest}\n`).digest('hex');
}

/** The hash of a record of format 1: SHA-256 (hex) over the hash before, followed by the canonical JSON of the record without its own. */
export function formatOneHash(unsealed: { readonly prev: string }): string {
  const canonical = canonicalize(unsealed);
  if (canonical === undefined) throw new TypeError('An audit record is an object.');
  return createHash('sha256').update(unsealed.prev).update(canonical).digest('hex');
}
