import { X509Certificate } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import { readTextLater } from '../disk/read-text';

/**
 * The certificates (PEM) of the extra CA file, read anew each time, so that a renewed file needs no restart.
 * `path` '' is none. A file that can't be read, is over 1 MiB, or holds no certificate, or a broken one, is
 * `extra-ca-unreadable`: whoever set it relies on it.
 */
export async function readExtraCa(path: string): Promise<Result<readonly string[], Fault>> {
  if (path === '') return ok([]);
  if (!isAbsolute(path)) return unreadable('it is not a full path');
  const read = await readTextLater(path, largestBytes);
  if (read.kind === 'missing' || read.kind === 'refused') return unreadable(read.kind === 'missing' ? 'ENOENT' : read.why);
  if (read.kind === 'no-file') return unreadable('it is not a file of at most 1 MiB');
  const blocks = read.text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) return unreadable('it holds no PEM certificate');
  return blocks.every(isCertificate) ? ok(blocks) : unreadable('a certificate in it is damaged');
}

const largestBytes = 1024 * 1024;

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
