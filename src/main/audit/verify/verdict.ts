import type { Verification } from '../../../shared/domain/audit-finding';
import type { PublicKey } from './keys';

/** Keys by their names, and what their signatures prove. */
export interface Trust {
  /** The key that was given, or the one the keychain holds for this very trail: nobody else may have signed. */
  readonly required: readonly string[];
  /** Other keys that the verifier knows: where one of them has signed, that proves it; where another has, it proves nothing. */
  readonly ring: readonly PublicKey[];
}

export interface Judged {
  readonly faults: number;
  readonly trust: Trust;
  /** Keys as the trail and the manifest name them. */
  readonly named: readonly PublicKey[];
  /** The key that signed a bundle’s manifest, well. */
  readonly signer: string | null;
  /** The key of the newest good checkpoint. */
  readonly signedUpTo: string | null;
  /** Whether all of it is signed that has to be. */
  readonly part: 'signed' | 'not-signed';
}

/** What it comes to: “whole” is only what a key has signed that the verifier was given or knows. */
export function verdictOf({ faults, trust, named, signer, signedUpTo, part }: Judged): Pick<Verification, 'outcome' | 'why'> {
  if (faults > 0) return { outcome: 'fault', why: null };
  const by = signer ?? signedUpTo;
  if (by === null) return { outcome: 'unproven', why: 'not-signed' };
  const isKnown = trust.required.includes(by) || trust.ring.some((key) => key.id === by && named.some((one) => one.id === by && one.base64 === key.base64));
  if (!isKnown) return { outcome: 'unproven', why: 'key-unknown' };
  return part === 'signed' ? { outcome: 'whole', why: null } : { outcome: 'unproven', why: 'partly' };
}
