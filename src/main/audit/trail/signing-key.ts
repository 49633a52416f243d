import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { CheckpointEvent } from '../../../shared/domain/audit-record';
import type { ChainHead } from './chain';
import type { AuditContext } from './sealing';
import type { AuditSigner } from './signer';

/** The keychain as the trail needs it. No call rejects; each ends by its own deadline. */
export interface KeyVault {
  read(account: string): Promise<{ readonly kind: 'found'; readonly secret: string } | { readonly kind: 'not-found' | 'unavailable' | 'cancelled' }>;
  write(account: string, secret: string): Promise<{ readonly kind: 'done' | 'unavailable' | 'cancelled' }>;
}

/** What the keychain holds: the private half (PKCS8 DER, base64), and the newest checkpoint's place in the chain. */
const storedSchema = z.object({
  v: z.literal(1),
  private_key: z.base64(),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The Ed25519 key that signs a trail's checkpoints. Its private half leaves it for the keychain only. */
export class SigningKey {
  /** The first 16 hex characters of SHA-256 over the public half's SPKI DER. */
  readonly id: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;

  private constructor(private readonly privateKey: KeyObject) {
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    this.id = createHash('sha256').update(spki).digest('hex').slice(0, 16);
    this.publicKey = spki.toString('base64');
  }

  static make(): SigningKey {
    return new SigningKey(generateKeyPairSync('ed25519').privateKey);
  }

  /** What the keychain gave back; null where it is not what was put there. */
  static read(secret: string): { readonly key: SigningKey; readonly anchor: ChainHead } | null {
    try {
      const { private_key: encoded, seq, hash } = storedSchema.parse(JSON.parse(secret));
      const privateKey = createPrivateKey({ key: Buffer.from(encoded, 'base64'), format: 'der', type: 'pkcs8' });
      return privateKey.asymmetricKeyType === 'ed25519' ? { key: new SigningKey(privateKey), anchor: { seq, hash } } : null;
    } catch {
      return null;
    }
  }

  /** For who has something else of the trail to sign, such as a bundle's manifest. */
  get signer(): AuditSigner {
    return { keyId: this.id, publicKey: this.publicKey, sign: (data) => Promise.resolve(sign(null, data, this.privateKey)) };
  }

  /** PKCS8 DER, base64: for the keychain, and to be kept out of everything else. */
  get secret(): string {
    return this.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  }

  /** For the keychain alone. At most 350 characters, which every system's takes. */
  store(anchor: ChainHead): string {
    return JSON.stringify({ v: 1, private_key: this.secret, seq: anchor.seq, hash: anchor.hash } satisfies z.infer<typeof storedSchema>);
  }

  /** A checkpoint of the record before it. `now` is epoch milliseconds. */
  checkpoint(head: ChainHead, now: number, context: AuditContext): CheckpointEvent {
    const timestamp = new Date(now).toISOString();
    const claim = { at_hash: head.hash, at_seq: head.seq, key_id: this.id, timestamp };
    const signature = sign(null, Buffer.from(canonicalize(claim) ?? '', 'utf8'), this.privateKey).toString('base64');
    return {
      timestamp,
      event: 'checkpoint',
      at_seq: head.seq,
      at_hash: head.hash,
      key_id: this.id,
      signature,
      app_version: context.appVersion,
      policy_hash: context.policyHash,
    };
  }
}

/** Under which account of the keychain a trail's key and anchor are: each folder has its own. */
export function trailAccount(folder: string): string {
  return `audit:${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`;
}
