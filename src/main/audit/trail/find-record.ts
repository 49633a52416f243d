import { join } from 'node:path';
import { auditLineSchema, chainLinkSchema } from '../../../shared/domain/audit-record';
import { auditFileName, listAuditFiles, parseLine } from './audit-files';
import type { ChainHead } from './chain';
import { readRegular } from './regular-file';
import { linesOf } from '../verify/read-lines';

/**
 * Whether a trail holds a record; `removed` when the rules of retention took it. Newest files first, and no further
 * back than its place in the chain, so that a recent one is found at once however long the trail.
 */
export async function findRecord(folder: string, wanted: ChainHead): Promise<'there' | 'removed' | 'absent'> {
  let removed = false;
  for await (const lines of filesNewestFirst(folder)) {
    let first: number | null = null;
    for await (const line of lines) {
      first ??= seqOf(line);
      if (line.includes(wanted.hash) && isRecord(line, wanted)) return 'there';
      removed ||= line.includes('"event":"retention"') && coversRemoval(line, wanted.seq);
    }
    if (first !== null && first <= wanted.seq) return 'absent';
  }
  return removed ? 'removed' : 'absent';
}

/** Whether anything in a trail was ever signed. */
export async function wasEverSigned(folder: string): Promise<boolean> {
  for await (const lines of filesNewestFirst(folder)) {
    for await (const line of lines) if (line.includes('"event":"checkpoint"')) return true;
  }
  return false;
}

/** The lines of each file in turn. A file that can't be read has none: it holds nothing that could be found. */
async function* filesNewestFirst(folder: string): AsyncGenerator<AsyncIterable<string>> {
  for (const name of [...(await listAuditFiles(folder))].reverse()) yield textsIn(join(folder, auditFileName(name)));
}

async function* textsIn(path: string): AsyncGenerator<string> {
  try {
    for await (const lines of linesOf(await readRegular(path, Infinity))) {
      for (const line of lines) if (line.kind === 'text') yield line.text;
    }
  } catch {
    return;
  }
}

function seqOf(line: string): number | null {
  const link = chainLinkSchema.safeParse(parseLine(line));
  return link.success ? link.data.seq : null;
}

function isRecord(line: string, wanted: ChainHead): boolean {
  const link = chainLinkSchema.safeParse(parseLine(line));
  return link.success && link.data.seq === wanted.seq && link.data.hash === wanted.hash;
}

function coversRemoval(line: string, seq: number): boolean {
  const record = auditLineSchema.safeParse(parseLine(line));
  if (!record.success || !('event' in record.data) || record.data.event !== 'retention') return false;
  return record.data.removed.some((file) => (file.last_seq ?? 0) >= seq);
}
