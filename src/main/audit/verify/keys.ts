import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A public key and the name the trail calls it by. */
export interface PublicKey {
  readonly id: string;
  readonly key: KeyObject;
  /** SPKI DER, base64. */
  readonly base64: string;
}

/** What an Ed25519 key’s SPKI DER begins with; 32 bytes follow. */
const keyStart = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads an Ed25519 public key (SPKI DER, base64); null where it is none. */
export function readPublicKey(base64: string): PublicKey | null {
  if (!isKey(base64)) return null;
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), key, base64 };
  } catch {
    return null;
  }
}

/** Whether it is an Ed25519 key as the format writes it: its one base64 form, with padding. */
export function isKey(value: unknown): boolean {
  return isBase64(value, keyStart.length + 32) && Buffer.from(value, 'base64').subarray(0, keyStart.length).equals(keyStart);
}

/** Whether it is an Ed25519 signature as the format writes it. */
export function isSignature(value: unknown): value is string {
  return isBase64(value, 64);
}

function isBase64(value: unknown, bytes: number): value is string {
  return typeof value === 'string' && value.length === 4 * Math.ceil(bytes / 3) && Buffer.from(value, 'base64').toString('base64') === value;
}

/** Whether `signature` (base64) is the key's over `bytes`. */
export function isSignedBy(key: PublicKey, bytes: Uint8Array, signature: string): boolean {
  try {
    return verify(null, bytes, key.key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** The bytes a signature is made over: UTF-8 of the canonical JSON (RFC 8785). Throws for what is not JSON. */
export function signedBytes(value: unknown): Buffer {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('Only JSON can be signed.');
  return Buffer.from(canonical, 'utf8');
}
