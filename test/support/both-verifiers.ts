import { expect } from 'vitest';
import { verify } from '../../docs/verify-audit.mjs';
import { verifyTrail } from '../../src/main/audit/verify/verify-trail';
import type { ChainHead } from '../../src/main/audit/chain';
import type { PublicKey } from '../../src/main/audit/verify/keys';
import type { Verification } from '../../src/shared/audit-finding';

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

/** Verifies a live folder by Cuecard's own verifier, and by the script as well: it shares no code with ours, so what both say, the format says. */
export async function verifiedByBoth(folder: string, known: Known, name?: string): Promise<Verification> {
  const ours = await verifiedByOurs(folder, known);
  const { key, anchor, keyId = null } = known;
  const theirs = await verify(folder, { publicKey: key?.base64 ?? null, anchor, keyId });
  const firsts = (findings: readonly Gist[], severity: Gist['severity']): string[] =>
    findings.filter((one) => one.severity === severity).slice(0, mostOfAKind).map(({ tag, file, line, seq }) => `${severity} ${tag} ${file}:${line} ${seq}`);
  const gist = (findings: readonly Gist[]): string[] => [...firsts(findings, 'fault'), ...firsts(findings, 'warning')];
  const { outcome, records, faults, warnings, signedUpTo } = ours;
  expect(
    { outcome: theirs?.outcome, records: theirs?.records, faults: theirs?.faults, warnings: theirs?.warnings, signedUpTo: theirs?.signedUpTo?.seq, findings: gist(theirs?.findings ?? []) },
    name,
  ).toEqual({ outcome, records, faults, warnings, signedUpTo: signedUpTo?.seq, findings: gist(ours.findings) });
  return ours;
}

/** Verifies a live folder by Cuecard's own verifier. */
export async function verifiedByOurs(folder: string, { key, anchor, keyId }: Known): Promise<Verification> {
  const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };
  return (await verifyTrail(folder, { keys: key === null ? [] : [key], anchor, keyId }, unwatched)).verification;
}
