import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Verification } from '../../../shared/domain/audit-finding';
import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';
import { codeOf } from '../../disk/error-code';
import { listAuditFiles } from '../trail/audit-files';
import type { TrailKnown, Watch } from '../verify/verify-trail';
import { writeBundle, type BundleOptions } from './write-bundle';

export interface ExportOptions extends BundleOptions {
  /** The live folder. */
  readonly trail: string;
  /** A file, or a folder that is new or empty. */
  readonly target: string;
  readonly shape: 'folder' | 'zip';
  /** What becomes of a file that is there already, where the target is one. */
  readonly existing: 'replaced' | 'kept';
  readonly known: TrailKnown;
}

export interface Exported {
  readonly records: number;
  readonly verification: Verification;
  /** SHA-256 of the manifest's bytes. */
  readonly manifestSha256: string;
}

/**
 * Exports a trail as a bundle. Everything is written beside the target under another name first; the target appears
 * when it is whole, and nothing stays where it fails or is aborted. Throws only when aborted.
 */
export async function exportAudit(options: ExportOptions, watch: Watch): Promise<Result<Exported, Fault>> {
  const target = resolve(options.target);
  const refused = await whyNot(target, options);
  if (refused !== null) return err(fault('export-failed', refused));
  const staging = `${target}.${randomUUID().slice(0, 8)}.partial`;
  const zipped = `${staging}.zip`;
  try {
    await mkdir(staging, { mode: 0o700 });
    const written = await writeBundle(options.trail, staging, options.known, options, watch);
    if (options.shape === 'zip') {
      await zipFolder(staging, zipped, watch.signal);
      await rename(zipped, target);
    } else {
      // Windows renames over no folder, not even an empty one.
      await rmdir(target).catch(() => undefined);
      await rename(staging, target);
    }
    return ok({ records: written.records, verification: written.verification, manifestSha256: createHash('sha256').update(written.manifest).digest('hex') });
  } catch (error) {
    if (watch.signal.aborted) throw error;
    return err(fault('export-failed', error instanceof Error && 'code' in error ? String(error.code) : 'unexpected error'));
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    await rm(zipped, { force: true }).catch(() => undefined);
  }
}

async function whyNot(target: string, { trail, shape, existing }: ExportOptions): Promise<string | null> {
  const files = await listAuditFiles(trail).catch((error: unknown) => codeOf(error));
  // A folder that can't be read may hold anything.
  if (typeof files === 'string' && files !== 'ENOENT') return files;
  if (files.length === 0 || typeof files === 'string') return 'there is nothing to export yet';
  // An export over a file of the trail would destroy it.
  if (isWithin(await real(target), await real(trail))) return 'choose another folder than the audit’s own';
  const there = await stat(target).catch(() => null);
  if (there === null) return null;
  if (shape === 'zip' && there.isDirectory()) return 'there is a folder of this name';
  if (shape === 'zip') return existing === 'kept' ? 'there is a file of this name' : null;
  if (!there.isDirectory()) return 'there is a file of this name';
  return (await readdir(target)).length > 0 ? 'the folder is not empty' : null;
}

/** The path with its links followed as far as it exists. */
async function real(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  return realpath(path).catch(async () => join(await real(parent), basename(path)));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path && !/^[a-z]:/i.test(way));
}

/** Zips a folder's files, flat, one after the other. They lie in a zip without a folder, so that any tool unpacks them where it is told to. */
async function zipFolder(folder: string, zipped: string, signal: AbortSignal): Promise<void> {
  const zip = new ZipFile();
  for (const name of (await readdir(folder)).sort()) zip.addFile(join(folder, name), name, { mode: 0o100600 });
  zip.end();
  const file = await open(zipped, 'wx', 0o600);
  try {
    // The typings' stream is the oldest kind; it is one that can be read piece by piece.
    await writeFile(file, zip.outputStream as Readable, { signal });
    await file.datasync();
  } finally {
    await file.close();
  }
}
