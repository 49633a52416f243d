import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuecard-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const held = async (pid: number, host = hostname()) => {
  await mkdir(join(folder, 'lock'));
  await writeFile(join(folder, 'lock', 'holder'), `${pid}\n${host}\n`);
};

it('lets one in at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(join(folder, 'lock'), { deadlineMs: 5_000 }, work)));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('takes over from a process that is gone', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  await held(gone);
  expect(await withLock(join(folder, 'lock'), { deadlineMs: 0 }, () => Promise.resolve('in'))).toBe('in');
});

it('says who holds it, and what to do, when the wait is over', async () => {
  await held(process.pid);
  const attempt = withLock(join(folder, 'lock'), { deadlineMs: 0 }, () => Promise.resolve('in'));
  await expect(attempt).rejects.toThrow(`process ${process.pid}) is still setting up: wait`);
});

it.each(['1970-01-01T00:00:00Z', '2040-01-01T00:00:00Z'])('is held by a process that runs, though its clock and ours are years apart (%s)', async (moment) => {
  await held(process.pid);
  await utimes(join(folder, 'lock'), new Date(moment), new Date(moment));
  const attempt = withLock(join(folder, 'lock'), { deadlineMs: 300 }, () => Promise.resolve('in'));
  await expect(attempt).rejects.toThrow('is still setting up');
});

it('takes over from another machine that gives no sign any more, and not before', async () => {
  await held(1, 'another-machine');
  await expect(withLock(join(folder, 'lock'), { deadlineMs: 0 }, () => Promise.resolve('in'))).rejects.toThrow('is still setting up');
  expect(await withLock(join(folder, 'lock'), { deadlineMs: 60_000, silentMs: 250 }, () => Promise.resolve('in'))).toBe('in');
});

it('is given back when the work fails', async () => {
  await expect(withLock(join(folder, 'lock'), { deadlineMs: 0 }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});
