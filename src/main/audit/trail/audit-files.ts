import { randomUUID } from 'node:crypto';
import { open, readdir, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { auditLineSchema, chainLinkSchema } from '../../../shared/domain/audit-record';
import { genesis, highestSeq, type ChainHead } from './chain';
import { openRegular } from './regular-file';
import { isAuditFileName } from '../verify/grammar';

/** `audit-YYYY-MM-DD.N.jsonl`: one UTC day, N counting from 1. */
export interface AuditFileName {
  readonly day: string;
  readonly part: number;
}

/** A line that a crash cut short, set aside in a file of its own. */
export interface Torn {
  readonly file: string;
  readonly bytes: number;
  readonly keptAs: string;
}

/** What was found when the ledger was opened. */
export interface Tail {
  readonly newest: AuditFileName | null;
  readonly head: ChainHead;
  /** Bytes of lines that a crash cut short; they were set aside in files of their own. */
  readonly tornBytes: number;
  readonly torn: readonly Torn[];
  /** The newest file ends with something that is no record: `head` is the last one before it. */
  readonly broken: boolean;
  /** The policy that the last record names; undefined where there is none. */
  readonly policyHash: string | null | undefined;
  /** Whether the last thing that was said is that the trail was closed in order; null where nothing was. */
  readonly end: { readonly in: 'order' | 'midst'; readonly at: string | null } | null;
}

export function auditFileName(name: AuditFileName): string {
  return `audit-${name.day}.${name.part}.jsonl`;
}

/** The UTC day of a moment, as file names write it. `now` is epoch milliseconds. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The audit files of a folder, oldest first; regular files alone. */
export async function listAuditFiles(folder: string): Promise<readonly AuditFileName[]> {
  const names: AuditFileName[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    // A link or a pipe of such a name is nobody's record, and could be read without an end.
    if (!entry.isFile() || !isAuditFileName(entry.name)) continue;
    const [day = '', part] = entry.name.slice('audit-'.length).split('.');
    names.push({ day, part: Number(part) });
  }
  return names.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.part - b.part));
}

/**
 * Time never goes back in file names: a clock set back goes on writing to the newest day.
 * @param full the newest file takes no more
 */
export function nextAuditFile(newest: AuditFileName | null, day: string, full: 'full' | 'open'): AuditFileName {
  if (newest === null || newest.day < day) return { day, part: 1 };
  return full === 'full' ? { day: newest.day, part: newest.part + 1 } : newest;
}

/** Finds where the chain ends; a torn last line is cut off and kept beside its file. Throws what the disk throws. */
export async function readTail(folder: string, now: number): Promise<Tail> {
  const files = await listAuditFiles(folder);
  const newest = files.at(-1) ?? null;
  const torn: Torn[] = [];
  let broken = false;
  let newestAt: string | null = null;
  let end: Tail['end'] = null;
  let found: { readonly head: ChainHead; readonly policyHash: string | null | undefined } | null = null;
  const tail = (head: ChainHead, policyHash?: string | null): Tail => ({
    newest,
    head,
    torn,
    tornBytes: torn.reduce((sum, one) => sum + one.bytes, 0),
    broken,
    policyHash,
    end,
  });
  // Newest first: a file that was cut off in its very first line says nothing, the one before it does.
  for (const file of [...files].reverse()) {
    const { text, size } = await readEnd(join(folder, auditFileName(file)));
    const complete = text.subarray(0, text.lastIndexOf(0x0a) + 1);
    if (found === null && complete.length < text.length) torn.push(await setAside(folder, auditFileName(file), text.subarray(complete.length), size, now));
    // Read on the way back: what is no record stays where it is, and the chain goes on from the last one that is.
    for (const text of linesBackwards(complete)) {
      const line = parseLine(text);
      const link = chainLinkSchema.safeParse(line);
      // No record may follow the highest number: a made-up one must not end the trail.
      if (!link.success || link.data.seq >= highestSeq) {
        broken ||= found === null;
        continue;
      }
      const known = auditLineSchema.safeParse(line).data;
      found ??= { head: { seq: link.data.seq, hash: link.data.hash }, policyHash: known?.policy_hash };
      const event = known !== undefined && 'event' in known ? known.event : null;
      newestAt ??= known?.timestamp ?? null;
      end = { in: event === 'stop' ? 'order' : 'midst', at: newestAt };
      // A stop is signed by a checkpoint behind it.
      if (event !== 'checkpoint') return tail(found.head, found.policyHash);
    }
  }
  return found === null ? tail(genesis) : tail(found.head, found.policyHash);
}

/** Latest first. */
function* linesBackwards(complete: Buffer): Generator<string> {
  for (let end = complete.length; end > 0; ) {
    const from = end < 2 ? 0 : complete.lastIndexOf(0x0a, end - 2) + 1;
    yield complete.subarray(from, end - 1).toString('utf8');
    end = from;
  }
}

/** A record names at most what one message of the gateway, 1 MiB, can name: the last line is always within this. */
const tailBytes = 2 * 1024 * 1024;

/** The copy is on the disk before the original goes: a crash between leaves both. */
async function setAside(folder: string, file: string, line: Buffer, size: number, now: number): Promise<Torn> {
  const { keptAs, copy } = await openNew(folder, `${file}.torn-${now}`);
  try {
    await copy.writeFile(line);
    await copy.datasync();
  } finally {
    await copy.close();
  }
  await truncate(join(folder, file), size - line.length);
  return { file, bytes: line.length, keptAs };
}

/** The name can be known before: what somebody laid there, a link perhaps, stays as it is. */
async function openNew(folder: string, name: string): Promise<{ keptAs: string; copy: FileHandle }> {
  try {
    return { keptAs: name, copy: await open(join(folder, name), 'wx', 0o600) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const another = `${name}-${randomUUID()}`;
    return { keptAs: another, copy: await open(join(folder, another), 'wx', 0o600) };
  }
}

async function readEnd(path: string): Promise<{ text: Buffer; size: number }> {
  const file = await openRegular(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const text = Buffer.alloc(length);
    const { bytesRead } = await file.read(text, 0, length, size - length);
    return { text: text.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** null for what is no JSON. */
export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
