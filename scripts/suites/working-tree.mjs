import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.mjs';

const run = promisify(execFile);

/**
 * What differs from a commit: committed since, changed but not committed, or new. Without a commit it is the one from which
 * this branch left `origin/main`, or `main` where there is no remote, or else the last commit.
 * @param {string | null} base
 * @returns {Promise<{ ok: true, base: string, changes: { path: string, state: 'there' | 'gone' }[] } | { ok: false, sentence: string }>}
 */
export async function changesSince(base, folder = root) {
  const git = async (/** @type {string[]} */ ...args) => (await run('git', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
  const found = async (/** @type {string[]} */ ...args) => (await git(...args).catch(() => '')).trim();
  if ((await found('rev-parse', '--show-toplevel')) === '') return { ok: false, sentence: 'What has changed is known in a clone with git only: run npm test without --changed.' };
  const from = base === null ? (await found('merge-base', 'HEAD', 'origin/main')) || (await found('merge-base', 'HEAD', 'main')) || 'HEAD' : base;
  const commit = await found('rev-parse', '--verify', '--quiet', '--end-of-options', `${from}^{commit}`);
  if (commit === '') return { ok: false, sentence: `There is no commit “${from}” to compare with.` };
  const lists = await Promise.all([git('diff', '--name-only', '--no-renames', '-z', commit, '--'), git('ls-files', '--others', '--exclude-standard', '-z')]);
  const paths = [...new Set(lists.flatMap((list) => list.split('\0').filter(Boolean)))].sort();
  return { ok: true, base: commit.slice(0, 12), changes: paths.map((path) => ({ path, state: existsSync(join(folder, path)) ? 'there' : 'gone' })) };
}

/**
 * The text of each module in test/.
 * @returns {Promise<Map<string, string>>} by its path from the root
 */
export async function testFiles(folder = root) {
  const names = await readdir(join(folder, 'test'), { recursive: true });
  const paths = names.filter((name) => /\.tsx?$/.test(name)).map((name) => `test/${name.replaceAll('\\', '/')}`);
  return new Map(await Promise.all(paths.map(async (path) => /** @type {const} */ ([path, await readFile(join(folder, path), 'utf8')]))));
}
