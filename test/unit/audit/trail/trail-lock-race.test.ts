import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrailLock } from '../../../../src/main/audit/trail/trail-lock';
import { scratchFolders } from '../../../support/scratch';
import { anEntry } from '../../../support/samples';
import { ledgerBench } from './ledger-bench';

/** What happens in the moment after a link was made, or before. */
const moment = vi.hoisted((): { before: (() => void) | null; after: (() => void) | null } => ({ before: null, after: null }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Files>();
  const link = async (from: string, to: string): Promise<void> => {
    const { before, after } = moment;
    moment.before = null;
    before?.();
    await real.link(from, to);
    moment.after = null;
    after?.();
  };
  return { ...real, link };
});

const scratch = scratchFolders();
const bench = ledgerBench();
let folder: string;
let other: ChildProcess;
const lockFile = (): string => join(folder, 'writer.lock');
beforeEach(() => {
  folder = join(scratch(), 'audit');
  mkdirSync(folder);
  other = spawn('sleep', ['60'], { stdio: 'ignore' });
  moment.before = moment.after = null;
});
afterEach(() => {
  other.kill();
});

/** As the other process writes it while it is alive. */
function otherTakesTheLock(): void {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const status = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  const started = `${boot} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  writeFileSync(`${lockFile()}.theirs`, JSON.stringify({ pid: other.pid, started, token: 'theirs' }));
  renameSync(`${lockFile()}.theirs`, lockFile());
}

describe.runIf(process.platform === 'linux')('a lock that another process', () => {
  it('puts its own in the place of, in the very moment it was taken, is not had', async () => {
    moment.after = otherTakesTheLock;
    await expect(TrailLock.acquire(folder)).rejects.toMatchObject({ pid: other.pid });
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ token: 'theirs' });
  });

  it('takes away in that moment is tried for again', async () => {
    moment.after = () => rmSync(lockFile());
    const lock = await TrailLock.acquire(folder);
    expect(await lock.held()).toBe(true);
    await lock.release();
  });

  it('took, clearing the drafts of others, is said to be theirs', async () => {
    moment.before = () => {
      for (const entry of readdirSync(folder)) rmSync(join(folder, entry));
      otherTakesTheLock();
    };
    await expect(TrailLock.acquire(folder)).rejects.toMatchObject({ pid: other.pid });
  });

  it('has put aside for a moment, to put it back, is left to them', async () => {
    const aside = `${lockFile()}.somebody.old`;
    writeFileSync(aside, '{}');
    const lock = await TrailLock.acquire(folder);
    expect(readdirSync(folder).sort()).toEqual(['writer.lock', 'writer.lock.somebody.old']);
    await lock.release();
  });

  it('takes while the files are opened is noticed before the first record', async () => {
    ({ folder } = bench);
    mkdirSync(folder, { recursive: true });
    const ledger = bench.open({ onOpened: otherTakesTheLock });
    expect(await ledger.append(anEntry())).toEqual({ ok: false, error: { tag: 'audit-unwritable', detail: 'its lock was taken away' } });
    expect(await ledger.append(anEntry())).toMatchObject({ ok: false, error: { tag: 'audit-locked' } });
  });
});
