import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/main/audit/trail/ledger';
import { TrailLock } from '../../../../src/main/audit/trail/trail-lock';
import type { Fault } from '../../../../src/shared/domain/fault';
import { bundle } from '../../../support/bundle';
import { FakeClock } from '../../../support/fake-clock';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { until } from '../../../support/turns';
import { expectWholeChain, queriesIn, recordsIn } from './trail';

const scratch = scratchFolders();
let folder: string;
const lockFile = (): string => join(folder, 'writer.lock');
const held: TrailLock[] = [];
beforeEach(() => {
  folder = join(scratch(), 'audit');
  mkdirSync(folder);
});
afterEach(async () => {
  await Promise.all(held.splice(0).map((lock) => lock.release()));
});

async function acquire(): Promise<TrailLock> {
  const lock = await TrailLock.acquire(folder);
  held.push(lock);
  return lock;
}

/** A lock as another process would have left it. */
function leftBy(holder: { readonly pid: number; readonly started: string }): void {
  writeFileSync(lockFile(), JSON.stringify({ ...holder, token: 'another' }));
}

describe('the lock of a trail', () => {
  it('that can’t be read counts as held: it is not taken away, nor said to be lost', async () => {
    symlinkSync(lockFile(), lockFile());
    await expect(TrailLock.acquire(folder)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readlinkSync(lockFile())).toBe(lockFile());
    unlinkSync(lockFile());

    const lock = await acquire();
    const text = readFileSync(lockFile(), 'utf8');
    unlinkSync(lockFile());
    symlinkSync(lockFile(), lockFile());
    await expect(lock.held()).rejects.toMatchObject({ code: 'ELOOP' });
    unlinkSync(lockFile());
    writeFileSync(lockFile(), text);
  });

  it('names this process, for its owner’s eyes only, and is gone when it is released', async () => {
    const lock = await acquire();
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(statSync(lockFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['writer.lock']);
    await lock.release();
    held.pop();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of a process that is gone', () => ({ pid: 2 ** 22 + 1, started: 'then' })],
    ['of an earlier process with the same number as one that runs now', () => ({ pid: process.ppid, started: 'then' })],
  ])('%s is taken over', async (_whose, holder) => {
    leftBy(holder());
    const lock = await acquire();
    expect(await lock.held()).toBe(true);
    expect(readdirSync(folder)).toEqual(['writer.lock']);
  });

  it('that says nothing, and drafts of one, are taken over', async () => {
    writeFileSync(lockFile(), '');
    writeFileSync(`${lockFile()}.draft`, '{"pid":1');
    await acquire();
    expect(readdirSync(folder)).toEqual(['writer.lock']);
  });

  it('of this process’s own older ledger gives way, and the older one knows', async () => {
    const older = await acquire();
    const newer = await acquire();
    expect([await older.held(), await newer.held()]).toEqual([false, true]);
    await older.release();
    expect(await newer.held()).toBe(true);
  });

  it('is lost when somebody deletes it', async () => {
    const lock = await acquire();
    rmSync(lockFile());
    expect(await lock.held()).toBe(false);
  });
});

describe('two processes', () => {
  let program: string;
  const programs = mkdtempSync(join(tmpdir(), 'cuecard-unit-'));
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    program = await bundle(resolve(import.meta.dirname, '../../../support/audit-writer.ts'), programs);
  });
  afterAll(() => rmSync(programs, { recursive: true }));
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** Another process that writes, and what it says. */
  function start(name: string): { readonly child: ChildProcess; readonly said: () => string } {
    const child = spawn(process.execPath, [program, folder, name, '4'], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    return { child, said: () => said };
  }

  it('at one trail: one writes, the other is told whom it waits for, and goes on when that one is gone', async () => {
    const { child, said } = start('other');
    await until(() => said().includes('ok other-1\n'), 20_000);
    const faults: (Fault | null)[] = [];
    const ledger = new Ledger({ folder, clock: new FakeClock(noon), onFault: (fault) => faults.push(fault), onOpened: () => undefined });
    const locked = { tag: 'audit-locked', detail: `process ${child.pid}` };
    expect(await ledger.append(anEntry({ query_id: 'mine-1' }))).toEqual({ ok: false, error: locked });
    expect(faults).toEqual([locked]);
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null, 20_000);
    expect(await ledger.append(anEntry({ query_id: 'mine-2' }))).toEqual({ ok: true, value: null });
    expect(faults).toEqual([locked, null]);
    await ledger.close();
    const records = recordsIn(folder);
    expectWholeChain(records);
    expect(records.filter((record) => record.event === 'gap')).toMatchObject([{ reason: 'unwritable', held_back: 1 }]);
    expect(records.map((record) => record.query_id)).not.toContain('mine-1');
    expect(existsSync(lockFile())).toBe(false);
  }, 60_000);

  it('that start at the same moment: exactly one writes', async () => {
    const both = [start('one'), start('two')];
    await until(() => both.every(({ said }) => said() !== ''), 30_000);
    await until(() => both.some(({ said }) => said().split('ok ').length > 50), 30_000);
    expect(both.filter(({ said }) => said().includes('ok ')).length).toBe(1);
    expect(both.filter(({ said }) => said().includes('no audit-locked')).length).toBe(1);
    // The one that waits goes first: it would take over from the other.
    for (const { child } of both.sort((a, b) => Number(a.said().includes('ok ')) - Number(b.said().includes('ok ')))) {
      child.kill('SIGKILL');
      await until(() => child.signalCode !== null, 20_000);
    }
    expectWholeChain(recordsIn(folder));
    expect(new Set(queriesIn(folder).map((record) => String(record.query_id).split('-')[0])).size).toBe(1);
  }, 90_000);
});
