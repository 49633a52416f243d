import { z } from 'zod';

/** What can be wrong with a trail, by name; `findingSentence` says it for people. docs/audit-format.md explains each. */
export const findingTagSchema = z.enum([
  // faults
  'edited',
  'deleted',
  'inserted',
  'reordered',
  'truncated',
  'rewritten',
  'checkpoint-forged',
  'not-a-record',
  'gap-recorded',
  'manifest-forged',
  'file-changed',
  'faulty-source',
  'malformed',
  'unlisted-file',
  'not-a-file',
  // warnings
  'clock-back',
  'torn-tail',
  'torn-recorded',
  'held-back',
  'not-signed',
  'removal-unconfirmed',
  'left-out-unproven',
  'end-unproven',
]);

export const findingSchema = z.strictObject({
  /** A fault says that the trail is not as it was written; a warning, that something about it is worth knowing. */
  severity: z.enum(['fault', 'warning']),
  tag: findingTagSchema,
  /** Name of the file, without its folder. */
  file: z.string().max(300),
  /** Counted from 1; null where it is about the file as a whole. */
  line: z.int().min(1).nullable(),
  /** Of the first bad record; null where it has none. */
  seq: z.int().min(0).nullable(),
  /** What exactly, in words. */
  detail: z.string().max(300).nullable(),
});

export const verificationOutcomeSchema = z.enum(['whole', 'unproven', 'fault']);

/** What a verification came to. */
export const verificationSchema = z.strictObject({
  target: z.enum(['live', 'bundle']),
  /**
   * `fault`: something is not as it was written. `unproven`: nothing contradicts, but nothing proves it either, `why`.
   * `whole`: nothing contradicts, and a key that the verifier was given or knows has signed it.
   */
  outcome: verificationOutcomeSchema,
  /** Why it is unproven: nobody signed it, nobody said whose key it should be, or a part of it is not signed; null where it isn’t. */
  why: z.enum(['not-signed', 'key-unknown', 'partly']).nullable(),
  /** The key that signed a bundle’s manifest, well; null else. */
  signer: z.string().max(16).nullable(),
  records: z.int().min(0),
  firstSeq: z.int().min(0).nullable(),
  lastSeq: z.int().min(0).nullable(),
  lastHash: z.string().nullable(),
  checkpoints: z.int().min(0),
  /** The newest record that a good signature covers. */
  signedUpTo: z.strictObject({ seq: z.int().min(0), timestamp: z.string().max(40), keyId: z.string().max(16) }).nullable(),
  faults: z.int().min(0),
  warnings: z.int().min(0),
  /** Faults first, then warnings, each in the trail's order; at most 40. */
  findings: z.array(findingSchema).max(40),
});

export type FindingTag = z.infer<typeof findingTagSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Verification = z.infer<typeof verificationSchema>;
