import { createReadStream, createWriteStream } from 'node:fs';
import { realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fault, type Fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import { auditFileName, listAuditFiles } from './audit-files';

/**
 * Writes all records of a ledger's folder, oldest first, as one file of JSON lines. Streams, so memory stays flat
 * however large the trail; the target appears only when it is whole.
 */
export async function exportRecords(folder: string, target: string): Promise<Result<{ readonly records: number }, Fault>> {
  if (await isWithin(target, folder)) return err(fault('export-failed', 'choose another folder than the audit’s own'));
  const unfinished = `${target}.partial`;
  let records = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === 0x0a) records += 1;
      done(null, chunk);
    },
  });
  try {
    const files = (await listAuditFiles(folder)).map((name) => join(folder, auditFileName(name)));
    await pipeline(concatenated(files), count, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, target);
    return ok({ records });
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected error';
    const noTrail = code === 'ENOENT' && error instanceof Error && 'path' in error && error.path === folder;
    return err(fault('export-failed', noTrail ? 'there is nothing to export yet' : code));
  }
}

/** An export over a file of the trail would destroy it. */
async function isWithin(target: string, folder: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  return (await real(dirname(target))) === (await real(folder));
}

async function* concatenated(files: readonly string[]): AsyncGenerator<Buffer> {
  // The stream yields buffers because no encoding is set.
  for (const file of files) yield* createReadStream(file) as AsyncIterable<Buffer>;
}
