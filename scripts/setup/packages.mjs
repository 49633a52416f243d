import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { SetupError } from './progress.mjs';
import { runTool } from './run-tool.mjs';
import { root } from '../root.mjs';

const title = 'Packages';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Installs exactly what package-lock.json names, unless node_modules holds it already.
 * @param {import('./progress.mjs').Report} report
 */
export async function ensurePackages(report) {
  const lock = await readLock('package-lock.json');
  const present = await readLock('node_modules/.package-lock.json');
  const expected = present && lock ? Object.keys(present.packages) : [];
  if (lock && present && isSame(lock, present) && (await count(expected)) === expected.length) return report.skip(title);

  const step = report.step(title);
  const wanted = lock ? requiredPaths(lock) : [];
  const tell = async () => {
    const have = await count(wanted);
    step.progress(`${have} of ${wanted.length}`, have / wanted.length);
  };
  const watch = setInterval(() => void tell(), 1_000);
  try {
    // Whatever NODE_ENV says: building and testing need the development packages.
    const { command, args, shell } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await runTool(command, args, {
      cwd: root,
      shell,
      deadlineMs: 20 * 60_000,
      advice: 'The packages could not be installed: check that the package registry can be reached and run the command again',
    });
  } catch (error) {
    step.failed();
    if (error instanceof SetupError && error.output.includes('EUSAGE')) {
      throw new SetupError('package.json and package-lock.json do not fit together: run `npm install`, which mends the lock file, then the command again.', error.output);
    }
    throw error;
  } finally {
    clearInterval(watch);
  }
  step.done(`${wanted.length} installed`);
}

/**
 * Whether what npm last installed (`present`, its own record) is what the lock file asks for. Packages
 * for other platforms may be absent.
 * @param {Lock} lock
 * @param {Lock} present
 */
export function isSame(lock, present) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const all = wanted.every(([path, entry]) => {
    const found = present.packages[path];
    if (!found) return isOptional(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return all && Object.keys(present.packages).every((path) => path in lock.packages);
}

/** @param {Lock} lock */
function requiredPaths(lock) {
  return Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !isOptional(entry)).map(([path]) => path);
}

/** @param {Entry} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

/**
 * @param {readonly string[]} paths
 * @returns {Promise<number>} how many of the packages are unpacked
 */
async function count(paths) {
  const found = await Promise.all(paths.map((path) => stat(join(root, path, 'package.json')).then(() => 1, () => 0)));
  return found.reduce((/** @type {number} */ sum, one) => sum + one, 0);
}

/**
 * @param {string} file
 * @returns {Promise<Lock | undefined>}
 */
async function readLock(file) {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}
