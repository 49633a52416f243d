import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** A page of the documentation. */
export interface Page {
  /** From the project's folder. */
  readonly path: string;
  readonly text: string;
}

export function page(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** Every Markdown page a reader meets: those at the root, and all below docs/. */
export function allPages(): readonly Page[] {
  const atRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return [...atRoot, ...below].map(page);
}

/** The text without its blocks of code, which hold examples and no links. */
export function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** Where a page's links and images lead, as written. */
export function targets(text: string): readonly string[] {
  const marks = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g), ...prose(text).matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g)];
  return marks.map((match) => match[1] ?? '');
}

/** The names by which links reach a page's headings. */
export function anchors(text: string): ReadonlySet<string> {
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')));
}

/** The files and folders a page names in its prose, such as `src/main/index.ts`. */
export function namedPaths(text: string): readonly string[] {
  return [...prose(text).matchAll(/`((?:assets|config|docs|scripts|src|test)\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
}

/** The rows of a page's tables whose first cell is just `name`, by that name. */
export function rows(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^\| `([^`]+)` \|.*$/gm)].map((match) => [match[1] ?? '', match[0]]));
}
