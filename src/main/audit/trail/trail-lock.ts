import { randomUUID } from 'node:crypto';
import { copyFile, constants, link, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

const lockName = 'writer.lock';

const holderSchema = z.object({ pid: z.int().min(1), started: z.string(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Another process writes this trail. */
export class TrailLocked extends Error {
  constructor(readonly pid: number) {
    super(`Process ${pid} writes this trail.`);
  }
}

/**
 * What makes one process the only writer of a trail: a file that names it. It outlives a crash, and is then taken
 * over, because the process it names is gone.
 */
export class TrailLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
    /** Kept open, so that no other file can have the same number on the disk. */
    private readonly handle: FileHandle,
    private readonly inode: bigint,
  ) {}

  /** Throws `TrailLocked` while another process holds it, and what the disk throws. This process's own older one gives way. */
  static async acquire(folder: string): Promise<TrailLock> {
    const path = join(folder, lockName);
    const own: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '', token: randomUUID() };
    const draft = `${path}.${own.token}`;
    // Open all the while, so that no other file can have its number on the disk.
    const written = await open(draft, 'wx', 0o600);
    try {
      await written.writeFile(JSON.stringify(own));
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const lock = (await publish(draft, path)) === 'taken' ? null : await TrailLock.#published(path, own, written);
        if (lock !== null) {
          await clearDrafts(folder);
          return lock;
        }
        await dislodge(path, own);
      }
      throw new TrailLocked((await holderOf(path))?.pid ?? 0);
    } finally {
      await written.close();
      await rm(draft, { force: true });
    }
  }

  /** The lock that was just put there; null where somebody put another in its place in this very moment. */
  static async #published(path: string, own: Holder, written: FileHandle): Promise<TrailLock | null> {
    const handle = await open(path, 'r').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? null : Promise.reject(asError(error))));
    if (handle === null) return null;
    const [there, draft] = await Promise.all([handle.stat({ bigint: true }), written.stat({ bigint: true })]);
    // A copy has a number of its own: it is known by what it says.
    const isOurs = there.ino === draft.ino || (await holderOf(path).catch(() => null))?.token === own.token;
    if (isOurs) return new TrailLock(path, own.token, handle, there.ino);
    await handle.close();
    return null;
  }

  /** False when the file was taken away or another one is in its place; throws where the disk doesn't say. */
  async held(): Promise<boolean> {
    const there = await stat(this.path, { bigint: true }).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? null : Promise.reject(asError(error))));
    return there?.ino === this.inode;
  }

  async release(): Promise<void> {
    // Where it can't be read it stays, and gives way to the next lock of this process.
    if ((await holderOf(this.path).catch(() => null))?.token === this.token) await rm(this.path, { force: true });
    await this.handle.close();
  }
}

/** In one step, with all that is in it. Where the disk knows no links, a copy that takes no other's place. */
async function publish(draft: string, path: string): Promise<'done' | 'taken'> {
  try {
    await link(draft, path);
    return 'done';
  } catch (error) {
    // Without its draft somebody else cleared up just now, and holds the lock.
    if (codeOf(error) === 'EEXIST' || (codeOf(error) === 'ENOENT' && (await isThere(path)))) return 'taken';
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
  }
  try {
    await copyFile(draft, path, constants.COPYFILE_EXCL);
    return 'done';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    throw error;
  }
}

/** Takes away the lock of a process that is gone; throws `TrailLocked` where it is there. */
async function dislodge(path: string, own: Holder): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== null && !(holder.pid === own.pid && holder.started === own.started) && (await isAlive(holder))) throw new TrailLocked(holder.pid);
  const aside = `${path}.${own.token}.old`;
  try {
    await rename(path, aside);
  } catch (error) {
    // Released, or dislodged by somebody else, in this very moment.
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Somebody else was quicker, and it was their new lock, or may have been: it goes back.
  const isOld = await holderOf(aside).then(
    (taken) => taken?.token === holder?.token,
    () => false,
  );
  if (!isOld) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * What a crash between two steps left. Somebody who is at it right now finds theirs gone, and tries again; but what
 * they took aside may be a lock that they have to put back.
 */
async function clearDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    if (entry.startsWith(`${lockName}.`) && !entry.endsWith('.old')) await rm(join(folder, entry), { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Null where nobody is named. Throws where the disk doesn't say: whoever can't be read may well be there. */
async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? '' : Promise.reject(asError(error))));
  try {
    return holderSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Empty, or cut short.
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  const started = await startOf(holder.pid);
  if (started === null) return false;
  if (started.startsWith('~') && holder.started.startsWith('~')) {
    return Math.abs(Number(started.slice(1)) - Number(holder.started.slice(1))) < bootToleranceS;
  }
  return started === holder.started;
}

/** How much two readings of the same start of the machine may differ, in seconds: clocks are set now and then. */
const bootToleranceS = 120;

/**
 * Tells a process from a later one with the same number; null where there is none. Linux says when a process
 * started; elsewhere it is the start of the machine, so that a number used again after a restart misleads nobody.
 */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    try {
      const [boot, status] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
      // The second field, the program's name, is in brackets and may hold anything.
      const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot.trim()} ${fields[19] ?? ''}`;
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null;
      throw error;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is one, too.
    if (codeOf(error) === 'ESRCH') return null;
  }
  return `~${Math.round(Date.now() / 1_000 - uptime())}`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
