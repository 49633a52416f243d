import { z } from 'zod';
import { verificationSchema } from '../../../shared/audit-finding';
import { governanceStatusSchema } from '../../../shared/knowledge';

const headSchema = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const placeSchema = z.object({ seq: z.int().min(1), timestamp: z.string() });

/** `manifest.json` of a bundle. A reader never breaks on a field it doesn't know; the signature covers those, too. */
export const manifestSchema = z.looseObject({
  format: z.literal(1),
  /** ISO 8601, UTC. */
  created: z.string(),
  exporter: z.object({ app: z.string(), version: z.string() }),
  filters: z.object({ from: z.string().nullable(), to: z.string().nullable(), statuses: z.array(governanceStatusSchema) }),
  files: z.array(
    z.object({
      /** A plain name: what is in a bundle lies side by side. */
      name: z.string().regex(/^[\w.-]{1,100}$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
      /** Null for what holds none. */
      records: z.int().min(0).nullable(),
    }),
  ),
  first: placeSchema.nullable(),
  last: placeSchema.nullable(),
  /** What the chain's first record in the bundle follows. */
  base: headSchema.nullable(),
  /** The chain's last record in the bundle, stubs included. */
  head: headSchema.nullable(),
  counts: z.object({
    records: z.int().min(0),
    queries: z.int().min(0),
    events: z.int().min(0),
    by_status: z.record(z.string(), z.int()),
    withheld_by_reason: z.record(z.string(), z.int()),
  }),
  key_id: z.string().nullable(),
  /** SPKI DER, base64. */
  public_key: z.string().nullable(),
  /** Every key the trail named, SPKI DER, base64: the window may begin after the record that names one. */
  keys: z.array(z.string()).max(1_000),
  /** Of the whole trail, when it was exported. */
  verification: z.looseObject({
    outcome: verificationSchema.shape.outcome,
    records: z.int().min(0),
    faults: z.int().min(0),
    warnings: z.int().min(0),
    signed_up_to: z.int().nullable(),
    first_fault: z.string().nullable(),
  }),
  /** Ed25519 over the canonical JSON of all the rest, base64; null where no key was at hand. */
  signature: z.string().nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Names of the files in a bundle. */
export const bundleNames = {
  manifest: 'manifest.json',
  records: 'records.jsonl',
  chain: 'chain.jsonl',
  csv: 'records.csv',
  ecs: 'records.ecs.jsonl',
  report: 'REPORT.html',
  format: 'audit-format.md',
  verifier: 'verify-audit.mjs',
} as const;
