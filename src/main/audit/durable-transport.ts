import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import Transport from 'winston-transport';
import { auditLineSchema, type AuditLine } from '../../shared/audit-record';
import type { Clock } from '../clock';
import { auditFileName, readTail, utcDay, type AuditFileName, type Tail } from './audit-files';
import { genesis, seal, type ChainHead } from './chain';

/** What travels through the logger: the entry, and who waits for it to be on disk. */
export interface AuditInfo {
  readonly level: string;
  readonly message: string;
  readonly entry: AuditLine;
  readonly written: (error: Error | null) => void;
}

export interface DurableTransportOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly onOpened: (tail: Tail) => void;
}

/** Records are synced to the disk at most this long after they were written. */
const syncAfterMs = 50;

/**
 * A winston transport that loses nothing it has acknowledged: records are written in order, in batches, each tied to
 * the one before; a batch is acknowledged when its write has completed, and synced within 50 ms. A failed write
 * leaves no half line behind and the chain where it was, and the next record tries anew.
 */
export class DurableTransport extends Transport {
  readonly #options: DurableTransportOptions;
  #batch: AuditInfo[] = [];
  #head: ChainHead = genesis;
  #file: { readonly handle: FileHandle; readonly name: AuditFileName; size: number } | null = null;
  #newest: AuditFileName | null = null;
  #opened = false;
  #working: Promise<void> | null = null;
  #syncing: Promise<void> = Promise.resolve();
  #cancelSync: (() => void) | null = null;

  constructor(options: DurableTransportOptions) {
    super({ level: 'audit' });
    this.#options = options;
  }

  override log(info: AuditInfo, next: () => void): void {
    this.#batch.push(info);
    this.#working ??= this.#drain().finally(() => (this.#working = null));
    next();
  }

  /** Resolves when all that was logged is on disk and synced, and the file is closed. */
  async release(): Promise<void> {
    await this.#working;
    await this.#closeFile();
  }

  async #drain(): Promise<void> {
    // A turn of the event loop lets what is asked at once become one write.
    await Promise.resolve();
    while (this.#batch.length > 0) {
      const batch = this.#batch;
      this.#batch = [];
      let failure: Error | null = null;
      let refused: ReadonlyMap<AuditInfo, Error> = new Map();
      try {
        refused = await this.#write(batch);
      } catch (error) {
        failure = asError(error);
        await this.#closeFile().catch(() => undefined);
      }
      for (const info of batch) info.written(failure ?? refused.get(info) ?? null);
    }
  }

  /** Gives back what is no record: it is refused alone, and costs no other of the batch. */
  async #write(batch: readonly AuditInfo[]): Promise<ReadonlyMap<AuditInfo, Error>> {
    const file = await this.#fileForNow();
    const refused = new Map<AuditInfo, Error>();
    let head = this.#head;
    let lines = '';
    for (const info of batch) {
      try {
        const sealed = seal(auditLineSchema.parse(info.entry), head);
        head = sealed.head;
        lines += sealed.line;
      } catch (error) {
        refused.set(info, asError(error));
      }
    }
    const bytes = Buffer.from(lines, 'utf8');
    try {
      await writeAll(file.handle, bytes);
    } catch (error) {
      // No half line may stay: it would look like tampering. If even this fails, the next open sets it aside.
      await file.handle.truncate(file.size).catch(() => undefined);
      throw error;
    }
    file.size += bytes.length;
    this.#head = head;
    this.#syncSoon(file.handle);
    return refused;
  }

  async #fileForNow(): Promise<{ readonly handle: FileHandle; readonly name: AuditFileName; size: number }> {
    const day = utcDay(this.#options.clock.now());
    if (this.#file !== null && this.#file.name.day >= day) return this.#file;
    await this.#closeFile();
    await mkdir(this.#options.folder, { recursive: true, mode: 0o700 });
    // After a failure the disk is asked again: only it knows what is really there.
    const tail = await readTail(this.#options.folder, this.#options.clock.now());
    this.#head = tail.head;
    this.#newest = tail.newest;
    if (!this.#opened || tail.broken || tail.tornBytes > 0) this.#options.onOpened(tail);
    this.#opened = true;
    const name = nextName(this.#newest, day, tail.broken);
    const handle = await open(join(this.#options.folder, auditFileName(name)), 'a', 0o600);
    const { size } = await handle.stat();
    this.#file = { handle, name, size };
    return this.#file;
  }

  #syncSoon(handle: FileHandle): void {
    this.#cancelSync ??= this.#options.clock.after(syncAfterMs, () => {
      this.#cancelSync = null;
      this.#syncing = handle.datasync().catch(() => undefined);
    });
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    this.#cancelSync?.();
    this.#cancelSync = null;
    await this.#syncing;
    if (file === null) return;
    await file.handle.datasync().catch(() => undefined);
    await file.handle.close();
  }
}

/** Time never goes back in file names: a clock set back goes on writing to the newest day. */
function nextName(newest: AuditFileName | null, day: string, broken: boolean): AuditFileName {
  if (newest === null || newest.day < day) return { day, part: 1 };
  return broken ? { day: newest.day, part: newest.part + 1 } : newest;
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written);
    written += bytesWritten;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
