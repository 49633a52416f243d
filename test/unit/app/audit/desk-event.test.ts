import { describe, expect, it } from 'vitest';
import { deskEvent } from '../../../../src/main/app/audit/desk-event';
import type { AuditJob } from '../../../../src/main/audit/worker/work-messages';
import { auditLineSchema } from '../../../../src/shared/domain/audit-record';
import { fault } from '../../../../src/shared/domain/fault';

const job: AuditJob = {
  task: 'export',
  trail: '/trail',
  target: '/bundle.zip',
  shape: 'zip',
  existing: 'kept',
  formats: { csv: 'with-bom', ecs: 'none' },
  filters: { from: '2026-02-01T00:00:00.000Z', to: null, statuses: ['PASS'] },
  exporter: { app: 'Cuecard', version: '0.1.0' },
  created: '2026-02-03T12:00:00.000Z',
  docs: '/docs',
  known: { publicKey: null, anchor: null, ring: [] },
  signer: null,
  keychain: null,
};
const asked = { event: 'export', from: '2026-02-01T00:00:00.000Z', to: null, statuses: ['PASS'], format: 'jsonl,csv' };
const context = { timestamp: '2026-02-03T12:00:00.000Z', app_version: '0.1.0', policy_hash: null };

describe('what the audit says of an export', () => {
  it.each([
    ['that was cancelled', { kind: 'cancelled' as const }, { ...asked, outcome: 'cancelled', records: 0 }],
    ['that failed', { kind: 'failed' as const, fault: fault('export-failed', 'the disk is full') }, { ...asked, outcome: 'failed', error: 'export-failed', records: 0 }],
  ])('%s: that it was asked for, and what came of it', (_what, outcome, expected) => {
    const event = deskEvent(job, outcome);
    expect(event).toEqual(expected);
    expect(auditLineSchema.parse({ ...context, ...event })).toMatchObject(expected);
  });

  it('of an older version, without an outcome, is read as before', () => {
    const older = { ...asked, records: 3, bundle_sha256: 'a'.repeat(64), ...context };
    expect(auditLineSchema.parse(older)).toEqual(older);
  });
});
