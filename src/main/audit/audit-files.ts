import { open, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chainLinkSchema } from '../../shared/audit-record';
import { genesis, type ChainHead } from './chain';

/** `audit-YYYY-MM-DD.N.jsonl`: one UTC day, N counting from 1. */
export interface AuditFileName {
  readonly day: string;
  readonly part: number;
}

/** What was found when the ledger was opened. */
export interface Tail {
  readonly newest: AuditFileName | null;
  readonly head: ChainHead;
  /** Bytes of a line that a crash cut short; they were set aside in a file of their own. */
  readonly tornBytes: number;
  /** The newest file ends with something that is no record: the chain can't be continued from it. */
  readonly broken: boolean;
}

export function auditFileName(name: AuditFileName): string {
  return `audit-${name.day}.${name.part}.jsonl`;
}

/** The UTC day of a moment, as file names write it. `now` is epoch milliseconds. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The audit files of a folder, oldest first. */
export async function listAuditFiles(folder: string): Promise<readonly AuditFileName[]> {
  const names: AuditFileName[] = [];
  for (const entry of await readdir(folder)) {
    const match = /^audit-(\d{4}-\d{2}-\d{2})\.(\d{1,9})\.jsonl$/.exec(entry);
    if (match?.[1] !== undefined && match[2] !== undefined) names.push({ day: match[1], part: Number(match[2]) });
  }
  return names.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.part - b.part));
}

/** Finds where the chain ends; a torn last line is cut off and kept beside its file. Throws what the disk throws. */
export async function readTail(folder: string, now: number): Promise<Tail> {
  const files = await listAuditFiles(folder);
  const newest = files.at(-1) ?? null;
  let tornBytes = 0;
  // Newest first: a file that was cut off in its very first line says nothing, the one before it does.
  for (const file of [...files].reverse()) {
    const path = join(folder, auditFileName(file));
    const { text, size } = await readEnd(path);
    const complete = text.subarray(0, text.lastIndexOf(0x0a) + 1);
    const torn = text.subarray(complete.length);
    if (torn.length > 0) {
      await writeFile(`${path}.torn-${now}`, torn, { mode: 0o600 });
      await truncate(path, size - torn.length);
      tornBytes += torn.length;
    }
    const lastLine = complete.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
    if (lastLine === '') continue;
    const record = chainLinkSchema.safeParse(parseJson(lastLine));
    if (!record.success) return { newest, head: genesis, tornBytes, broken: true };
    return { newest, head: { seq: record.data.seq, hash: record.data.hash }, tornBytes, broken: false };
  }
  return { newest, head: genesis, tornBytes, broken: false };
}

/** A record names at most what one message of the gateway, 1 MiB, can name: the last line is always within this. */
const tailBytes = 2 * 1024 * 1024;

async function readEnd(path: string): Promise<{ text: Buffer; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const text = Buffer.alloc(length);
    await file.read(text, 0, length, size - length);
    return { text, size };
  } finally {
    await file.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
