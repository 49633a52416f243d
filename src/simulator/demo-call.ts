import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Turn = z.strictObject({
  speaker: z.enum(['customer', 'agent']),
  /** As spoken; a customer's turn is asked as a query, so its bounds are those of a query's text. */
  text: z.string().trim().min(2).max(500),
  /** Milliseconds of silence before this turn. */
  afterMs: z.int().min(0).max(15_000),
});

const Call = z.strictObject({
  title: z.string().min(1),
  conversationId: z.string().min(1),
  turns: z.array(Turn).min(1),
});

export type DemoCall = z.infer<typeof Call>;

/**
 * Reads the script of the demo call.
 * @throws ZodError or SyntaxError when the file is not such a script; a file system error as it is.
 */
export async function loadDemoCall(path: string): Promise<DemoCall> {
  return Call.parse(JSON.parse(await readFile(path, 'utf8')));
}
