import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A line of the trail as JSON, whatever its kind: the fields every record has, and its own. */
export interface RawRecord {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly timestamp?: unknown;
  readonly event?: unknown;
  readonly [field: string]: unknown;
}

/** What reading one line gave. */
export type ReadLine =
  | { readonly kind: 'record'; readonly record: RawRecord; readonly sound: boolean; readonly layout: 'own' | 'other' }
  | { readonly kind: 'none' };

const hex = /^[0-9a-f]{64}$/;

/**
 * Reads a line. `sound` says whether its hash is that of its contents; `layout` whether it is written, byte for byte,
 * as the ledger writes: other white space, or a field that is there twice, would show another reader something else.
 */
export function readRecord(text: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'none' };
  }
  if (!isRecord(value)) return { kind: 'none' };
  const { hash, ...rest } = value;
  return { kind: 'record', record: value, sound: hashOf(rest) === hash, layout: JSON.stringify(value) === text ? 'own' : 'other' };
}

/** Whether it stands for a record that a filter left out of a bundle: its place in the chain, and nothing else. */
export function isStub(record: RawRecord): boolean {
  return Object.keys(record).length === 3;
}

function isRecord(value: unknown): value is RawRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { seq, prev, hash }: { seq?: unknown; prev?: unknown; hash?: unknown } = value;
  return Number.isSafeInteger(seq) && Number(seq) >= 1 && typeof prev === 'string' && hex.test(prev) && typeof hash === 'string' && hex.test(hash);
}

function hashOf(unsealed: { readonly prev: string }): string | null {
  try {
    return createHash('sha256').update(unsealed.prev).update(canonicalize(unsealed) ?? '').digest('hex');
  } catch {
    // What RFC 8785 has no form for (half a surrogate pair) the ledger never wrote.
    return null;
  }
}
