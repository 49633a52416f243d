import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A record as anybody reads it from the file: JSON of some fields. */
export type RawRecord = Readonly<Record<string, unknown>> & { readonly seq: number; readonly prev: string; readonly hash: string };

export const zeros = '0'.repeat(64);

/** The audit files of a folder, oldest first: by their numbers, so that the tenth of a day follows the ninth. */
export function auditFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^audit-.*\.jsonl$/.test(name))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
}

/** Every record of a folder, in order, read anew from the disk. */
export function recordsIn(folder: string): RawRecord[] {
  return auditFilesIn(folder).flatMap((name) => recordsOf(join(folder, name)));
}

/** The records of settled queries alone. */
export function queriesIn(folder: string): RawRecord[] {
  return recordsIn(folder).filter((record) => !('event' in record));
}

/** The kinds of events, in order. */
export function eventsIn(folder: string): unknown[] {
  return recordsIn(folder).flatMap((record) => ('event' in record ? [record.event] : []));
}

export function recordsOf(file: string): RawRecord[] {
  const text = readFileSync(file, 'utf8');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return (
    text
      .split('\n')
      .filter((line) => line !== '')
      // The tests check what they use of it.
      .map((line) => JSON.parse(line) as RawRecord)
  );
}

/** The hash that docs and protocol promise of what the record says, worked out without the app's own code: RFC 8785 of plain JSON. */
export function hashOf(record: RawRecord): string {
  return sha256(`cuecard-audit-2\n${record.seq}\n${record.prev}\n${digestOf(record)}\n`);
}

/** The digest of its content, likewise. */
export function digestOf({ seq: _seq, prev: _prev, digest: _digest, hash: _hash, ...content }: RawRecord): string {
  return sha256(canonical(content));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

/** Each record carries the right hash, and the one before it. */
export function expectWholeChain(records: readonly RawRecord[]): void {
  records.forEach((record, index) => {
    expect(record.seq).toBe(index + 1);
    expect(record.prev).toBe(records[index - 1]?.hash ?? zeros);
    expect(record.digest).toBe(digestOf(record));
    expect(record.hash).toBe(hashOf(record));
  });
}
