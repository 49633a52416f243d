import { z } from 'zod';
import { faultSchema } from '../domain/fault';

/** The steps of a connection test, in order: each needs the ones before it. */
export const testStepNameSchema = z.enum(['dns', 'tls', 'token', 'scopes', 'socket', 'query']);

/** What there is to say of a step that didn’t fail. */
export const testNoteSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addresses'), count: z.int().min(1) }),
  /** The host is an address itself, or this computer. */
  z.strictObject({ kind: z.literal('no-name') }),
  /** The proxy looks the name up. */
  z.strictObject({ kind: z.literal('by-proxy'), proxy: z.string() }),
  z.strictObject({ kind: z.literal('secured'), version: z.string(), issuer: z.string() }),
  /** Plain http, which is for this computer only. */
  z.strictObject({ kind: z.literal('no-tls') }),
  z.strictObject({ kind: z.literal('results'), count: z.int().min(0) }),
  /** Nobody said yet which knowledge bases to ask. */
  z.strictObject({ kind: z.literal('no-source') }),
]);

export const testStepSchema = z.strictObject({
  name: testStepNameSchema,
  state: z.enum(['waiting', 'running', 'passed', 'failed', 'skipped']),
  /** How long it took, where it came to an end. */
  ms: z.number().min(0).nullable(),
  note: testNoteSchema.nullable(),
  fault: faultSchema.nullable(),
});

export const connectionTestSchema = z.strictObject({
  status: z.enum(['idle', 'running', 'passed', 'failed', 'cancelled']),
  steps: z.array(testStepSchema),
});

/** What a knowledge base answered to a test query. */
export const sourceCheckSchema = z.strictObject({
  knowledgeBaseId: z.string(),
  state: z.enum(['running', 'passed', 'failed']),
  ms: z.number().min(0).nullable(),
  /** Results it came with; null where it didn’t answer. */
  results: z.int().min(0).nullable(),
  fault: faultSchema.nullable(),
});

export type TestStepName = z.infer<typeof testStepNameSchema>;
export type TestNote = z.infer<typeof testNoteSchema>;
export type TestStep = z.infer<typeof testStepSchema>;
export type ConnectionTestView = z.infer<typeof connectionTestSchema>;
export type SourceCheck = z.infer<typeof sourceCheckSchema>;
