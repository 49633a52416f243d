import { constants } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { join, parse } from 'node:path';
import TransportStream from 'winston-transport';
import { codeOf } from '../disk/error-code';

export interface LogFileOptions {
  readonly folder: string;
  readonly name: string;
  /** Bytes after which the file is full, by a line at most. */
  readonly maxBytes: number;
  /** How many files there are in all: a full one gives way to the next. With one, lines that don't fit are left out. */
  readonly maxFiles: number;
  /** What an earlier run wrote stays, and is written behind; or it goes. */
  readonly begins: 'behind' | 'anew';
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Told how many lines could not be written each time some couldn’t, and once when they can again. */
  readonly onLost?: (lost: LostLines) => void;
}

export type LostLines = { readonly kind: 'lost'; readonly lines: number; readonly error: unknown } | { readonly kind: 'over' };

/** What waits while the disk doesn't answer; more is lost. */
const mostWaitingBytes = 1024 * 1024;
/** A disk that refused is left alone for so long; what comes meanwhile is lost, and counted. */
const pauseMs = 1_000;

/** Windows has no such flags. A pipe or a link in the file's place is not written to. */
const [noFollow, atOnce]: readonly (number | undefined)[] = [constants.O_NOFOLLOW, constants.O_NONBLOCK];
const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (noFollow ?? 0) | (atOnce ?? 0);

/** As winston has it: the line as it is to be written. */
const writtenAs = Symbol.for('message');

/**
 * A file of log lines that outlives its disk: each batch opens it anew, so that a folder that can't be entered, a full disk
 * or a file that somebody took away costs those lines alone, and it goes on by itself when the disk is back. winston's own
 * files end for good with their first error.
 */
export class LogFile extends TransportStream {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #isLosing = false;
  #working: Promise<void> | null = null;
  /** When the disk refused last; null since it took a line. */
  #refusedAt: number | null = null;
  #refusedWith: unknown = null;
  /** A line was cut short: the next begins on a line of its own. */
  #isTorn = false;
  #isFull = false;
  #begins: LogFileOptions['begins'];

  constructor(private readonly options: LogFileOptions & Pick<TransportStream.TransportStreamOptions, 'format'>) {
    super(options.format === undefined ? {} : { format: options.format });
    this.#begins = options.begins;
  }

  override log(info: Record<string | symbol, unknown>, next: () => void): void {
    const line = info[writtenAs];
    if (typeof line === 'string' && !this.#isFull) this.#take(Buffer.from(`${line}\n`, 'utf8'));
    next();
  }

  /** Resolves when all that was taken is written, or lost. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  #take(line: Buffer): void {
    const { elapsed } = this.options;
    const isPaused = this.#refusedAt !== null && elapsed() - this.#refusedAt < pauseMs;
    if (isPaused || this.#waitingBytes + line.length > mostWaitingBytes) {
      this.#lose(1, this.#refusedWith);
      return;
    }
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    this.#working ??= this.#work().finally(() => (this.#working = null));
  }

  async #work(): Promise<void> {
    // Whatever is logged in the same turn goes with it.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      try {
        await this.#write(batch);
        this.#refusedAt = null;
        if (!this.#isLosing) continue;
        this.#isLosing = false;
        this.options.onLost?.({ kind: 'over' });
      } catch (error) {
        this.#refusedAt = this.options.elapsed();
        this.#refusedWith = error;
        this.#lose(batch.length, error);
      }
    }
  }

  #lose(lines: number, error: unknown): void {
    this.#isLosing = true;
    this.options.onLost?.({ kind: 'lost', lines, error });
  }

  /** Takes out of the batch what is written. */
  async #write(batch: Buffer[]): Promise<void> {
    const { folder, name, maxBytes, maxFiles } = this.options;
    // Not what is above it: a profile that is gone may be a share that isn’t mounted.
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => (codeOf(error) === 'EEXIST' ? undefined : Promise.reject(asError(error))));
    let file: FileHandle | null = null;
    try {
      file = await open(join(folder, name), appending, 0o600);
      if (this.#begins === 'anew') await file.truncate(0);
      this.#begins = 'behind';
      let { size } = await file.stat().then((stats) => (stats.isFile() ? stats : Promise.reject(new Error('no file'))));
      for (let [line] = batch; line !== undefined; [line] = batch) {
        if (size + line.length > maxBytes && maxFiles === 1) {
          this.#isFull = true;
          batch.length = 0;
          return;
        }
        if (size > 0 && size >= maxBytes) {
          await file.close();
          file = null;
          await this.#rotate();
          file = await open(join(folder, name), appending, 0o600);
          ({ size } = await file.stat());
          // A folder that takes no new name would have one file grow for ever.
          if (size >= maxBytes) throw new Error('not rotated');
        }
        const bytes = this.#isTorn && size > 0 ? Buffer.concat([Buffer.from('\n'), line]) : line;
        await this.#append(file, bytes);
        size += bytes.length;
        batch.shift();
      }
    } finally {
      await file?.close();
    }
  }

  async #append(file: FileHandle, bytes: Buffer): Promise<void> {
    let done = 0;
    try {
      while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten;
      this.#isTorn = false;
    } catch (error) {
      this.#isTorn ||= done > 0;
      throw error;
    }
  }

  /** cuecard.log becomes cuecard1.log, that cuecard2.log, and so on; the last one goes. */
  async #rotate(): Promise<void> {
    const { folder, name, maxFiles } = this.options;
    const { name: stem, ext } = parse(name);
    const nth = (n: number): string => join(folder, `${stem}${n === 0 ? '' : n}${ext}`);
    for (let n = maxFiles - 1; n > 0; n -= 1) await rename(nth(n - 1), nth(n)).catch(() => undefined);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
