import type { QuietRead } from '../../keychain/quiet-keychain';
import type { AuditSigner } from '../trail/signer';
import { SigningKey } from '../trail/signing-key';
import { readPublicKey, type PublicKey } from '../verify/keys';
import type { TrailKnown } from '../verify/verify-trail';
import type { AuditJob } from './work-messages';

/** Reads an account of the keychain and asks nobody; never rejects. */
export type QuietReader = (account: string) => Promise<QuietRead>;

/** What the keychain knows of a trail. */
export interface Asked {
  readonly known: TrailKnown;
  /** Who may sign an export of it. */
  readonly signer: AuditSigner | null;
  /** Why it could not be asked, or that it knows nothing of the audit; null where it does. */
  readonly why: string | null;
  readonly left: 'nothing' | 'asking';
}

/** Asks for the key and the newest checkpoint of a trail, and for keys of others. */
export async function askKeychain({ own, others }: NonNullable<AuditJob['keychain']>, read: QuietReader): Promise<Asked> {
  const refusals: Extract<QuietRead, { kind: 'unavailable' }>[] = [];
  const keyOf = async (account: string): Promise<ReturnType<typeof SigningKey.read>> => {
    // What refused once would refuse again.
    if (refusals.length > 0) return null;
    const found = await read(account);
    if (found.kind === 'unavailable') refusals.push(found);
    return found.kind === 'found' ? SigningKey.read(found.secret) : null;
  };
  const mine = own === null ? null : await keyOf(own);
  const ring: PublicKey[] = [];
  for (const account of others) {
    const key = publicOf(await keyOf(account));
    if (key !== null) ring.push(key);
  }
  const key = publicOf(mine);
  const [refusal] = refusals;
  return {
    known: { keys: key === null ? [] : [key], anchor: mine === null || mine.anchor.seq === 0 ? null : mine.anchor, ring },
    signer: mine?.key.signer ?? null,
    why: refusal?.why ?? (key === null && ring.length === 0 ? 'it holds no key of this audit' : null),
    left: refusal?.left ?? 'nothing',
  };
}

function publicOf(kept: ReturnType<typeof SigningKey.read>): PublicKey | null {
  return kept === null ? null : readPublicKey(kept.key.publicKey);
}
