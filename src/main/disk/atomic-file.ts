import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { syncFolder } from './sync-folder';

/**
 * Puts a file (mode 0600) into a folder in one step, on disk: whoever looks finds it whole or not at all. It is written
 * under a name that nobody can know before, and only where nothing has that name: a link that somebody laid there leads
 * nowhere, and one that has the file's own name is replaced, not followed. Rejects with what the disk says, leaving
 * nothing behind if it can. Doesn't make the folder: one that is gone may be a share that isn't mounted.
 */
export async function writeAtomically(folder: string, name: string, text: string): Promise<void> {
  const temporary = join(folder, `.cuecard-${randomUUID()}.part`);
  const handle = await open(temporary, 'wx', 0o600);
  try {
    // Writes on until all is written: a disk that fills up takes a part and says nothing.
    await handle.writeFile(text, 'utf8');
    await handle.sync();
    const { mtimeMs } = await handle.stat();
    await handle.close();
    await rename(temporary, join(folder, name));
    await syncFolder(folder);
    await clearLeftovers(folder, mtimeMs);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** No write takes a day; a younger one may be another computer's, in a folder that many share. */
const leftoverAfterMs = 86_400_000;
const leftoverName = /^\.cuecard-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/;
/** A folder may hold a hundred thousand files, so it is looked through once. */
const cleared = new Set<string>();
const mostCleared = 100;

/** Removes what crashes left of this user's writes. `now` is the time of the disk that holds them, in epoch milliseconds. */
async function clearLeftovers(folder: string, now: number): Promise<void> {
  if (cleared.has(folder)) return;
  if (cleared.size >= mostCleared) cleared.clear();
  cleared.add(folder);
  // What can't be cleared is no reason to call a file that was written unwritten.
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => leftoverName.test(one))) {
    const path = join(folder, name);
    const there = await lstat(path).catch(() => null);
    const isOld = there?.isFile() === true && now - there.mtimeMs > leftoverAfterMs;
    // Windows knows no user numbers and says 0 for all.
    if (isOld && there.uid === (process.getuid?.() ?? 0)) await rm(path, { force: true }).catch(() => undefined);
  }
}
