import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The unit tests that need a process of their own, by their paths from the root: what they change or measure would reach
 * into others in the same one, or others into them.
 * @param {string} root
 * @returns {string[]}
 */
export function ownProcess(root) {
  const names = readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => `test/unit/${name.replaceAll('\\', '/')}`);
  return files.filter((file) => folders.some((folder) => file.startsWith(folder)) || reachesOut.some((pattern) => pattern.test(readFileSync(join(root, file), 'utf8'))));
}

/** Told by the folder: each of these waits until nothing in its process is under way any more. */
const folders = ['test/unit/faults/'];

/** Told by what a file holds. */
const reachesOut = [
  // Other modules, globals or another time in place of the real ones, in the whole process.
  /\bvi\.(mock|doMock|unmock|resetModules|stubGlobal|useFakeTimers)\(/,
  // What the process has open, and its memory.
  /\bprocess\.(getActiveResourcesInfo|memoryUsage)\(/,
];
