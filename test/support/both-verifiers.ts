import { expect } from 'vitest';
import { verify } from '../../docs/verify-audit.mjs';
import { verifyTarget } from '../../src/main/audit/verify/verify-target';
import { verifyTrail } from '../../src/main/audit/verify/verify-trail';
import type { ChainHead } from '../../src/main/audit/trail/chain';
import type { PublicKey } from '../../src/main/audit/verify/keys';
import type { Verification } from '../../src/shared/domain/audit-finding';

interface Known {
  readonly key: PublicKey | null;
  readonly anchor: ChainHead | null;
  readonly keyId?: string | null | undefined;
}

/** The script's findings are not bound to our names for them. */
interface Gist {
  readonly severity: 'fault' | 'warning';
  readonly tag: string;
  readonly file: string;
  readonly line: number | null;
  readonly seq: number | null;
}

const mostOfAKind = 20;

/** Verifies whatever lies in a folder by both, and holds them to the same answer. Null: to both there is nothing to verify. */
export async function folderByBoth(folder: string, known: Known, name?: string): Promise<Verification | null> {
  const { key, anchor, keyId = null } = known;
  const ours = await verifyTarget(folder, { keys: key === null ? [] : [key], anchor, keyId }, unwatched);
  const theirs = await verify(folder, { publicKey: key?.base64 ?? null, anchor, keyId });
  const [theirGist, ourGist] = [gistOf(theirs), gistOf(ours.ok ? ours.value : null)];
  // To compare texts costs a tenth, and thousands are compared.
  if (JSON.stringify(theirGist) !== JSON.stringify(ourGist)) expect(theirGist, name).toEqual(ourGist);
  return ours.ok ? ours.value : null;
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

/** Verifies a live folder by Cuecard's own verifier, and by the script as well: it shares no code with ours, so what both say, the format says. */
export async function verifiedByBoth(folder: string, known: Known, name?: string): Promise<Verification> {
  const ours = await verifiedByOurs(folder, known);
  const { key, anchor, keyId = null } = known;
  const theirs = await verify(folder, { publicKey: key?.base64 ?? null, anchor, keyId });
  expect(gistOf(theirs), name).toEqual(gistOf(ours));
  return ours;
}

/** Verifies a live folder by Cuecard's own verifier. */
export async function verifiedByOurs(folder: string, { key, anchor, keyId }: Known): Promise<Verification> {
  return (await verifyTrail(folder, { keys: key === null ? [] : [key], anchor, keyId }, unwatched)).verification;
}

interface Judged extends Pick<Verification, 'outcome' | 'why' | 'signer' | 'records' | 'faults' | 'warnings'> {
  readonly signedUpTo: { readonly seq: number; readonly keyId: string } | null;
  readonly findings: readonly Gist[];
}

/** What both have to agree on: everything but the words. */
function gistOf(judged: Judged | null): object | null {
  if (judged === null) return null;
  const { outcome, why, signer, records, faults, warnings, signedUpTo, findings } = judged;
  const firsts = (severity: Gist['severity']): string[] =>
    findings.filter((one) => one.severity === severity).slice(0, mostOfAKind).map(({ tag, file, line, seq }) => `${severity} ${tag} ${file}:${line} ${seq}`);
  return { outcome, why, signer, records, faults, warnings, signedUpTo: signedUpTo === null ? null : `${signedUpTo.seq} ${signedUpTo.keyId}`, findings: [...firsts('fault'), ...firsts('warning')] };
}
