import { readFile } from 'node:fs/promises';
import { familyOf } from '../soak/figures.mjs';

/**
 * Chromium’s processes of one kind among those that main has started.
 * @param {number} main
 * @param {string} kind `gpu-process`, `renderer`, or the name of a service
 * @returns {Promise<number[]>}
 */
export async function processesOf(main, kind) {
  const found = [];
  for (const pid of await familyOf(main)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
    if (command.includes(`--type=${kind}`) || command.includes(`--utility-sub-type=${kind}`)) found.push(pid);
  }
  return found;
}
