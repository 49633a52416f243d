import { X509Certificate } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';

/**
 * The certificates (PEM) of the extra CA file, read anew each time, so that a renewed file needs no restart.
 * `path` '' is none. A file that can't be read, is over 1 MiB, or holds no certificate, or a broken one, is
 * `extra-ca-unreadable`: whoever set it relies on it.
 */
export async function readExtraCa(path: string): Promise<Result<readonly string[], Fault>> {
  if (path === '') return ok([]);
  if (!isAbsolute(path)) return unreadable('it is not a full path');
  let text: string;
  try {
    text = await readBounded(path);
  } catch (error) {
    return unreadable(error instanceof Error && 'code' in error ? String(error.code) : 'it is not a file of at most 1 MiB');
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) return unreadable('it holds no PEM certificate');
  return blocks.every(isCertificate) ? ok(blocks) : unreadable('a certificate in it is damaged');
}

const largestBytes = 1024 * 1024;

/** Opened without waiting and asked what it is, so that a pipe or a device holds nothing up. Windows has no such flag. */
const openAtOnce: number | undefined = constants.O_NONBLOCK;

async function readBounded(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (openAtOnce ?? 0));
  try {
    const { size } = await file.stat().then((stats) => (stats.isFile() ? stats : Promise.reject(new Error('no file'))));
    if (size > largestBytes) throw new Error('too large');
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function isCertificate(pem: string): boolean {
  try {
    // Only to hear whether it can be read.
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

function unreadable(why: string): Result<never, Fault> {
  return err(fault('extra-ca-unreadable', why));
}
