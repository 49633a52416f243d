import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A public key and the name the trail calls it by. */
export interface PublicKey {
  readonly id: string;
  readonly key: KeyObject;
  /** SPKI DER, base64. */
  readonly base64: string;
}

/** Reads an Ed25519 public key (SPKI DER, base64); null where it is none. */
export function readPublicKey(base64: string): PublicKey | null {
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), key, base64: der.toString('base64') };
  } catch {
    return null;
  }
}

/** Whether `signature` (base64) is the key's over the canonical JSON of `value`. */
export function isSignedBy(key: PublicKey, value: unknown, signature: string): boolean {
  try {
    return verify(null, signedBytes(value), key.key, Buffer.from(signature, 'base64'));
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
