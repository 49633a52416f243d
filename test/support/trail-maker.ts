import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentDigest, formatOneHash, genesis, linkHash, seal, type ChainHead } from '../../src/main/audit/trail/chain';
import { readPublicKey, signedBytes, type PublicKey } from '../../src/main/audit/verify/keys';
import type { AuditLine, ChainLink } from '../../src/shared/domain/audit-record';
import { aFeedbackEvent, anEntry, noon } from './samples';

/** A key of this run's own, as a ledger makes one. */
export interface TrailKey {
  readonly public: PublicKey;
  readonly private: KeyObject;
}

export interface MadeFile {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface MadeTrail {
  readonly files: readonly MadeFile[];
  /** The newest checkpoint, as the keychain remembers it; null where there is none. */
  readonly anchor: ChainHead | null;
  readonly head: ChainHead;
}

export interface TrailShape {
  readonly key: TrailKey;
  readonly random: () => number;
  readonly records: number;
  /** Records between two checkpoints. */
  readonly every?: number;
  readonly files?: number;
  /** Closed in order, with a checkpoint at the end. */
  readonly end?: 'closed' | 'open';
  /** So many of the oldest files were removed by the rules of retention, with a record of it and its checkpoint. */
  readonly removed?: number;
  /** The last record of format 1; those after it are of format 2. None is where it isn’t given. */
  readonly formatOneUpTo?: number;
}

export function newTrailKey(): TrailKey {
  const pair = generateKeyPairSync('ed25519');
  const known = readPublicKey(pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
  if (known === null) throw new Error('a key that was just made');
  return { public: known, private: pair.privateKey };
}

const context = { app_version: '0.1.0', policy_hash: null };
const statuses = ['PASS', 'PASS', 'PASS', 'FILTERED', 'EMPTY', 'TIMEOUT', 'ERROR', 'CANCELLED'] as const;

/** A checkpoint of the record before it. */
export function aCheckpoint(head: ChainHead, key: TrailKey, time: number): AuditLine {
  const timestamp = new Date(time).toISOString();
  const signed = { at_hash: head.hash, at_seq: head.seq, key_id: key.public.id, timestamp };
  const signature = sign(null, signedBytes(signed), key.private).toString('base64');
  return { timestamp, event: 'checkpoint', at_seq: head.seq, at_hash: head.hash, key_id: key.public.id, signature, ...context };
}

export function aStart(key: TrailKey, time: number, format: 1 | 2 = 2): AuditLine {
  return { timestamp: new Date(time).toISOString(), event: 'start', format, platform: 'linux', key_id: key.public.id, public_key: key.public.base64, ...context };
}

/** Ties an entry to the chain as the ledger did before format 2. */
export function sealFormatOne(entry: AuditLine, head: ChainHead): ReturnType<typeof seal> {
  const unsealed = { ...entry, seq: head.seq + 1, prev: head.hash };
  const hash = formatOneHash(unsealed);
  return { line: `${JSON.stringify({ ...unsealed, hash })}\n`, head: { seq: unsealed.seq, hash } };
}

/** A record whose hashes are worked out anew from what it says now, by its own format. */
export function resealed(record: AuditLine & ChainLink): AuditLine & ChainLink {
  const { seq, prev, digest, hash: _old, ...content } = record;
  if (digest === undefined) return { ...content, seq, prev, hash: formatOneHash(Object.assign({ seq, prev }, content)) };
  const anew = contentDigest(content);
  return { ...content, seq, prev, digest: anew, hash: linkHash({ seq, prev, digest: anew }) };
}

/** The ledger's word that files are gone; `last` is the last record of each. */
export function aRetention(time: number, ...last: readonly ChainHead[]): AuditLine {
  const removed = last.map(({ seq, hash }, index) => ({ file: `audit-2026-02-03.${index + 1}.jsonl`, first_seq: 1, last_seq: seq, last_hash: hash, sha256: 'a'.repeat(64) }));
  return { timestamp: new Date(time).toISOString(), event: 'retention', removed, days: 400, ...context };
}

/** A trail such as a ledger leaves: start, queries and feedback, checkpoints, rotated into files, the oldest removed. */
export function makeTrail({ key, random, records, every = 1_000, files = 1, end = 'closed', removed = 0, formatOneUpTo = 0 }: TrailShape): MadeTrail {
  const size = Math.ceil(records / files);
  const gone: ChainHead[] = [];
  const removedAt = removed === 0 ? null : removed * size + 1 + Math.floor(random() * (records - 4 - removed * size));
  const lines: string[] = [];
  let head = genesis;
  let anchor: ChainHead | null = null;
  let time = noon;
  const add = (entry: AuditLine): void => {
    const sealed = head.seq < formatOneUpTo ? sealFormatOne(entry, head) : seal(entry, head);
    lines.push(sealed.line.slice(0, -1));
    head = sealed.head;
  };
  add(aStart(key, time, formatOneUpTo > 0 ? 1 : 2));
  while (head.seq < records - (end === 'closed' ? 2 : 0)) {
    time += Math.floor(random() * 20_000);
    if (head.seq === removedAt) add(aRetention(time, ...gone));
    if (head.seq % every === 0 || head.seq - 1 === removedAt) {
      anchor = head;
      add(aCheckpoint(head, key, time));
    } else add(aRecord(random, time, head.seq));
    if (gone.length < removed && head.seq === (gone.length + 1) * size) gone.push(head);
  }
  if (end === 'closed') {
    add({ timestamp: new Date(time).toISOString(), event: 'stop', reason: 'quit', ...context });
    anchor = head;
    add(aCheckpoint(head, key, time));
  }
  const parts = Array.from({ length: files }, (_one, index) => ({ name: `audit-2026-02-03.${index + 1}.jsonl`, lines: lines.slice(index * size, index === files - 1 ? lines.length : (index + 1) * size) }));
  return {
    files: parts.slice(removed),
    anchor,
    head,
  };
}

function aRecord(random: () => number, time: number, number: number): AuditLine {
  const timestamp = new Date(time).toISOString();
  if (random() < 0.05) return aFeedbackEvent({ timestamp, query_id: `query-${number}` });
  const status = statuses[Math.floor(random() * statuses.length)] ?? 'PASS';
  const shown = status === 'PASS' ? 1 + Math.floor(random() * 3) : 0;
  return anEntry({
    timestamp,
    conversation_id: `conversation-${Math.floor(number / 7)}`,
    query_id: `query-${number}`,
    governance_status: status,
    latency_ms: status === 'CANCELLED' ? null : Math.round(random() * 90_000) / 100,
    results_returned: shown + (status === 'FILTERED' ? 2 : 0),
    results_validated: shown,
    document_ids: Array.from({ length: shown }, (_one, index) => `doc-${number}-${index}`),
    dropped: status === 'FILTERED' ? { stale: 1, 'below-threshold': 1 } : {},
    ...(status === 'ERROR' && { error: 'gateway-error' }),
  });
}

/** Writes the files as the ledger does; the folder is made. */
export function layTrail(folder: string, files: readonly { readonly name: string; readonly lines: readonly string[] }[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { name, lines } of files) writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
}
