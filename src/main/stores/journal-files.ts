import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { appendFile, readdir, type FileHandle } from 'node:fs/promises';
import type { Place } from './backlog';
import { parseLine, type JournalEntry } from './journal-entry';

const newFileSuffix = '.new';

/** What a file is called while it is written anew, different each time; it counts once it has lost this. */
export function unfinishedName(name: string): string {
  return `${name}.${randomUUID()}${newFileSuffix}`;
}

/** `outbox-N.jsonl`: each time the file is written anew, N is one more. The highest one holds everything. */
export function journalFileName(generation: number): string {
  return `outbox-${generation}.jsonl`;
}

/** The generations in a folder, the newest last, and what a crash left of one that was never finished. */
export async function listGenerations(folder: string): Promise<{ readonly generations: readonly number[]; readonly leftovers: readonly string[] }> {
  const names = await readdir(folder);
  const generations = names.flatMap((name) => {
    const match = /^outbox-(\d{1,15})\.jsonl$/.exec(name);
    return match === null ? [] : [Number(match[1])];
  });
  return { generations: generations.sort((a, b) => a - b), leftovers: names.filter((name) => name.endsWith(newFileSuffix)) };
}

/** Windows has no such flag, and lets only administrators lay links. */
const noFollow: number = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;
/** Its name can be known before: a link that somebody laid there is not followed. */
const appendToFile = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow;

/** Small enough that a chunk's lines are parsed in a millisecond or two; each read lets others have their turn. */
const chunkBytes = 64 * 1024;
/** More than any line that is written: without an end by then it is none of ours. */
const longestLineBytes = 4 * 1024 * 1024;

/**
 * Tells each line, in order. What is no line of ours goes to the file `aside`; an unfinished end is left out.
 * @returns the bytes of whole lines, and how many of these were set aside
 */
export async function readLines(
  handle: FileHandle,
  aside: string,
  onEntry: (entry: JournalEntry, place: Place) => void,
): Promise<{ readonly size: number; readonly damaged: number }> {
  const chunk = Buffer.alloc(chunkBytes);
  let carry: Buffer = Buffer.alloc(0);
  /** Where `carry` begins. */
  let offset = 0;
  let overlong = false;
  let damaged = 0;
  const setAside = async (bytes: Buffer): Promise<void> => {
    // Not being able to keep what is broken is no reason to stop.
    await appendFile(aside, bytes, { mode: 0o600, flag: appendToFile }).catch(() => undefined);
  };
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, offset + carry.length);
    if (bytesRead === 0) return { size: offset, damaged };
    carry = Buffer.concat([carry, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = carry.indexOf(newline, start); end !== -1; end = carry.indexOf(newline, start)) {
      const line = carry.subarray(start, end + 1);
      const entry = overlong ? null : parseLine(line.toString('utf8'));
      if (entry === null) {
        await setAside(line);
        damaged += 1;
      } else onEntry(entry, { offset: offset + start, length: line.length });
      overlong = false;
      start = end + 1;
    }
    carry = carry.subarray(start);
    offset += start;
    if (carry.length > longestLineBytes) {
      await setAside(carry);
      offset += carry.length;
      carry = Buffer.alloc(0);
      overlong = true;
    }
  }
}

const newline = 0x0a;
