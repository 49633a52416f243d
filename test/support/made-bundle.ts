import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash, sign } from 'node:crypto';
import { join } from 'node:path';
import { exportAudit, type ExportOptions } from '../../src/main/audit/export/export-audit';
import type { Manifest } from '../../src/main/audit/export/manifest';
import type { AuditSigner } from '../../src/main/audit/trail/signer';
import type { TrailKey } from './trail-maker';

export function signerOf(key: TrailKey): AuditSigner {
  return { keyId: key.public.id, publicKey: key.public.base64, sign: (data) => Promise.resolve(sign(null, data, key.private)) };
}

/** A bundle of a trail’s folder, as the exporter writes it; short files stand for the documentation. */
export async function makeBundle(trail: string, target: string, docs: string, changed: Partial<ExportOptions> = {}): Promise<void> {
  for (const name of ['audit-format.md', 'verify-audit.mjs']) writeFileSync(join(docs, name), name);
  const exported = await exportAudit(
    {
      trail, target, docs, shape: 'folder', existing: 'kept', known: { keys: [], anchor: null }, filters: { from: null, to: null, statuses: [] }, formats: { csv: 'none', ecs: 'none' },
      exporter: { app: 'Cuecard', version: '0.1.0' }, created: '2026-02-04T00:00:00.000Z', signer: null, ...changed,
    },
    { onProgress: () => undefined, signal: new AbortController().signal },
  );
  if (!exported.ok) throw new Error(exported.error.detail);
}

/** Changes a bundle’s manifest, and makes its figures of the files true again, as anybody can. */
export function redressed(folder: string, change: (manifest: Manifest) => object = (manifest) => manifest): void {
  const path = join(folder, 'manifest.json');
  // The exporter wrote it.
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const files = manifest.files.map((file) => {
    const bytes = readdirSync(folder).includes(file.name) ? readFileSync(join(folder, file.name)) : Buffer.alloc(0);
    return { ...file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  writeFileSync(path, `${JSON.stringify(change({ ...manifest, files }), null, 2)}\n`);
}
