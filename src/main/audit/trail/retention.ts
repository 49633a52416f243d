import { createHash, type Hash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { chainLinkSchema, type ChainLink, type RetentionEvent } from '../../../shared/domain/audit-record';
import { borneOut } from './believed-time';
import { auditFileName, listAuditFiles, parseLine, utcDay } from './audit-files';
import { syncFolder } from './open-audit-file';
import { readRegular } from './regular-file';
import { linesOf } from '../verify/read-lines';

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

/** Reads the file once, in pieces: memory stays flat however large it is, and however long its lines. */
async function describe(folder: string, file: string): Promise<Removed[number]> {
  const digest = createHash('sha256');
  // Only the first and the last record matter.
  let first: ChainLink | null = null;
  let last = '';
  for await (const lines of linesOf(hashed(await readRegular(join(folder, file), Infinity), digest))) {
    for (const line of lines) {
      if (line.kind !== 'text') continue;
      first ??= linkOf(line.text);
      last = line.text;
    }
  }
  const link = linkOf(last);
  return { file, first_seq: first?.seq ?? null, last_seq: link?.seq ?? null, last_hash: link?.hash ?? null, sha256: digest.digest('hex') };
}

async function* hashed(stream: Readable, digest: Hash): AsyncGenerator<Buffer> {
  // The stream yields buffers because no encoding is set.
  for await (const chunk of stream as Readable & AsyncIterable<Buffer>) {
    digest.update(chunk);
    yield chunk;
  }
}

function linkOf(line: string): ChainLink | null {
  const link = chainLinkSchema.safeParse(parseLine(line));
  return link.success ? link.data : null;
}
