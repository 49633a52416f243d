import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes what faked processes that were killed have left in shared memory, under their numbers: a process that gets such a
 * number again and is another user's can't open what is there, and ends.
 * @param {{ shared?: string, processes?: string }} [places]
 */
export async function clearLeftovers({ shared = '/dev/shm', processes = '/proc' } = {}) {
  const names = await readdir(shared).catch(() => []);
  for (const name of names) {
    const [, id] = /^(?:sem\.faketime_sem|faketime_shm)_([0-9]+)$/.exec(name) ?? [];
    // What is another user's stays.
    if (id !== undefined && !existsSync(join(processes, id))) await rm(join(shared, name), { force: true }).catch(() => undefined);
  }
}
