import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Windows has neither flag, and neither links to devices nor pipes in a folder. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as { readonly O_RDONLY: number; readonly O_NOFOLLOW?: number; readonly O_NONBLOCK?: number };

/** Another thing lies where a file should be: a folder, a link, a pipe, a device. */
export class NoRegularFile extends Error {
  readonly reason = 'one of its files is no regular file';
}

/** Opens a regular file to read. A link isn’t followed and a pipe not waited for: each throws, as does what the disk throws. */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ELOOP' ? new NoRegularFile() : error;
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new NoRegularFile();
}

/** The first `bytes` bytes of a regular file; all of them for `Infinity`. Throws as `openRegular` does. */
export async function readRegular(path: string, bytes: number): Promise<Readable> {
  const handle = await openRegular(path);
  if (bytes > 0) return handle.createReadStream({ end: bytes - 1, highWaterMark: 128 * 1024 });
  await handle.close();
  return Readable.from([]);
}
