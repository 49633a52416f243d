import { z } from 'zod';

/** How the audit trail is kept. It is evidence, so all of it is by policy only. */
export const auditSettings = {
  maxFileBytes: {
    schema: z.int().min(64 * 1024).max(1024 * 1024 * 1024),
    default: 16 * 1024 * 1024,
    label: 'Size of an audit file (bytes)',
    help: 'Before an audit file grows beyond this many bytes a new one begins. By policy only.',
    setBy: 'policy',
  },
  retentionDays: {
    schema: z.int().min(30).max(36_500),
    default: 400,
    label: 'Keep the audit (days)',
    help: 'Audit files of days longer ago are deleted. By policy only.',
    setBy: 'policy',
  },
  onFailure: {
    schema: z.enum(['hold', 'show']),
    default: 'hold',
    label: 'When the audit can’t be written',
    help: 'Hold suggestions back, or show them without a record. By policy only.',
    setBy: 'policy',
  },
} as const;
