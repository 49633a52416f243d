import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chainLinkSchema, type ChainLink, type RetentionEvent } from '../../shared/audit-record';
import { borneOut } from './believed-time';
import { auditFileName, listAuditFiles, parseLine, utcDay } from './audit-files';
import { syncFolder } from './open-audit-file';

type Removed = RetentionEvent['removed'];

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * The files of days longer ago than `days`, oldest first; never the newest file, in which the chain goes on. `now`,
 * epoch milliseconds, counts as far as the days of the files bear it out.
 */
export async function filesToRemove(folder: string, days: number, now: number): Promise<Removed> {
  const files = await listAuditFiles(folder);
  const believed = borneOut(files, now);
  if (believed === null) return [];
  const oldest = utcDay(believed - days * dayMs);
  const names = files.slice(0, -1);
  // They go from the oldest on without a hole, so that what is left is one chain.
  const firstKept = names.findIndex((name) => name.day >= oldest);
  const leaving = firstKept === -1 ? names : names.slice(0, firstKept);
  const described: Removed = [];
  for (const name of leaving) described.push(await describe(folder, auditFileName(name)));
  return described;
}

/** Deletes what a retention record names, with the torn lines that were set aside beside it. Throws what the disk throws. */
export async function removeFiles(folder: string, removed: Removed): Promise<void> {
  const entries = await readdir(folder);
  for (const { file } of removed) {
    for (const entry of entries.filter((one) => one.startsWith(`${file}.torn-`))) await rm(join(folder, entry), { force: true });
    await rm(join(folder, file), { force: true });
  }
  await syncFolder(folder);
}

/** Reads the file once, in pieces: memory stays flat however large it is. */
async function describe(folder: string, file: string): Promise<Removed[number]> {
  const digest = createHash('sha256');
  let rest = '';
  let first: ChainLink | null = null;
  let last = '';
  // The stream yields buffers because no encoding is set.
  for await (const chunk of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
    digest.update(chunk);
    // Only the first and the last line matter, and latin1 keeps each byte: what ties a record is ASCII.
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) first ??= linkOf(line);
    last = lines.at(-1) ?? last;
  }
  const link = linkOf(last);
  return { file, first_seq: first?.seq ?? null, last_seq: link?.seq ?? null, last_hash: link?.hash ?? null, sha256: digest.digest('hex') };
}

function linkOf(line: string): ChainLink | null {
  const link = chainLinkSchema.safeParse(parseLine(line));
  return link.success ? link.data : null;
}
