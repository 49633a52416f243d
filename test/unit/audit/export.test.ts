import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportRecords } from '../../../src/main/audit/export';
import { Ledger } from '../../../src/main/audit/ledger';
import { FakeClock } from '../../support/fake-clock';
import { anEntry, dayMs, noon } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { expectWholeChain, recordsOf } from './trail';

const scratch = scratchFolders();
let folder: string;
let target: string;
beforeEach(() => {
  folder = join(scratch(), 'audit');
  target = join(scratch(), 'export.jsonl');
});

async function write(days: number, recordsADay: number): Promise<void> {
  const clock = new FakeClock(noon);
  const ledger = new Ledger({ folder, clock, onFault: () => undefined, onOpened: () => undefined });
  for (let day = 0; day < days; day += 1) {
    await Promise.all(Array.from({ length: recordsADay }, () => ledger.append(anEntry())));
    clock.advance(dayMs);
  }
  await ledger.close();
}

describe('an export', () => {
  it('holds every record of every day, oldest first, for its owner only', async () => {
    await write(12, 9);
    expect(await exportRecords(folder, target)).toEqual({ ok: true, value: { records: 108 } });
    const records = recordsOf(target);
    expect(records).toHaveLength(108);
    expectWholeChain(records);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(target, '..'))).toEqual(['export.jsonl']);
  });

  it('takes the parts of a day by number, and nothing that is no audit file', async () => {
    mkdirSync(folder);
    for (const part of [1, 2, 10]) writeFileSync(join(folder, `audit-2026-02-03.${part}.jsonl`), `"part ${part}"\n`);
    for (const other of ['audit-2026-02-03.1.jsonl.torn-5', 'notes.txt', 'audit-2026-02.1.jsonl']) writeFileSync(join(folder, other), '"other"\n');
    expect(await exportRecords(folder, target)).toEqual({ ok: true, value: { records: 3 } });
    expect(readFileSync(target, 'utf8')).toBe('"part 1"\n"part 2"\n"part 10"\n');
  });

  it('takes the place of an older one', async () => {
    await write(1, 1);
    writeFileSync(target, 'an older export');
    expect(await exportRecords(folder, target)).toEqual({ ok: true, value: { records: 1 } });
    expect(recordsOf(target)).toHaveLength(1);
  });

  it('says so where there is nothing to export yet', async () => {
    expect(await exportRecords(folder, target)).toEqual({ ok: false, error: { tag: 'export-failed', detail: 'there is nothing to export yet' } });
    expect(readdirSync(join(target, '..'))).toEqual([]);
  });

  it('that fails half-way leaves nothing behind and the older one as it was', async () => {
    await write(1, 3);
    // A folder that is named like an audit file can be listed but not read.
    mkdirSync(join(folder, 'audit-2026-02-04.1.jsonl'));
    writeFileSync(target, 'an older export');
    expect(await exportRecords(folder, target)).toEqual({ ok: false, error: { tag: 'export-failed', detail: 'EISDIR' } });
    expect(readdirSync(join(target, '..'))).toEqual(['export.jsonl']);
    expect(readFileSync(target, 'utf8')).toBe('an older export');
  });

  it.each([
    ['over a file of the trail', () => join(folder, 'audit-2026-02-03.1.jsonl')],
    ['beside the trail', () => join(folder, 'export.jsonl')],
    ['there by another way to write it', () => join(folder, '..', 'audit', '.', 'audit-2026-02-03.1.jsonl')],
    ['there through a link', () => {
      const link = join(scratch(), 'documents');
      symlinkSync(folder, link);
      return join(link, 'audit-2026-02-03.1.jsonl');
    }],
  ])('into the audit’s own folder, %s, is refused, and the trail stays as it was', async (_how, inside) => {
    await write(1, 3);
    const file = join(folder, 'audit-2026-02-03.1.jsonl');
    const before = [readdirSync(folder), statSync(file).ino, readFileSync(file, 'utf8')];
    expect(await exportRecords(folder, inside())).toEqual({ ok: false, error: { tag: 'export-failed', detail: 'choose another folder than the audit’s own' } });
    expect([readdirSync(folder), statSync(file).ino, readFileSync(file, 'utf8')]).toEqual(before);
  });

  it('into a folder that is not there does not say that there is nothing to export', async () => {
    await write(1, 1);
    const failed = await exportRecords(folder, join(target, '..', 'gone', 'export.jsonl'));
    expect(failed).toMatchObject({ ok: false, error: { tag: 'export-failed' } });
    expect(failed).not.toMatchObject({ error: { detail: 'there is nothing to export yet' } });
  });
});
