import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { onExit } from '../setup/on-exit.mjs';

/** Why this machine can't give the app a disk, a zone and a clock of its own; null where it can. @returns {string | null} */
export function whyNoOwnWorld() {
  if (process.platform !== 'linux') return 'only Linux has namespaces of mounts';
  if (process.getuid?.() !== 0) return 'only root may mount';
  const { status } = spawnSync('unshare', ['-m', '--propagation', 'private', 'true'], { timeout: 5_000 });
  return status === 0 ? null : 'this machine lets nobody have mounts of their own';
}

/** So large is the disk on which the profile lies, in bytes. */
export const diskBytes = 64 * 1024 * 1024;

/**
 * What is the machine’s for everybody else, and the app’s alone here.
 * @typedef {object} OwnWorld
 * @property {string} profile as the app names it
 * @property {(path: string) => string} seen the same file, as this process names it
 * @property {readonly string[]} enter what is put before a command, so that it runs there
 * @property {NodeJS.ProcessEnv} env of the clock
 * @property {(zone: string) => void} moveTo another time zone
 * @property {(seconds: number) => Promise<void>} setClock so many seconds ahead of the clock at the start, or behind
 * @property {() => Promise<void>} end
 */

/**
 * A namespace of mounts with a small disk for the profile and an /etc whose zone can be changed, and a clock that can be
 * moved. The machine’s own stay as they are.
 * @param {string} folder
 * @returns {Promise<OwnWorld>}
 */
export async function ownWorld(folder) {
  const profile = join(folder, 'profile');
  const over = join(folder, 'over');
  const clockFile = join(folder, 'clock');
  for (const path of [profile, over]) await mkdir(path, { mode: 0o700 });
  const script = [
    'set -e',
    `mount -t tmpfs -o size=${diskBytes},mode=700 tmpfs '${profile}'`,
    `mount -t tmpfs tmpfs '${over}'`,
    `mkdir '${over}/upper' '${over}/work'`,
    `mount -t overlay overlay -o 'lowerdir=/etc,upperdir=${over}/upper,workdir=${over}/work' /etc`,
    'ln -sfn /usr/share/zoneinfo/Etc/UTC /etc/localtime',
    'echo ready',
    // It holds the mounts until nobody listens to it any more.
    'exec cat',
  ].join('\n');
  const keeper = spawn('unshare', ['-m', '--propagation', 'private', '/bin/sh', '-c', script], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
  const forget = onExit(() => void keeper.kill('SIGKILL'));
  let complaint = '';
  keeper.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), once(keeper, 'exit').then(() => false)]);
  if (!ready) throw new Error(`No world of its own could be made: ${complaint.trim()}`);
  const enter = ['nsenter', '-t', String(keeper.pid), '-m', '--'];
  // The days of `npm test` have moved the clock already.
  const base = Number(process.env.FAKETIME ?? 0);
  const setClock = (/** @type {number} */ seconds) => writeFile(clockFile, `${base + seconds < 0 ? '-' : '+'}${Math.abs(base + seconds)}\n`);
  await setClock(0);
  return {
    profile,
    seen: (path) => `/proc/${keeper.pid}/root${path}`,
    enter,
    env: {
      TZ: undefined,
      LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
      FAKETIME: undefined,
      FAKETIME_TIMESTAMP_FILE: clockFile,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      NO_FAKE_STAT: '1',
    },
    setClock,
    moveTo: (zone) => {
      const [command = '', ...args] = enter;
      spawnSync(command, [...args, 'ln', '-sfn', `/usr/share/zoneinfo/${zone}`, '/etc/localtime'], { timeout: 5_000 });
    },
    end: async () => {
      keeper.stdin.end();
      if (keeper.exitCode === null && keeper.signalCode === null) await once(keeper, 'exit');
      forget();
      await rm(over, { recursive: true, force: true });
    },
  };
}
