import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fault, type Fault } from '../../../shared/fault';
import type { Verification } from '../../../shared/audit-finding';
import { err, ok, type Result } from '../../../shared/result';
import { bundleNames, manifestSchema, type Manifest } from '../bundle/manifest';
import type { BundleSource } from '../bundle/bundle-source';
import { ChainVerifier } from './chain-verifier';
import { isSignedBy, readPublicKey, type PublicKey } from './keys';
import { mergedLines } from './merged-lines';
import type { Watch } from './verify-trail';

export interface BundleKnown {
  /** The key that its manifest, or else its newest checkpoint, has to be signed by, where that is known from elsewhere. */
  readonly keyId: string | null;
}

const longestManifest = 1024 * 1024;

/** Verifies a bundle: its manifest, every file the manifest names, and the chain. Throws what the disk throws. */
export async function verifyBundle(source: BundleSource, known: BundleKnown, watch: Watch): Promise<Result<Verification, Fault>> {
  const manifest = await readManifest(source);
  if (manifest === null) return err(fault('verify-failed', 'there is no manifest.json that can be read'));
  const key = manifest.public_key === null ? null : readPublicKey(manifest.public_key);
  const others = manifest.keys.map(readPublicKey).filter((one): one is PublicKey => one !== null);
  const verifier = new ChainVerifier({
    keys: key === null ? others : [key, ...others],
    anchor: null,
    // Where the manifest isn't signed its records' checkpoints must be.
    signedBy: manifest.signature === null ? known.keyId : null,
    bundle: { base: manifest.base, head: manifest.head },
  });
  checkSignature(verifier, manifest, key, known);
  const progress = progressOf(manifest, watch);
  for (const file of manifest.files) {
    const wrong = await fileFault(source, file, progress.read);
    if (wrong !== null) verifier.add({ tag: 'file-changed', at: { file: file.name, line: null }, seq: null, detail: wrong });
  }
  const records = await source.open(bundleNames.records);
  const chain = await source.open(bundleNames.chain);
  if (records === null) verifier.add({ tag: 'file-changed', at: { file: bundleNames.records, line: null }, seq: null, detail: 'it is missing' });
  for await (const lines of mergedLines(records, chain)) {
    watch.signal.throwIfAborted();
    for (const { file, line, stubs } of lines) {
      const at = { file, line: line.line };
      if (line.kind === 'text') verifier.line(line.text, at, stubs);
      else verifier.noLine(at, line.kind === 'bad' ? line.why : 'it is cut short');
      progress.line(line.kind === 'text' ? line.text.length + 1 : line.bytes.length, verifier.records);
    }
  }
  const { outcome, first_fault } = manifest.verification;
  // What lies outside the exported range, or contradicts the keychain, shows no more in the bundle itself.
  if (outcome === 'fault') verifier.add({ tag: 'faulty-source', at: { file: bundleNames.manifest, line: null }, seq: null, detail: first_fault ?? undefined });
  return ok(verifier.end());
}

async function readManifest(source: BundleSource): Promise<(Manifest & { readonly raw: object }) | null> {
  const stream = await source.open(bundleNames.manifest);
  if (stream === null) return null;
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.length > longestManifest) return null;
  }
  try {
    const raw: unknown = JSON.parse(text);
    const parsed = manifestSchema.safeParse(raw);
    return parsed.success && typeof raw === 'object' && raw !== null ? { ...parsed.data, raw } : null;
  } catch {
    return null;
  }
}

function checkSignature(verifier: ChainVerifier, manifest: Manifest & { readonly raw: object }, key: PublicKey | null, known: BundleKnown): void {
  const at = { file: bundleNames.manifest, line: null };
  const forged = (detail: string): void => verifier.add({ tag: 'manifest-forged', at, seq: null, detail });
  if (manifest.signature === null) {
    // Who has a key signs with it.
    if (manifest.key_id !== null || manifest.public_key !== null) forged('its signature is gone');
    else verifier.add({ tag: 'not-signed', at, seq: null, detail: 'nothing proves who made this bundle: its records are proved by their checkpoints alone' });
    return;
  }
  if (known.keyId !== null && key?.id !== known.keyId) forged(`it is signed by key ${key?.id ?? 'unknown'}, not by ${known.keyId}`);
  // Over what was read, not over what the schema kept of it: it covers fields of later versions, too.
  const { signature, ...rest }: { signature?: unknown } = manifest.raw;
  if (manifest.key_id === null || key?.id !== manifest.key_id) forged('its key is not the one it names');
  else if (typeof signature !== 'string' || !isSignedBy(key, rest, signature)) forged('its signature is not good');
}

async function fileFault(source: BundleSource, file: Manifest['files'][number], onBytes: (bytes: number) => void): Promise<string | null> {
  const stream = await source.open(file.name);
  if (stream === null) return 'it is missing';
  const hash = createHash('sha256');
  let bytes = 0;
  // No encoding is set, so the stream yields buffers.
  for await (const chunk of stream as Readable & AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    onBytes(chunk.length);
  }
  if (bytes !== file.bytes) return `it has ${bytes} bytes instead of ${file.bytes}`;
  return hash.digest('hex') === file.sha256 ? null : 'its SHA-256 is another';
}

function progressOf(manifest: Manifest, watch: Watch): { readonly read: (bytes: number) => void; readonly line: (bytes: number, records: number) => void } {
  const chain: readonly string[] = [bundleNames.records, bundleNames.chain];
  // Those two are read twice: once as files, once as a chain.
  const total = manifest.files.reduce((sum, file) => sum + file.bytes * (chain.includes(file.name) ? 2 : 1), 0);
  let done = 0;
  let told = 0;
  const tell = (bytes: number, records: number): void => {
    done += bytes;
    if (done - told < 256 * 1024) return;
    told = done;
    watch.onProgress({ records, read: Math.min(done, total), bytes: total });
  };
  return {
    read(bytes) {
      watch.signal.throwIfAborted();
      tell(bytes, 0);
    },
    line: tell,
  };
}
