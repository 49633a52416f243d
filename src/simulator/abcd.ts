import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArticlesError, type Article } from './articles';

export const ABCD_KNOWLEDGE_BASE = 'abcd';

const Action = z.object({ button: z.string(), text: z.string(), subtext: z.array(z.string()) });
const Subflow = z.object({ actions: z.array(Action), instructions: z.array(z.string()) });
const Guidelines = z.record(
  z.string(),
  z.object({ description: z.string(), subflows: z.record(z.string(), Subflow) }),
);

/**
 * Reads the agent guidelines of the Action-Based Conversations Dataset as a knowledge base: one
 * article a subflow, dated a week ago.
 * @throws ArticlesError when the file is not such a file; a file system error as it is.
 */
export async function loadAbcdArticles(guidelinesFile: string): Promise<Article[]> {
  const checked = Guidelines.safeParse(jsonOf(await readFile(guidelinesFile, 'utf8')));
  if (!checked.success) throw new ArticlesError([`${guidelinesFile}: ${z.prettifyError(checked.error)}`]);
  return Object.entries(checked.data).flatMap(([flow, { description, subflows }]) =>
    Object.entries(subflows).map(([title, { actions, instructions }]) => {
      const slug = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
      return {
        id: `abcd-${slug}`,
        title,
        knowledgeBaseId: ABCD_KNOWLEDGE_BASE,
        url: `https://guidelines.example/${slug}`,
        tags: [flow, description],
        body: [...instructions, ...actions.flatMap(({ text, subtext }) => [text, ...subtext])]
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .join('\n'),
        updatedDaysAgo: 7,
        dateFormat: 'iso' as const,
      };
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
