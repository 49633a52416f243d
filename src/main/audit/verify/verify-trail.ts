import type { Verification } from '../../../shared/domain/audit-finding';
import type { ChainHead } from '../trail/chain';
import { ChainVerifier } from './chain-verifier';
import type { PublicKey } from './keys';
import { lineBytes, type FileLine } from './read-lines';
import type { RawRecord } from './record';
import { trailFiles, trailLines } from './trail-files';

/** How far a long work is. */
export interface Progress {
  readonly records: number;
  /** Bytes read and bytes there are. */
  readonly read: number;
  readonly bytes: number;
}

export interface Watch {
  /** Told now and then. */
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

export interface TrailKnown {
  /** The key that the keychain holds for this very trail: none but it may have signed. */
  readonly keys: readonly PublicKey[];
  /** Other keys that are known: a trail that one of them signed is proven. */
  readonly ring?: readonly PublicKey[] | undefined;
  readonly anchor: ChainHead | null;
  /** The key that must have signed its newest checkpoint, where that is asked for. */
  readonly keyId?: string | null | undefined;
}

export interface TrailVerified {
  readonly verification: Verification;
  /** Every key the trail named. */
  readonly keys: readonly PublicKey[];
}

/** What a line of the trail turned out to be: a record, or bytes that are none, and whether their line ends with them. */
export type TakenLine = { readonly text: string; readonly record: RawRecord } | { readonly bytes: Buffer; readonly line: 'ends' | 'goes-on' };

/**
 * Verifies a live folder as it is now, while another process may be writing to it. `onLines`, where given, gets every
 * line some at a time, in the trail's order, and is waited for. Throws what the disk throws, and when aborted.
 */
export async function verifyTrail(folder: string, known: TrailKnown, watch: Watch, onLines?: (lines: readonly TakenLine[]) => Promise<void>): Promise<TrailVerified> {
  const { keys, anchor, keyId = null, ring = [] } = known;
  const required = keyId === null ? keys.map((key) => key.id) : [keyId];
  const verifier = new ChainVerifier({ keys, own: required, trust: { required, ring }, anchor, signedBy: keyId, bundle: null });
  const trail = await trailFiles(folder);
  for (const file of trail.strange) verifier.add({ tag: 'not-a-file', at: { file, line: null }, seq: null });
  let read = 0;
  for await (const { file, newest, lines } of trailLines(trail)) {
    watch.signal.throwIfAborted();
    const taken: TakenLine[] = [];
    for (const line of lines) {
      read += lineBytes(line);
      const one = takeLine(verifier, file, line, newest ? 'last' : 'middle');
      if (one !== null) taken.push(one);
    }
    await onLines?.(taken);
    watch.onProgress({ records: verifier.records, read: Math.min(read, trail.bytes), bytes: trail.bytes });
  }
  watch.signal.throwIfAborted();
  return { verification: verifier.end(), keys: verifier.keys };
}

function takeLine(verifier: ChainVerifier, file: string, line: FileLine, where: 'last' | 'middle'): TakenLine | null {
  const at = { file, line: line.line };
  if (line.kind === 'text') {
    const record = verifier.line(line.text, at);
    return record === null ? { bytes: Buffer.from(line.text, 'utf8'), line: 'ends' } : { text: line.text, record };
  }
  if (line.kind === 'piece') return { bytes: line.bytes, line: 'goes-on' };
  if (line.kind === 'bad') {
    verifier.noLine(at, line.why);
    return { bytes: line.bytes, line: 'ends' };
  }
  // The end of the newest file may be in the middle of being written; that of another can't.
  if (where === 'last') {
    verifier.add({ tag: 'torn-tail', at, seq: null, detail: `${line.bytes.length} bytes` });
    return null;
  }
  verifier.noLine(at, 'it is cut short');
  return { bytes: line.bytes, line: 'ends' };
}
