import { open } from 'node:fs/promises';

/** Makes the folder's entries last; Windows knows no such thing and refuses. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The entries are then as safe as the file system makes them.
  }
}
