import type { AuditEventBody } from '../../../shared/domain/audit-record';
import type { AuditJob, AuditOutcome } from '../../audit/worker/work-messages';

/** An event as the desk knows it; the ledger adds when, and under which version and policy. */
export type DeskEvent = Extract<AuditEventBody, { event: 'export' | 'verify' }>;

/** What the ledger is told of a job that ended: of each export, whatever came of it, and of a verification that has a result. */
export function deskEvent(job: AuditJob, outcome: AuditOutcome): DeskEvent | null {
  if (job.task === 'export') return { event: 'export', ...job.filters, format: formatOf(job.formats), ...resultOf(outcome) };
  if (outcome.kind !== 'verified') return null;
  const { target, outcome: result, findings } = outcome.verification;
  const bad = result === 'fault' ? findings[0]?.seq : null;
  return { event: 'verify', target, outcome: result, ...(typeof bad === 'number' && { first_bad_seq: bad }) };
}

function resultOf(outcome: AuditOutcome): Pick<Extract<DeskEvent, { event: 'export' }>, 'outcome' | 'error' | 'records' | 'bundle_sha256'> {
  switch (outcome.kind) {
    case 'exported':
      return { outcome: 'exported', records: outcome.records, bundle_sha256: outcome.manifestSha256 };
    case 'failed':
      return { outcome: 'failed', error: outcome.fault.tag, records: 0 };
    case 'cancelled':
    case 'verified':
      return { outcome: 'cancelled', records: 0 };
  }
}

function formatOf({ csv, ecs }: Extract<AuditJob, { task: 'export' }>['formats']): string {
  return ['jsonl', ...(csv === 'none' ? [] : ['csv']), ...(ecs === 'none' ? [] : ['ecs'])].join(',');
}
