import { contentDigest, formatOneHash, highestSeq, linkHash } from '../trail/chain';
import { isBeyondFormat } from './json-size';

/** A line of the trail as JSON, whatever its kind: the fields every record has, and its own. */
export interface RawRecord {
  readonly seq: number;
  readonly prev: string;
  /** Of format 2 alone. */
  readonly digest?: string;
  readonly hash: string;
  readonly timestamp?: unknown;
  readonly event?: unknown;
  readonly [field: string]: unknown;
}

/** What reading one line gave. */
export type ReadLine =
  | {
      readonly kind: 'record' | 'stub';
      readonly record: RawRecord;
      readonly format: 1 | 2;
      /** `sound`: the hash is that of what stands there. `unproven`: nothing is there that it could be worked out from. */
      readonly state: 'sound' | 'unsound' | 'unproven';
    }
  | { readonly kind: 'none' };

const hex = /^[0-9a-f]{64}$/;

/**
 * Reads a line. It is sound when it is written byte for byte as the ledger writes and its hash is that of its contents:
 * other white space, or a field that is there twice, would show another reader something else.
 */
export function readRecord(text: string): ReadLine {
  if (isBeyondFormat(text)) return none;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return none;
  }
  if (!isRecord(value)) return none;
  const format = Object.hasOwn(value, 'digest') ? 2 : 1;
  const stub = Object.keys(value).join() === (format === 1 ? 'seq,prev,hash' : 'seq,prev,digest,hash');
  if (JSON.stringify(value) !== text) return { kind: stub ? 'stub' : 'record', record: value, format, state: 'unsound' };
  if (stub && format === 1) return { kind: 'stub', record: value, format, state: 'unproven' };
  return { kind: stub ? 'stub' : 'record', record: value, format, state: isSound(value, stub) ? 'sound' : 'unsound' };
}

const none: ReadLine = { kind: 'none' };

function isRecord(value: unknown): value is RawRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { seq, prev, hash }: { seq?: unknown; prev?: unknown; hash?: unknown } = value;
  const digest: unknown = 'digest' in value ? value.digest : null;
  return isSeq(seq) && isHash(prev) && isHash(hash) && (digest === null ? !Object.hasOwn(value, 'digest') : isHash(digest));
}

function isSeq(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highestSeq;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && hex.test(value);
}

function isSound(record: RawRecord, stub: boolean): boolean {
  try {
    const { seq, prev, digest, hash, ...content } = record;
    if (digest === undefined) return formatOneHash(Object.assign(content, { seq, prev })) === hash;
    return linkHash({ seq, prev, digest }) === hash && (stub || contentDigest(content) === digest);
  } catch {
    // What RFC 8785 has no form for (half a surrogate pair) the ledger never wrote.
    return false;
  }
}
