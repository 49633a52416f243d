import { z } from 'zod';

/** What main and the keychain process say to each other. */
export const keychainRequestSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('read'), account: z.string() }),
  z.strictObject({ verb: z.literal('write'), account: z.string(), secret: z.string() }),
  z.strictObject({ verb: z.literal('remove'), account: z.string() }),
]);

export const keychainReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), secret: z.string() }),
  z.strictObject({ kind: z.literal('not-found') }),
  z.strictObject({ kind: z.literal('done') }),
  /** It prompted, and nobody unlocked it. */
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('unavailable'), detail: z.string() }),
]);

export type KeychainRequest = z.infer<typeof keychainRequestSchema>;
export type KeychainReply = z.infer<typeof keychainReplySchema>;
