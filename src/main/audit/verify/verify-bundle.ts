import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fault, type Fault } from '../../../shared/domain/fault';
import type { Verification } from '../../../shared/domain/audit-finding';
import { err, ok, type Result } from '../../../shared/domain/result';
import { bundleNames, type Manifest } from '../export/manifest';
import type { BundleSource } from '../export/bundle-source';
import { ChainVerifier } from './chain-verifier';
import { isSignedBy, readPublicKey, signedBytes, type PublicKey } from './keys';
import { readManifest, type ReadManifest } from './manifest-grammar';
import { mergedLines } from './merged-lines';
import { lineBytes } from './read-lines';
import type { Watch } from './verify-trail';

export interface BundleKnown {
  /** The key that its manifest, or else its newest checkpoint, has to be signed by, where that is known from elsewhere. */
  readonly keyId: string | null;
  /** Other keys that are known: a bundle that one of them signed is proven. */
  readonly ring?: readonly PublicKey[] | undefined;
}

const longestManifest = 1024 * 1024;
const manifestPlace = { file: bundleNames.manifest, line: null };

/** Verifies a bundle: its manifest, every file in it, and the chain. Throws what the disk throws. */
export async function verifyBundle(source: BundleSource, known: BundleKnown, watch: Watch): Promise<Result<Verification, Fault>> {
  const bytes = await manifestOf(source);
  if (bytes === 'none') return err(fault('verify-failed', 'there is no manifest.json'));
  const read = bytes === 'too-long' || bytes === 'no-file' ? null : readManifest(bytes);
  if (read === null) return ok(unreadable(known, bytes === 'no-file' ? 'it is no regular file' : 'it is no manifest of format 1 or 2'));
  const { manifest } = read;
  const { signer, forged } = signerOf(read, known);
  const verifier = verifierOf(manifest, signer, known);
  for (const detail of forged) verifier.add({ tag: 'manifest-forged', at: manifestPlace, seq: null, detail });
  // Who has a key signs with it.
  if (manifest.signature === null && manifest.key_id === null) verifier.add({ tag: 'not-signed', at: manifestPlace, seq: null, detail: 'nothing proves who made this bundle: its records are proved by their checkpoints alone' });
  checkNames(verifier, source, manifest);
  const progress = progressOf(manifest, watch);
  for (const file of manifest.files) {
    const wrong = await fileFault(source, file, progress.read);
    if (wrong !== null) verifier.add({ tag: wrong === 'no-file' ? 'not-a-file' : 'file-changed', at: { file: file.name, line: null }, seq: null, detail: wrong === 'no-file' ? undefined : wrong });
  }
  await followChain(verifier, source, manifest, watch, progress.line);
  const { outcome, first_fault } = manifest.verification;
  // What lies outside the exported range, or contradicts the keychain, shows no more in the bundle itself.
  if (outcome !== 'whole' && outcome !== 'unproven') verifier.add({ tag: 'faulty-source', at: manifestPlace, seq: null, detail: first_fault ?? undefined });
  return ok(verifier.end());
}

async function manifestOf(source: BundleSource): Promise<Buffer | 'none' | 'too-long' | 'no-file'> {
  const there = source.look(bundleNames.manifest);
  if (there === null) return 'none';
  if (there.kind === 'other') return 'no-file';
  if (there.bytes > longestManifest) return 'too-long';
  return bytesOf(await source.open(bundleNames.manifest, there.bytes));
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // No encoding is set, so the stream yields buffers.
  for await (const chunk of stream as Readable & AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function verifierOf(manifest: Manifest, signer: string | null, { keyId, ring = [] }: BundleKnown): ChainVerifier {
  const named = [manifest.public_key, ...manifest.keys].flatMap((base64) => (base64 === null ? [] : (readPublicKey(base64) ?? [])));
  return new ChainVerifier({
    keys: [...ring, ...named.filter((key) => !ring.some((one) => one.id === key.id))],
    // A key that only the manifest names is good to check by, and proves nothing.
    own: keyId === null ? named.map((key) => key.id) : [keyId],
    trust: { required: keyId === null ? [] : [keyId], ring },
    anchor: null,
    // Where the manifest isn't signed its records' checkpoints must be.
    signedBy: manifest.signature === null ? keyId : null,
    bundle: { base: manifest.base, head: manifest.head, signer },
  });
}

/** Of what can't be read nothing else is looked at. */
function unreadable({ keyId }: BundleKnown, detail: string): Verification {
  const verifier = new ChainVerifier({ keys: [], own: keyId === null ? [] : [keyId], trust: { required: [], ring: [] }, anchor: null, signedBy: null, bundle: { base: null, head: null, signer: null } });
  verifier.add({ tag: 'manifest-forged', at: manifestPlace, seq: null, detail });
  return verifier.end();
}

/** Whose the manifest's signature is, where it is good; and what is wrong with it. */
function signerOf({ manifest, signed, format }: ReadManifest, { keyId, ring = [] }: BundleKnown): { readonly signer: string | null; readonly forged: readonly string[] } {
  const { signature, key_id, public_key } = manifest;
  if (signature === null) return { signer: null, forged: key_id === null ? [] : ['its signature is gone'] };
  const key = public_key === null ? null : readPublicKey(public_key);
  const forged: string[] = [];
  if (keyId !== null && key?.id !== keyId) forged.push(`it is signed by key ${key?.id ?? 'unknown'}, not by ${keyId}`);
  if (key === null || key.id !== key_id || (ring.find((one) => one.id === key.id)?.base64 ?? key.base64) !== key.base64) return { signer: null, forged: [...forged, 'its key is not the one it names'] };
  if (isSignedBy(key, format === 1 ? formatOneBytes(manifest) : signed, signature)) return { signer: key.id, forged };
  return { signer: null, forged: [...forged, 'its signature is not good'] };
}

/** Format 1 signed canonical JSON, which half a surrogate pair has none of. */
function formatOneBytes({ signature: _own, ...rest }: Manifest): Buffer {
  try {
    return signedBytes(rest);
  } catch {
    return Buffer.alloc(0);
  }
}

/** What lies in a bundle and isn't listed could be taken for a part of it. */
function checkNames(verifier: ChainVerifier, source: BundleSource, manifest: Manifest): void {
  const listed = new Set<string>([bundleNames.manifest, ...manifest.files.map((file) => file.name)]);
  for (const file of source.names) if (!listed.has(file)) verifier.add({ tag: 'unlisted-file', at: { file, line: null }, seq: null });
}

async function fileFault(source: BundleSource, file: Manifest['files'][number], onBytes: (bytes: number) => void): Promise<string | null> {
  const there = source.look(file.name);
  if (there === null) return 'it is missing';
  if (there.kind === 'other') return 'no-file';
  if (there.bytes !== file.bytes) return `it has ${there.bytes} bytes instead of ${file.bytes}`;
  const hash = createHash('sha256');
  // No encoding is set, so the stream yields buffers.
  for await (const chunk of (await source.open(file.name, file.bytes)) as Readable & AsyncIterable<Buffer>) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  return hash.digest('hex') === file.sha256 ? null : 'its SHA-256 is another';
}

async function followChain(verifier: ChainVerifier, source: BundleSource, manifest: Manifest, watch: Watch, onLine: (bytes: number, records: number) => void): Promise<void> {
  const [records, chain] = await Promise.all(
    [bundleNames.records, bundleNames.chain].map(async (name) => {
      const there = source.look(name);
      // Of a file that is longer than the manifest says no more is read.
      const most = manifest.files.find((file) => file.name === name)?.bytes ?? 0;
      return there?.kind === 'file' ? source.open(name, Math.min(there.bytes, most)) : null;
    }),
  );
  for await (const lines of mergedLines(records ?? null, chain ?? null)) {
    watch.signal.throwIfAborted();
    for (const { file, line, stubs } of lines) {
      const at = { file, line: line.line };
      if (line.kind === 'text') verifier.line(line.text, at, stubs);
      else if (line.kind !== 'piece') verifier.noLine(at, line.kind === 'bad' ? line.why : 'it is cut short');
      onLine(lineBytes(line), verifier.records);
    }
  }
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
