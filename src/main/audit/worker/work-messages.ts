import { z } from 'zod';
import { verificationSchema } from '../../../shared/domain/audit-finding';
import { faultSchema } from '../../../shared/domain/fault';
import { exportFiltersSchema } from '../export/filters';

const pathSchema = z.string().min(1).max(4_096);
const headSchema = z.strictObject({ seq: z.int().min(0), hash: z.string() });

/** What beside the trail itself a verification may lean on. */
const knownSchema = z.strictObject({
  /** SPKI DER, base64: the keychain's. */
  publicKey: z.string().nullable(),
  anchor: headSchema.nullable(),
  /** Other keys that are known, SPKI DER, base64. */
  ring: z.array(z.string()).max(10),
});

/**
 * Where a verb looks for what the keychain knows: the account of the trail itself, whose key alone may have signed it, and
 * others’ whose keys are known as well. Null: main has asked already.
 */
const keychainSchema = z.strictObject({ own: z.string().nullable(), others: z.array(z.string()).max(10) }).nullable();
/** What came of it: `why` it could not be asked; null where it could. */
const askedSchema = z.strictObject({ why: z.string().nullable(), /** A call that still waits keeps the process from ending by itself. */ left: z.enum(['nothing', 'asking']) }).optional();

/** What main gives a worker to do. */
export const auditJobSchema = z.discriminatedUnion('task', [
  z.strictObject({
    task: z.literal('export'),
    trail: pathSchema,
    target: pathSchema,
    shape: z.enum(['folder', 'zip']),
    existing: z.enum(['replaced', 'kept']),
    formats: z.strictObject({ csv: z.enum(['none', 'plain', 'with-bom']), ecs: z.enum(['none', 'plain']) }),
    filters: exportFiltersSchema,
    exporter: z.strictObject({ app: z.string(), version: z.string() }),
    created: z.iso.datetime(),
    docs: pathSchema,
    known: knownSchema,
    /** Whoever signs is in main: the worker asks for the signature. */
    signer: z.strictObject({ keyId: z.string(), publicKey: z.string() }).nullable(),
    keychain: keychainSchema,
  }),
  z.strictObject({ task: z.literal('verify'), target: pathSchema, known: knownSchema, keyId: z.string().nullable(), keychain: keychainSchema }),
]);

/** What a worker says. */
export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), records: z.int().min(0), read: z.number(), bytes: z.number() }),
  /** Base64. */
  z.strictObject({ kind: z.literal('sign'), data: z.string() }),
  z.strictObject({ kind: z.literal('exported'), records: z.int().min(0), verification: verificationSchema, manifestSha256: z.string(), keychain: askedSchema }),
  z.strictObject({ kind: z.literal('verified'), verification: verificationSchema, keychain: askedSchema }),
  z.strictObject({ kind: z.literal('failed'), fault: faultSchema }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);

/** What main answers a worker with. */
export const workerRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel') }),
  /** Base64; null where the key has become unusable. */
  z.strictObject({ kind: z.literal('signed'), signature: z.string().nullable() }),
]);

export type AuditJob = z.infer<typeof auditJobSchema>;
export type WorkerMessage = z.infer<typeof workerMessageSchema>;
export type WorkerRequest = z.infer<typeof workerRequestSchema>;
/** How a job ends. */
export type AuditOutcome = Exclude<WorkerMessage, { kind: 'progress' | 'sign' }>;
