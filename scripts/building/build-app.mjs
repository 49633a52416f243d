import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { runTool } from '../setup/run-tool.mjs';
import { root } from '../root.mjs';

const stamp = join(root, 'out', '.stamp');
const title = 'Build';

/** All that the build reads; what else changes needs no new one. */
export const sources = ['src', 'config', 'assets', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Builds the app into out/, unless it was built from these very sources.
 * @param {import('../setup/progress.mjs').Report} report
 */
export async function ensureBuilt(report) {
  const hash = await hashOf(sources.map((name) => join(root, name)));
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === hash && existsSync(join(root, 'out', 'main', 'index.cjs'))) return report.skip(title);

  const step = report.step(title);
  await rm(stamp, { force: true });
  try {
    await runTool(process.execPath, [join(root, 'scripts', 'building', 'build-parts.mjs')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      deadlineMs: 5 * 60_000,
      advice: 'Cuecard could not be built: mend what the lines above name and run the command again',
      onLine: (line) => {
        const part = /^part (\d+) of (\d+): (.+)$/.exec(line);
        if (part) step.progress(`${part[3]}, ${part[1]} of ${part[2]}`, (Number(part[1]) - 1) / Number(part[2]));
      },
    });
  } catch (error) {
    step.failed();
    throw error;
  }
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
  step.done();
}

/**
 * One digest over the names and contents of files and folders; absent ones count as empty.
 * @param {readonly string[]} paths
 * @returns {Promise<string>}
 */
export async function hashOf(paths) {
  const hash = createHash('sha256');
  const add = async (/** @type {string} */ path) => {
    const names = await readdir(path).catch(() => undefined);
    if (names) {
      for (const name of names.sort()) await add(join(path, name));
    } else {
      const content = await readFile(path).catch(() => Buffer.alloc(0));
      hash.update(`${path.slice(root.length)} ${content.length}\n`).update(content);
    }
  };
  for (const path of paths) await add(path);
  return hash.digest('hex');
}
