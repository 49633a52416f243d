import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchFolders } from '../../../support/scratch';
import { done, ledgerBench } from './ledger-bench';
import { expectWholeChain, queriesIn, recordsIn } from './trail';

const scratch = scratchFolders();
const bench = ledgerBench();
const { entry } = bench;

/** Mounting takes root, on Linux, and a container that lets one. */
const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = join('/tmp', `cuecard-mount-${process.pid}`);
  mkdirSync(probe);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'none', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
})();
const why = mayMount ? '' : ' (skipped: mounting a disk takes root)';

describe(`a small disk of its own${why}`, () => {
  let disk: string;
  beforeEach(() => {
    if (!mayMount) return;
    disk = scratch();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', disk]);
    bench.folder = join(disk, 'audit');
  });
  afterEach(() => {
    if (!mayMount) return;
    execFileSync('umount', ['-l', disk]);
  });

  it.runIf(mayMount)('that is full, then freed: what was acknowledged is there, no half line is, and a gap counts what was held back', async () => {
    const ledger = bench.open();
    const large = { document_ids: Array.from({ length: 20 }, (_one, index) => `document-${index}`) };
    await ledger.append(entry('first'));
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(64 * 1024));
    const acknowledged: string[] = ['query-first'];
    let heldBack = 0;
    for (let round = 0; heldBack < 3; round += 1) {
      const results = await Promise.all(Array.from({ length: 7 }, (_one, index) => ledger.append(entry(`${round}-${index}`, large))));
      results.forEach((result, index) => {
        if (result.ok) acknowledged.push(`query-${round}-${index}`);
        else {
          heldBack += 1;
          expect(result.error).toEqual({ tag: 'audit-unwritable', detail: 'the disk is full' });
        }
      });
    }
    expect(queriesIn(bench.folder).map((record) => record.query_id)).toEqual(acknowledged);
    rmSync(join(disk, 'ballast'));
    expect(await ledger.append(entry('last'))).toEqual(done);
    expect(bench.faults.at(-1)).toBeNull();
    expect(recordsIn(bench.folder).at(-2)).toMatchObject({ event: 'gap', reason: 'unwritable', held_back: heldBack });
    expectWholeChain(recordsIn(bench.folder));
    await ledger.close();
  });

  it.runIf(mayMount)('that becomes read-only, then writable again: likewise', async () => {
    const ledger = bench.open();
    await ledger.append(entry(1));
    await ledger.close();
    const next = bench.open();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(await next.append(entry(2))).toEqual({ ok: false, error: { tag: 'audit-unwritable', detail: 'the disk is read-only' } });
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    expect(await next.append(entry(3))).toEqual(done);
    expect(recordsIn(bench.folder)).toMatchObject([{ query_id: 'query-1' }, { event: 'gap', reason: 'unwritable', held_back: 1 }, { query_id: 'query-3' }]);
    expectWholeChain(recordsIn(bench.folder));
    await next.close();
  });

  it.runIf(mayMount)('that is taken away, then comes back: what was there is there, and the chain goes on', async () => {
    const ledger = bench.open();
    await ledger.append(entry(1));
    const parked = scratch();
    execFileSync('mount', ['--bind', disk, parked]);
    execFileSync('umount', ['-l', disk]);
    expect(await ledger.append(entry(2))).toMatchObject({ ok: false, error: { tag: 'audit-unwritable' } });
    expect(existsSync(bench.folder)).toBe(false);
    execFileSync('mount', ['--bind', parked, disk]);
    execFileSync('umount', ['-l', parked]);
    expect(await ledger.append(entry(3))).toEqual(done);
    expect(recordsIn(bench.folder)).toMatchObject([{ query_id: 'query-1' }, { event: 'gap', held_back: 1 }, { query_id: 'query-3' }]);
    expectWholeChain(recordsIn(bench.folder));
    await ledger.close();
  });
});
