import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** What the manifest says of a file. */
export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number | null;
}

const flushAt = 256 * 1024;

/** A file of a bundle while it is written: small writes are put together, bytes counted and hashed. */
export class BundleFile {
  readonly #hash = createHash('sha256');
  readonly #kind: 'records' | 'text';
  #pending: (string | Buffer)[] = [];
  #pendingBytes = 0;
  #bytes = 0;
  #records = 0;
  #mark: { readonly hash: Hash; readonly bytes: number; readonly records: number } | null = null;

  private constructor(
    private readonly name: string,
    private readonly handle: FileHandle,
    kind: 'records' | 'text',
  ) {
    this.#kind = kind;
  }

  /** Makes a new file; rejects where there is one. */
  static async create(path: string, name: string, kind: 'records' | 'text'): Promise<BundleFile> {
    return new BundleFile(name, await open(path, 'wx', 0o600), kind);
  }

  /** Adds text, `records` lines of it being records. Cheap; `flush` writes. */
  add(text: string | Buffer, records = 0): void {
    this.#pending.push(text);
    this.#pendingBytes += text.length;
    this.#records += records;
  }

  /** Writes what was added, where that is worth it. */
  async flush(): Promise<void> {
    if (this.#pendingBytes >= flushAt) await this.#write();
  }

  /** Remembers this place as the end, unless `unmark` is called before the file is finished. */
  async mark(): Promise<void> {
    await this.#write();
    this.#mark = { hash: this.#hash.copy(), bytes: this.#bytes, records: this.#records };
  }

  unmark(): void {
    this.#mark = null;
  }

  /** Ends the file, at the mark if there is one, and syncs it. */
  async finish(): Promise<FileFacts> {
    await this.#write();
    const end = this.#mark ?? { hash: this.#hash, bytes: this.#bytes, records: this.#records };
    if (end.bytes < this.#bytes) await this.handle.truncate(end.bytes);
    await this.handle.datasync();
    await this.close();
    return { name: this.name, sha256: end.hash.digest('hex'), bytes: end.bytes, records: this.#kind === 'records' ? end.records : null };
  }

  /** Lets go of the file, whatever is pending. */
  async close(): Promise<void> {
    await this.handle.close();
  }

  async #write(): Promise<void> {
    if (this.#pending.length === 0) return;
    const bytes = Buffer.concat(this.#pending.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)));
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let written = 0; written < bytes.length; ) written += (await this.handle.write(bytes, written)).bytesWritten;
  }
}
