import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** One article of a knowledge base, as the search index and the gateway know it. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly knowledgeBaseId: string;
  readonly url: string;
  readonly tags: readonly string[];
  /** Plain text, one paragraph or list item a line. */
  readonly body: string;
  /** Age in days at any time it is asked for, so that a demo never goes stale; null has no date. */
  readonly updatedDaysAgo: number | null;
  /** How the date goes on the wire: with its zone, without one, or not at all. */
  readonly dateFormat: 'iso' | 'naive' | 'none';
}

/** One or more article files cannot be used; `problems` has a line for each, "file: reason". */
export class ArticlesError extends Error {
  override readonly name = 'ArticlesError';

  constructor(readonly problems: readonly string[]) {
    super(`These articles cannot be used:\n${problems.join('\n')}`);
  }
}

/**
 * Reads every Markdown file under a folder, in the order of their paths.
 * @throws ArticlesError naming all broken files and repeated ids; a file system error as it is.
 */
export async function loadArticles(folder: string): Promise<Article[]> {
  const articles: Article[] = [];
  const problems: string[] = [];
  const fileOfId = new Map<string, string>();
  for (const path of await markdownFiles(folder)) {
    const file = relative(folder, path).split(sep).join('/');
    const read = parseArticle(await readFile(path, 'utf8'));
    if (!read.ok) {
      problems.push(`${file}: ${read.reason}`);
      continue;
    }
    const earlier = fileOfId.get(read.article.id);
    if (earlier !== undefined) problems.push(`${file}: its id "${read.article.id}" is also that of ${earlier}`);
    fileOfId.set(read.article.id, file);
    articles.push(read.article);
  }
  if (articles.length === 0 && problems.length === 0) problems.push('no Markdown file in the folder');
  if (problems.length > 0) throw new ArticlesError(problems);
  return articles;
}

type Parsed = { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly reason: string };

/** Reads one article: YAML front matter between two lines of ---, then Markdown. */
export function parseArticle(source: string): Parsed {
  const parts = /^---\r?\n(?<head>[\s\S]*?)\r?\n---\r?\n(?<body>[\s\S]*)$/u.exec(source)?.groups;
  if (parts === undefined) return { ok: false, reason: 'no front matter between two lines of ---' };
  let head: unknown;
  try {
    head = parse(parts.head ?? '');
  } catch (error) {
    return { ok: false, reason: `front matter is not YAML (${error instanceof Error ? error.message : 'unknown'})` };
  }
  const checked = FrontMatter.safeParse(head);
  if (!checked.success) return { ok: false, reason: z.prettifyError(checked.error).replaceAll('\n', ' ') };
  const body = plainText(parts.body ?? '');
  if (body === '') return { ok: false, reason: 'no text below the front matter' };
  const { knowledgeBase, ...fields } = checked.data;
  return { ok: true, article: { ...fields, knowledgeBaseId: knowledgeBase, body } };
}

const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  title: z.string().trim().min(3).max(120),
  knowledgeBase: z.string().min(1),
  url: z.url({ protocol: /^https$/u }),
  tags: z.array(z.string().min(1)).default([]),
  updatedDaysAgo: z.number().int().min(0).nullable(),
  dateFormat: z.enum(['iso', 'naive', 'none']).default('iso'),
});

/** Markdown as a reader hears it: marks gone; each paragraph, list item and table row on a line of its own. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\|.*\|\r?\n\|[ :|-]+\|\r?\n/gmu, '')
    .replace(/^\| *(.*?) *\|$/gmu, (_row, cells: string) => `- ${cells.split(/ *\| */u).join(': ')}`)
    .split(/\r?\n\s*\r?\n|\r?\n(?=\s*(?:[-*+]|\d+\.)\s)/u)
    .map((block) =>
      block
        .replace(/^\s*(?:#{1,6}|[-*+]|\d+\.|>)\s+/u, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
        .replace(/\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)/gu, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter((block) => block !== '')
    .join('\n');
}

async function markdownFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await markdownFiles(path)));
    else if (entry.name.endsWith('.md')) found.push(path);
  }
  return found.sort();
}
