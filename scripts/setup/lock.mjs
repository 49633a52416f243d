import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { onExit } from './on-exit.mjs';
import { rmSync } from 'node:fs';
import { SetupError } from './progress.mjs';

const beatMs = 5_000;

/**
 * Does `work` while holding the lock directory `dir`. Waits for another holder at most `deadlineMs`
 * (calling `onWait` once with its process id); a lock whose holder is gone is taken over: at once where its process has
 * ended, else when it has given no sign for `silentMs` (a minute unless told otherwise) while this process waited. No
 * clock is compared with a file's time: either may have been set, and another machine's is another.
 * @template T
 * @param {string} dir
 * @param {{ deadlineMs: number, silentMs?: number, onWait?: (pid: number) => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(dir, { deadlineMs, silentMs = 60_000, onWait }, work) {
  await mkdir(dirname(dir), { recursive: true });
  const until = performance.now() + deadlineMs;
  let told = false;
  let lastBeat = 0;
  let heardAt = performance.now();
  while (!(await take(dir))) {
    const holder = await readHolder(dir);
    if (holder && holder.beat !== lastBeat) {
      lastBeat = holder.beat;
      heardAt = performance.now();
    }
    if (holder && (!holder.alive || performance.now() - heardAt > silentMs)) {
      await takeAway(dir, holder);
      continue;
    }
    if (performance.now() > until) {
      throw new SetupError(`Another Cuecard script (process ${holder?.pid ?? 'unknown'}) is still setting up: wait for it to end, or delete ${dir} if it is not running.`);
    }
    if (holder && !told) {
      told = true;
      onWait?.(holder.pid);
    }
    await sleep(100);
  }

  const forget = onExit(() => rmSync(dir, { recursive: true, force: true }));
  const beat = setInterval(() => {
    const now = new Date();
    utimes(dir, now, now).catch(() => {});
  }, beatMs);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    forget();
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * @param {string} dir
 * @returns {Promise<boolean>}
 */
async function take(dir) {
  try {
    await mkdir(dir);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  await writeFile(join(dir, 'holder'), `${process.pid}\n${hostname()}\n`);
  return true;
}

/**
 * @typedef {{ pid: number, host: string, alive: boolean, beat: number }} Holder `alive`: not known to be gone; `beat` changes with each sign of life
 * @param {string} dir
 * @returns {Promise<Holder | undefined>} undefined when the lock has just gone
 */
async function readHolder(dir) {
  try {
    const { mtimeMs } = await stat(dir);
    const [pidText = '', host = ''] = (await readFile(join(dir, 'holder'), 'utf8').catch(() => '')).split('\n');
    const pid = Number.parseInt(pidText, 10) || 0;
    // A process id means nothing on another machine that shares the folder; there, only the beat tells.
    return { pid, host, alive: pid === 0 || host !== hostname() || isRunning(pid), beat: mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * Renames before it deletes, so that of two waiters only one takes the dead lock away.
 * @param {string} dir
 * @param {Holder} dead
 */
async function takeAway(dir, dead) {
  const aside = `${dir}.dead-${process.pid}-${Date.now()}`;
  try {
    await rename(dir, aside);
  } catch {
    return;
  }
  const found = await readHolder(aside);
  if (found && found.alive && (found.pid !== dead.pid || found.beat !== dead.beat)) await rename(aside, dir).catch(() => {});
  else await rm(aside, { recursive: true, force: true });
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
