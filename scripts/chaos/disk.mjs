import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The disk on which the profile lies.
 * @typedef {object} Disk
 * @property {() => Promise<void>} fill to the last byte
 * @property {() => Promise<void>} free
 */

/**
 * @param {string} folder on that disk
 * @returns {Disk}
 */
export function diskAt(folder) {
  const file = join(folder, 'filler');
  return {
    fill: async () => {
      const handle = await open(file, 'a');
      try {
        // The last writes are small, so that nothing fits any more.
        for (const size of [1 << 20, 1 << 12]) await writeUntilFull(handle, Buffer.alloc(size));
      } finally {
        await handle.close();
      }
    },
    free: () => rm(file, { force: true }),
  };
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {Buffer} bytes
 */
async function writeUntilFull(handle, bytes) {
  try {
    for (;;) await handle.write(bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
