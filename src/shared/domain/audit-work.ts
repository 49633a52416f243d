import { z } from 'zod';
import { findingSchema, verificationSchema } from './audit-finding';
import { faultSchema } from './fault';
import { governanceStatusSchema } from './knowledge';

const taskSchema = z.enum(['export', 'verify']);

/** A verification as the window shows it: the first findings say enough. */
const shownVerificationSchema = verificationSchema.extend({ findings: z.array(findingSchema).max(5) });

/** The export or verification that runs, or what the last one came to. */
export const auditWorkSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  /** `share` of the bytes read, 0 to 1. */
  z.strictObject({ status: z.literal('running'), task: taskSchema, records: z.int().min(0), share: z.number().min(0).max(1) }),
  z.strictObject({ status: z.literal('exported'), path: z.string(), records: z.int().min(0), verification: shownVerificationSchema }),
  z.strictObject({ status: z.literal('verified'), name: z.string().nullable(), verification: shownVerificationSchema }),
  z.strictObject({ status: z.literal('cancelled'), task: taskSchema }),
  z.strictObject({ status: z.literal('failed'), task: taskSchema, fault: faultSchema }),
]);

/** What the agent asks for on the page “Export audit”. */
export const exportRequestSchema = z.strictObject({
  /** Days, UTC, both included; null where that side is open. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Empty: everything, events included. */
  statuses: z.array(governanceStatusSchema).max(20),
  csv: z.enum(['none', 'plain', 'with-bom']),
  ecs: z.enum(['none', 'plain']),
  shape: z.enum(['folder', 'zip']),
});

export type AuditWorkState = z.infer<typeof auditWorkSchema>;
export type ExportRequest = z.infer<typeof exportRequestSchema>;
