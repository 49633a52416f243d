import { fault } from '../../../shared/domain/fault';
import { exportAudit } from '../export/export-audit';
import type { AuditSigner } from '../trail/signer';
import { readPublicKey } from '../verify/keys';
import { verifyTarget } from '../verify/verify-target';
import type { TrailKnown, Watch } from '../verify/verify-trail';
import { askKeychain, type QuietReader } from './asked-keychain';
import type { AuditJob, AuditOutcome } from './work-messages';

/** What a job may ask of its surroundings. */
export interface JobParts {
  /** Asked where the job names a signer. */
  readonly sign: AuditSigner['sign'];
  /** Asked where the job names accounts. */
  readonly readKeychain: QuietReader;
}

/** Does a job, wherever it runs. Never rejects. */
export async function runJob(job: AuditJob, { sign, readKeychain }: JobParts, watch: Watch): Promise<AuditOutcome> {
  try {
    const asked = job.keychain === null ? null : await askKeychain(job.keychain, readKeychain);
    const known = asked?.known ?? knownOf(job.known);
    const keychain = asked === null ? undefined : { why: asked.why, left: asked.left };
    if (job.task === 'verify') {
      const verified = await verifyTarget(job.target, { ...known, keyId: job.keyId }, watch);
      return verified.ok ? { kind: 'verified', verification: verified.value, keychain } : { kind: 'failed', fault: verified.error };
    }
    const signer = job.signer === null ? (asked?.signer ?? null) : { ...job.signer, sign };
    const exported = await exportAudit({ ...job, known, signer }, watch);
    return exported.ok ? { kind: 'exported', ...exported.value, keychain } : { kind: 'failed', fault: exported.error };
  } catch {
    return watch.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', fault: fault('unexpected') };
  }
}

function knownOf({ publicKey, anchor, ring }: AuditJob['known']): TrailKnown {
  const keys = (all: readonly string[]): NonNullable<TrailKnown['ring']> => all.flatMap((one) => readPublicKey(one) ?? []);
  return { keys: publicKey === null ? [] : keys([publicKey]), anchor, ring: keys(ring) };
}
