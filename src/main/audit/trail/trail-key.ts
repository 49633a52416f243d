import { genesis, type ChainHead } from './chain';
import { wasEverSigned } from './find-record';
import { SigningKey, trailAccount, type KeyVault } from './signing-key';

/** A trail's key as the keychain has it. */
export interface TrailKey {
  readonly key: SigningKey;
  /** The newest checkpoint that was made with it; null for a new key. */
  readonly anchor: ChainHead | null;
  /** `lost`: the trail was signed before, and the key of that is gone. */
  readonly history: 'known' | 'new' | 'lost';
}

/** The key of a folder's trail from the keychain; a new one, kept there, where it has none. Why not, where it refuses. */
export async function openTrailKey(vault: KeyVault, folder: string): Promise<TrailKey | { readonly refused: string }> {
  const kept = await vault.read(trailAccount(folder));
  if (kept.kind !== 'found' && kept.kind !== 'not-found') return { refused: kept.kind };
  const known = kept.kind === 'found' ? SigningKey.read(kept.secret) : null;
  if (known !== null) return { key: known.key, anchor: known.anchor.seq === 0 ? null : known.anchor, history: 'known' };
  // A folder that isn't there yet was never signed.
  const lost = kept.kind === 'found' || (await wasEverSigned(folder).catch(() => false));
  const key = SigningKey.make();
  const saved = await vault.write(trailAccount(folder), key.store(genesis));
  return saved.kind === 'done' ? { key, anchor: null, history: lost ? 'lost' : 'new' } : { refused: saved.kind };
}
