import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './journal-files';

/**
 * Puts a file (mode 0600) into a folder in one step, on disk: whoever looks finds it whole or not at all. Rejects with
 * what the disk says, leaving nothing behind if it can. Doesn't make the folder: one that is gone may be a share that
 * isn't mounted.
 */
export async function writeAtomically(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  // The same name for every try, so that what a crash left of the last one is taken up and not left lying.
  const temporary = join(folder, `.${name}.part`);
  const handle = await open(temporary, 'w', 0o600);
  try {
    // Writes on until all is written: a disk that fills up takes a part and says nothing.
    await handle.writeFile(text, 'utf8');
    await handle.sync();
    await handle.close();
    await rename(temporary, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}
