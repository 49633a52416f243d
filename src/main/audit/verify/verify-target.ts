import { readdir, stat } from 'node:fs/promises';
import type { Verification } from '../../../shared/domain/audit-finding';
import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';
import { bundleNames } from '../export/manifest';
import { folderSource, isZip, type BundleSource } from '../export/bundle-source';
import { zipSource } from '../export/zip-source';
import { isAuditFileName } from './grammar';
import { verifyBundle, type BundleKnown } from './verify-bundle';
import { verifyTrail, type TrailKnown, type Watch } from './verify-trail';

/** Verifies what a path leads to: a live folder, a bundle's folder, or a zipped bundle. Throws only when aborted. */
export async function verifyTarget(path: string, known: TrailKnown & BundleKnown, watch: Watch): Promise<Result<Verification, Fault>> {
  try {
    const source = await bundleAt(path);
    if (source !== null) {
      try {
        return await verifyBundle(source, known, watch);
      } finally {
        await source.close();
      }
    }
    if (known.anchor === null && !(await readdir(path)).some(isAuditFileName)) return err(fault('verify-failed', 'there is no audit'));
    return ok((await verifyTrail(path, known, watch)).verification);
  } catch (error) {
    if (watch.signal.aborted) throw error;
    return err(fault('verify-failed', reasonOf(error)));
  }
}

/** Null where it is a live folder; a manifest that somebody put there doesn't make it a bundle. */
async function bundleAt(path: string): Promise<BundleSource | null> {
  const found = await stat(path);
  if (found.isDirectory()) {
    const names = await readdir(path);
    return names.includes(bundleNames.manifest) && !names.some(isAuditFileName) ? folderSource(path) : null;
  }
  // A pipe would be waited for without an end.
  if (found.isFile() && (await isZip(path))) return zipSource(path);
  throw Object.assign(new Error('no audit'), { reason: 'it is neither an audit folder nor a bundle' });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unexpected error';
  if ('reason' in error && typeof error.reason === 'string') return error.reason;
  if ('code' in error && error.code === 'ENOENT') return 'there is nothing of this name';
  return 'code' in error ? String(error.code) : 'the bundle is damaged';
}
