import { fault } from '../../../shared/fault';
import { exportAudit } from '../bundle/export-audit';
import type { AuditSigner } from '../signer';
import { readPublicKey } from '../verify/keys';
import { verifyTarget } from '../verify/verify-target';
import type { TrailKnown, Watch } from '../verify/verify-trail';
import type { AuditJob, AuditOutcome } from './work-messages';

/** Does a job, wherever it runs. Never rejects. `sign` is asked where the job names a signer. */
export async function runJob(job: AuditJob, sign: AuditSigner['sign'], watch: Watch): Promise<AuditOutcome> {
  try {
    const known = knownOf(job.known);
    if (job.task === 'verify') {
      const verified = await verifyTarget(job.target, { ...known, keyId: job.keyId }, watch);
      return verified.ok ? { kind: 'verified', verification: verified.value } : { kind: 'failed', fault: verified.error };
    }
    const signer = job.signer === null ? null : { ...job.signer, sign };
    const exported = await exportAudit({ ...job, known, signer }, watch);
    return exported.ok ? { kind: 'exported', ...exported.value } : { kind: 'failed', fault: exported.error };
  } catch {
    return watch.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', fault: fault('unexpected') };
  }
}

function knownOf({ publicKey, anchor }: AuditJob['known']): TrailKnown {
  const key = publicKey === null ? null : readPublicKey(publicKey);
  return { keys: key === null ? [] : [key], anchor };
}
