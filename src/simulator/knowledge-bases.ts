import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const KnowledgeBases = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      name: z.string().min(1),
      /** 1 is the highest, 10 the lowest. */
      priority: z.int().min(1).max(10),
    }),
  )
  .min(1);

export type KnowledgeBase = z.infer<typeof KnowledgeBases>[number];

/**
 * Reads the list of the demo's knowledge bases.
 * @throws ZodError or SyntaxError when the file is not such a list; a file system error as it is.
 */
export async function loadKnowledgeBases(path: string): Promise<readonly KnowledgeBase[]> {
  return KnowledgeBases.parse(JSON.parse(await readFile(path, 'utf8')));
}
