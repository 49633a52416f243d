import { z } from 'zod';

/** Something that went wrong, as the log has it, without what it was about: no text of people, no path, no secret. */
export const troubleSchema = z.strictObject({
  level: z.enum(['warn', 'error']),
  /** The log’s own words. */
  what: z.string().max(200),
  /** A fault’s name, or an error’s name and code. */
  detail: z.string().max(100).nullable(),
  /** Epoch milliseconds of the last time. */
  at: z.number(),
  times: z.int().min(1),
});

/** What the diagnostics page says that no other part of the state does. */
export const diagnosticsSchema = z.strictObject({
  versions: z.strictObject({ electron: z.string(), chromium: z.string(), node: z.string(), system: z.string() }),
  /** Epoch milliseconds of when the connection of now came to be; null while there is none. */
  connectedSince: z.number().nullable(),
  /** Newest first. */
  troubles: z.array(troubleSchema).max(50),
});

export type Trouble = z.infer<typeof troubleSchema>;
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
