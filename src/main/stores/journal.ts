import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './backlog';
import { parseLine, type JournalEntry } from './journal-entry';
import { syncFolder } from '../disk/sync-folder';
import { journalFileName, listGenerations, readLines, unfinishedName } from './journal-files';

export interface JournalOptions {
  /** Made with mode 0700 where it doesn't exist. */
  readonly folder: string;
  /** Epoch milliseconds, for the names of what is set aside. */
  readonly now: () => number;
}

/** What a file that is written anew consists of, in order: new lines, lines to copy, new lines. */
export interface Rewrite {
  readonly head: JournalEntry;
  readonly copy: readonly { place: Place }[];
  readonly tail: readonly JournalEntry[];
}

interface Waiting {
  readonly entry: JournalEntry;
  readonly written: (place: Place) => void;
  readonly failed: (error: Error) => void;
}

/** A batch keeps the event loop for a few milliseconds at most, and one sync serves all of it. */
const largestBatch = { entries: 50, bytes: 256 * 1024 };
/** An answer is at most 1 MiB, and so is what is kept of it; a little more for what is written around it. */
const largestLineBytes = 1_200_000;
const copyChunkBytes = 256 * 1024;
const tailChunk = 500;

/**
 * A file of lines that is only ever appended to, until it is written anew beside itself. An event is synced to the
 * disk before its write counts as done; one sync for all that came meanwhile. What a crash cut short was never
 * acknowledged, and is cut off at the next open.
 */
export class Journal {
  #file: { readonly handle: FileHandle; readonly generation: number } | null = null;
  /** Bytes of whole lines; anything behind is what a failed write left. */
  #size = 0;
  #batch: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: JournalOptions) {}

  /** Bytes of the file. */
  get size(): number {
    return this.#size;
  }

  /**
   * Opens the newest file and tells each of its lines. Lines that can't be read are set aside in a file of their own;
   * resolves with how many there were. Rejects with what the disk says.
   */
  open(onEntry: (entry: JournalEntry, place: Place) => void): Promise<{ readonly damaged: number }> {
    return this.#serially(async () => {
      const { folder, now } = this.options;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { generations, leftovers } = await listGenerations(folder);
      const generation = generations.at(-1) ?? 1;
      const path = join(folder, journalFileName(generation));
      const handle = await open(path, generations.length === 0 ? 'wx+' : 'r+', 0o600);
      try {
        const { size, damaged } = await readLines(handle, `${path}.damaged-${now()}`, onEntry);
        await handle.truncate(size);
        await syncFolder(folder);
        // Only now: until here an older one was the last resort.
        for (const name of [...leftovers, ...generations.slice(0, -1).map(journalFileName)]) await rm(join(folder, name), { force: true });
        this.#file = { handle, generation };
        this.#size = size;
        return { damaged };
      } catch (error) {
        await handle.close();
        throw error;
      }
    });
  }

  /** Resolves with where the entry is once it is written, an event once it is on disk; rejects with why it isn't. */
  write(entry: JournalEntry): Promise<Place> {
    return new Promise((written, failed) => {
      this.#batch.push({ entry, written, failed });
      if (this.#batch.length === 1) void this.#serially(() => this.#flush());
    });
  }

  /** Reads an entry back; null where there is none any more that could be understood. */
  read(where: { readonly place: Place }): Promise<JournalEntry | null> {
    return this.#serially(async () => {
      // Looked at only now: the file may have been written anew meanwhile.
      const { offset, length } = where.place;
      const { bytesRead, buffer } = await this.#handle().read(Buffer.alloc(length), 0, length, offset);
      return parseLine(buffer.toString('utf8', 0, bytesRead));
    });
  }

  /** Writes the file anew in one step, however it ends; rejects with why that failed, the old file being in use on. */
  rewrite(plan: () => Rewrite): Promise<void> {
    return this.#serially(async () => {
      const old = this.#handle();
      const generation = (this.#file?.generation ?? 0) + 1;
      const { folder } = this.options;
      const path = join(folder, journalFileName(generation));
      const unfinished = join(folder, unfinishedName(journalFileName(generation)));
      const handle = await open(unfinished, 'wx+', 0o600);
      try {
        // Planned only now: whoever waited for the write before has heard of it. What is written later comes behind.
        const { head, copy, tail } = plan();
        const places: Place[] = [];
        let size = await append(handle, 0, toLine(head));
        for (const run of runsOf(copy)) {
          for (const { place } of run.members) places.push({ offset: size + place.offset - run.offset, length: place.length });
          size += await copyRange(old, run, handle, size);
        }
        // Some at a time: there may be tens of thousands.
        for (let from = 0; from < tail.length; from += tailChunk) {
          size += await append(handle, size, Buffer.concat(tail.slice(from, from + tailChunk).map(toLine)));
        }
        await handle.sync();
        await rename(unfinished, path);
        await syncFolder(folder);
        copy.forEach((one, index) => (one.place = places[index] ?? one.place));
        const before = this.#file;
        this.#file = { handle, generation };
        this.#size = size;
        await old.close();
        if (before !== null) await rm(join(folder, journalFileName(before.generation)), { force: true });
      } catch (error) {
        if (this.#file?.handle !== handle) {
          await handle.close();
          await rm(unfinished, { force: true }).catch(() => undefined);
        }
        throw error;
      }
    });
  }

  /** Resolves when all that was to be written is, and the file is closed. */
  close(): Promise<void> {
    return this.#serially(async () => {
      while (this.#batch.length > 0 && this.#file !== null) await this.#flush();
      await this.#file?.handle.close();
      this.#file = null;
    });
  }

  async #flush(): Promise<void> {
    const batch: Waiting[] = [];
    const lines: Buffer[] = [];
    let bytes = 0;
    while (this.#batch.length > 0 && batch.length < largestBatch.entries && bytes < largestBatch.bytes) {
      const next = this.#batch.shift();
      if (next === undefined) break;
      const line = toLine(next.entry);
      if (line.length > largestLineBytes) {
        next.failed(new Error('the event is larger than 1 MiB'));
        continue;
      }
      batch.push(next);
      lines.push(line);
      bytes += line.length;
    }
    if (this.#batch.length > 0) void this.#serially(() => this.#flush());
    try {
      await this.#append(Buffer.concat(lines), batch.some(({ entry }) => entry.entry === 'event') ? 'sync' : 'later');
    } catch (error) {
      for (const { failed } of batch) failed(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    let offset = this.#size - bytes;
    for (const [index, { written }] of batch.entries()) {
      const length = lines[index]?.length ?? 0;
      written({ offset, length });
      offset += length;
    }
  }

  async #append(bytes: Buffer, safety: 'sync' | 'later'): Promise<void> {
    if (bytes.length === 0) return;
    const handle = this.#handle();
    try {
      await append(handle, this.#size, bytes);
      if (safety === 'sync') await handle.datasync();
    } catch (error) {
      // What is left of it would be read as lines one day; the next write covers it, if this fails, too.
      await handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
  }

  #handle(): FileHandle {
    if (this.#file === null) throw new Error('the file is not open');
    return this.#file.handle;
  }

  #serially<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(job);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function toLine(entry: JournalEntry): Buffer {
  return Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8');
}

/** Writes all of it at an offset; resolves with how much that was. */
async function append(handle: FileHandle, offset: number, bytes: Buffer): Promise<number> {
  for (let written = 0; written < bytes.length; ) {
    written += (await handle.write(bytes, written, bytes.length - written, offset + written)).bytesWritten;
  }
  return bytes.length;
}

interface Run extends Place {
  length: number;
  readonly members: { place: Place }[];
}

/** Neighbours are copied together. */
function runsOf(lines: readonly { place: Place }[]): readonly Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last.offset + last.length === line.place.offset) {
      last.members.push(line);
      last.length += line.place.length;
    } else runs.push({ offset: line.place.offset, length: line.place.length, members: [line] });
  }
  return runs;
}

async function copyRange(from: FileHandle, range: Place, to: FileHandle, offset: number): Promise<number> {
  const chunk = Buffer.alloc(Math.min(copyChunkBytes, range.length));
  for (let copied = 0; copied < range.length; ) {
    const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, range.length - copied), range.offset + copied);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    copied += await append(to, offset + copied, chunk.subarray(0, bytesRead));
  }
  return range.length;
}
