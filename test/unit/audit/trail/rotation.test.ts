import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAuditFiles, auditFileName } from '../../../../src/main/audit/trail/audit-files';
import { dayMs, noon } from '../../../support/samples';
import { done, ledgerBench } from './ledger-bench';
import { auditFilesIn, expectWholeChain, recordsOf } from './trail';

const bench = ledgerBench();
const { entry } = bench;
const maxFileBytes = 64 * 1024;
const large = { document_ids: Array.from({ length: 100 }, (_one, index) => `document-${index}`) };

/** The audit files, oldest first by what they are and not by their spelling, with their records. */
async function chainIn(folder: string): Promise<ReturnType<typeof recordsOf>> {
  return (await listAuditFiles(folder)).flatMap((name) => recordsOf(join(folder, auditFileName(name))));
}

describe('a file that would grow beyond its bound', () => {
  it('is followed by the next part of its day, again after a restart, and no file is larger', async () => {
    bench.rules = { ...bench.rules, maxFileBytes };
    for (let run = 0; run < 3; run += 1) {
      const ledger = bench.open();
      for (let round = 0; round < 20; round += 1) {
        await Promise.all(Array.from({ length: 4 }, (_one, index) => ledger.append(entry(`${run}-${round}-${index}`, large))));
      }
      await ledger.close();
    }
    const files = auditFilesIn(bench.folder);
    expect(files.length).toBeGreaterThan(5);
    expect(files).toEqual(files.map((_one, index) => `audit-2026-02-03.${index + 1}.jsonl`));
    for (const file of files) expect(statSync(join(bench.folder, file)).size).toBeLessThanOrEqual(maxFileBytes);
    for (const file of files.slice(0, -1)) expect(statSync(join(bench.folder, file)).size).toBeGreaterThan(maxFileBytes / 2);
    const records = await chainIn(bench.folder);
    expect(records).toHaveLength(240);
    expectWholeChain(records);
  });

  it('goes on to a hundred files in order, by number and not by spelling', async () => {
    bench.rules = { ...bench.rules, maxFileBytes };
    const ledger = bench.open();
    const half = { document_ids: ['d'.repeat(maxFileBytes / 2)] };
    for (let id = 1; id <= 100; id += 1) await ledger.append(entry(id, half));
    await ledger.close();
    const names = await listAuditFiles(bench.folder);
    expect(names.map((name) => name.part)).toEqual(Array.from({ length: 100 }, (_one, index) => index + 1));
    await bench.open().append(entry(101));
    const records = await chainIn(bench.folder);
    expectWholeChain(records);
    expect(records.map((record) => record.query_id)).toEqual(Array.from({ length: 101 }, (_one, index) => `query-${index + 1}`));
  });

  it('takes a single record that is larger than the bound', async () => {
    bench.rules = { ...bench.rules, maxFileBytes };
    const ledger = bench.open();
    await ledger.append(entry(1));
    expect(await ledger.append(entry(2, { document_ids: ['d'.repeat(2 * maxFileBytes)] }))).toEqual(done);
    expect(await ledger.append(entry(3))).toEqual(done);
    expect(auditFilesIn(bench.folder)).toHaveLength(3);
    expectWholeChain(await chainIn(bench.folder));
  });

  it('leaves a file of the next part’s name that somebody else made as it is', async () => {
    bench.rules = { ...bench.rules, maxFileBytes };
    const ledger = bench.open();
    await ledger.append(entry(1, { document_ids: ['d'.repeat(maxFileBytes - 1_000)] }));
    const theirs = join(bench.folder, 'audit-2026-02-03.2.jsonl');
    writeFileSync(theirs, 'theirs\n');
    expect((await ledger.append(entry(2, large))).ok).toBe(false);
    expect(await ledger.append(entry(3))).toEqual(done);
    expect(statSync(theirs).size).toBe(7);
    expect(recordsOf(join(bench.folder, 'audit-2026-02-03.3.jsonl'))).toMatchObject([{ event: 'gap', reason: 'unreadable', expected_seq: 1, held_back: 1, seq: 2 }, { seq: 3 }]);
  });
});

describe('a new day', () => {
  it('begins at midnight in UTC, to the millisecond, wherever the computer is', async () => {
    const ledger = bench.open();
    bench.clock.advance(dayMs / 2 - 1);
    await ledger.append(entry(1));
    bench.clock.advance(1);
    await ledger.append(entry(2));
    expect(auditFilesIn(bench.folder)).toEqual(['audit-2026-02-03.1.jsonl', 'audit-2026-02-04.1.jsonl']);
    expectWholeChain(await chainIn(bench.folder));
  });

  it.each([
    ['summer time begins', Date.UTC(2026, 2, 29, 0, 30)],
    ['summer time ends', Date.UTC(2026, 9, 25, 0, 30)],
  ])('is not begun, left out or doubled when %s', async (_what, at) => {
    const zone = process.env.TZ;
    process.env.TZ = 'Europe/London';
    try {
      bench.clock.set(at);
      const ledger = bench.open();
      // Half an hour at a time over the change and past the next midnight.
      for (let half = 0; half < 52; half += 1) {
        await ledger.append(entry(half));
        bench.clock.advance(30 * 60_000);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    const day = (offset: number): string => new Date(at + offset * dayMs).toISOString().slice(0, 10);
    expect(auditFilesIn(bench.folder)).toEqual([`audit-${day(0)}.1.jsonl`, `audit-${day(1)}.1.jsonl`, `audit-${day(2)}.1.jsonl`].slice(0, auditFilesIn(bench.folder).length));
    const records = await chainIn(bench.folder);
    expect(records).toHaveLength(52);
    expectWholeChain(records);
    for (const name of auditFilesIn(bench.folder)) {
      for (const record of recordsOf(join(bench.folder, name))) expect(name).toContain(String(record.timestamp).slice(0, 10));
    }
  });

  it('does not begin while the clock is set back, over full files and restarts, and comes when the clock is right again', async () => {
    bench.rules = { ...bench.rules, maxFileBytes };
    const ledger = bench.open();
    await ledger.append(entry(1));
    bench.clock.set(noon - 3 * dayMs);
    for (let id = 2; id <= 60; id += 1) await ledger.append(entry(id, large));
    await ledger.close();
    const next = bench.open();
    await next.append(entry(61));
    bench.clock.set(noon + dayMs);
    await next.append(entry(62));
    expect(auditFilesIn(bench.folder)).toEqual(['audit-2026-02-03.1.jsonl', 'audit-2026-02-03.2.jsonl', 'audit-2026-02-04.1.jsonl']);
    expectWholeChain(await chainIn(bench.folder));
  });
});
