import { open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { auditFileName, type AuditFileName } from './audit-files';

/** Somebody took the file that is written to away, or changed it. */
export class TrailChanged extends Error {
  constructor(readonly what: 'missing' | 'replaced' | 'lock-lost') {
    super(`The audit file is ${what}.`);
  }
}

/** The file that is written to, as long as it stays the same one. */
export class OpenAuditFile {
  #syncing: Promise<void> = Promise.resolve();
  #syncFailure: Error | null = null;

  private constructor(
    readonly name: AuditFileName,
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly inode: bigint,
    private readonly device: bigint,
    private written: number,
  ) {}

  /** `new` fails with EEXIST where there is such a file already. A new file's place in its folder is on the disk too. */
  static async open(folder: string, name: AuditFileName, as: 'new' | 'existing'): Promise<OpenAuditFile> {
    const path = join(folder, auditFileName(name));
    const handle = await open(path, as === 'new' ? 'ax' : 'a', 0o600);
    try {
      const { ino, dev, size } = await handle.stat({ bigint: true });
      if (as === 'new') await syncFolder(folder);
      return new OpenAuditFile(name, path, handle, ino, dev, Number(size));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Why what was written may not be on the disk; null while nothing is known against it. */
  get syncFailure(): Error | null {
    return this.#syncFailure;
  }

  /** Bytes. */
  get size(): number {
    return this.written;
  }

  /** Throws `TrailChanged` when another file is there in its place, none, or one that was written to or cut by somebody else. */
  async expectUntouched(): Promise<void> {
    if (this.#syncFailure !== null) throw this.#syncFailure;
    const there = await stat(this.path, { bigint: true }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
      throw error;
    });
    if (there === null) throw new TrailChanged('missing');
    if (there.ino !== this.inode || there.dev !== this.device || Number(there.size) !== this.written) throw new TrailChanged('replaced');
  }

  /** Resolves when all bytes are written to the very file that is there under its name. */
  async write(bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.handle.write(bytes, done);
        done += bytesWritten;
      }
    } catch (error) {
      // No half line may stay: it would look like tampering. If even this fails, the next open sets it aside.
      await this.handle.truncate(this.written).catch(() => undefined);
      throw error;
    }
    this.written += bytes.length;
    await this.expectUntouched();
  }

  /** A failure shows at the next write: what the system could not write out it may have dropped. */
  async sync(): Promise<void> {
    this.#syncing = this.handle.datasync().catch((error: unknown) => {
      this.#syncFailure = error instanceof Error ? error : new Error(String(error));
    });
    await this.#syncing;
  }

  /** Rejects with why what was written may not be on the disk. */
  async close(): Promise<void> {
    await this.#syncing;
    await this.sync();
    await this.handle.close();
    if (this.#syncFailure !== null) throw this.#syncFailure;
  }
}

/** Windows can't sync a folder, and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
