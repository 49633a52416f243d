import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../../src/main/audit/trail/ledger';
import { aFeedbackEvent, dayMs } from '../../../support/samples';
import { until } from '../../../support/turns';
import { done, ledgerBench } from './ledger-bench';
import { auditFilesIn, expectWholeChain, hashOf, queriesIn, recordsIn } from './trail';

const bench = ledgerBench();
const { entry } = bench;
const file = (): string => join(bench.folder, 'audit-2026-02-03.1.jsonl');
let ledger: Ledger;
beforeEach(async () => {
  ledger = bench.open();
  for (let id = 1; id <= 3; id += 1) await ledger.append(entry(id));
});

const unwritable = (detail: string) => ({ ok: false, error: { tag: 'audit-unwritable', detail } });
const moved = unwritable('its file was moved or deleted');
const changed = unwritable('its file was changed by somebody else');

describe('what happens to the trail under a running ledger is noticed at the next record', () => {
  it('the file deleted: held back, then a gap that says what is gone, and the chain goes on from memory', async () => {
    const last = recordsIn(bench.folder).at(-1);
    rmSync(file());
    expect(await ledger.append(entry(4))).toEqual(moved);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(bench.faults).toEqual([moved.error, null]);
    const [gap, record] = recordsIn(bench.folder);
    expect(gap).toMatchObject({ event: 'gap', reason: 'file-missing', expected_seq: 3, expected_hash: last?.hash, found_seq: null, found_hash: null, held_back: 1, seq: 4, prev: last?.hash });
    expect(record).toMatchObject({ query_id: 'query-5', seq: 5, prev: gap?.hash });
    expect(recordsIn(bench.folder).map(hashOf)).toEqual([gap?.hash, record?.hash]);
    expect(bench.gaps).toMatchObject([{ reason: 'file-missing' }]);
  });

  it('the whole folder moved away: likewise, in a new one', async () => {
    renameSync(bench.folder, `${bench.folder}-moved`);
    expect(await ledger.append(entry(4))).toEqual(moved);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(recordsIn(bench.folder)).toMatchObject([{ event: 'gap', reason: 'file-missing', expected_seq: 3, held_back: 1 }, { query_id: 'query-5' }]);
  });

  it('the folder moved away over midnight: noticed all the same', async () => {
    renameSync(bench.folder, `${bench.folder}-moved`);
    bench.clock.advance(dayMs);
    expect(await ledger.append(entry(4))).toEqual(moved);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(auditFilesIn(bench.folder)).toEqual(['audit-2026-02-04.1.jsonl']);
  });

  it('its last records cut off: the chain goes on from memory, and the gap says how much is left', async () => {
    const before = recordsIn(bench.folder);
    const [first = ''] = readFileSync(file(), 'utf8').split('\n');
    truncateSync(file(), first.length + 1);
    expect(await ledger.append(entry(4))).toEqual(changed);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(recordsIn(bench.folder)).toMatchObject([
      { query_id: 'query-1' },
      { event: 'gap', reason: 'tail-missing', expected_seq: 3, expected_hash: before[2]?.hash, found_seq: 1, found_hash: before[0]?.hash, seq: 4, prev: before[2]?.hash },
      { query_id: 'query-5', seq: 5 },
    ]);
  });

  it('another file in its place that ends the same: a gap that says so, and nothing is missing', async () => {
    copyFileSync(file(), `${file()}.copy`);
    renameSync(`${file()}.copy`, file());
    expect(await ledger.append(entry(4))).toEqual(changed);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(recordsIn(bench.folder)[3]).toMatchObject({ event: 'gap', reason: 'file-replaced', expected_seq: 3, found_seq: 3, held_back: 1 });
    expectWholeChain(recordsIn(bench.folder));
  });

  it('a record more that is not ours: a gap, and the chain goes on as if it weren’t there', async () => {
    const [, , last] = recordsIn(bench.folder);
    const forged = { ...last, query_id: 'forged', seq: 4, prev: last?.hash ?? '', hash: '' };
    writeFileSync(file(), `${JSON.stringify({ ...forged, hash: hashOf(forged) })}\n`, { flag: 'a' });
    expect(await ledger.append(entry(4))).toEqual(changed);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(recordsIn(bench.folder)[4]).toMatchObject({ event: 'gap', reason: 'tail-foreign', expected_seq: 3, found_seq: 4, seq: 4, prev: last?.hash });
  });

  it('rubbish at its end: a gap in a new part, and the chain goes on from memory', async () => {
    writeFileSync(file(), 'rubbish\n', { flag: 'a' });
    expect(await ledger.append(entry(4))).toEqual(changed);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(auditFilesIn(bench.folder)).toEqual(['audit-2026-02-03.1.jsonl', 'audit-2026-02-03.2.jsonl']);
    const second = readFileSync(join(bench.folder, 'audit-2026-02-03.2.jsonl'), 'utf8').trim().split('\n');
    expect(second.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ event: 'gap', reason: 'unreadable', expected_seq: 3, seq: 4 }, { query_id: 'query-5', seq: 5 }]);
  });

  it('its lock taken away: held back once, then taken anew', async () => {
    rmSync(join(bench.folder, 'writer.lock'));
    expect(await ledger.append(entry(4))).toEqual(unwritable('its lock was taken away'));
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(recordsIn(bench.folder)[3]).toMatchObject({ event: 'gap', reason: 'unwritable', held_back: 1 });
    expectWholeChain(recordsIn(bench.folder));
  });
});

describe('a ledger that can’t write', () => {
  function breakFolder(): void {
    rmSync(bench.folder, { recursive: true });
    writeFileSync(bench.folder, '');
  }

  it('tries again by itself, after ever longer pauses, and clears its fault when it works, with one gap for all', async () => {
    breakFolder();
    await ledger.append(entry(4));
    await ledger.append(aFeedbackEvent());
    expect(bench.faults.at(-1)).toMatchObject({ detail: 'the audit folder is not a folder' });
    for (const ms of [1_000, 2_000, 4_000]) {
      bench.clock.advance(ms);
      // No timer is pending while it tries; the next one is once that has failed.
      await until(() => Number.isFinite(bench.clock.untilNext));
    }
    rmSync(bench.folder);
    bench.clock.advance(30_000);
    await until(() => bench.faults.at(-1) === null);
    expect(recordsIn(bench.folder)).toMatchObject([{ event: 'gap', reason: 'file-missing', expected_seq: 3, held_back: 1, lost_events: ['feedback'], seq: 4 }]);
    expect(await ledger.append(entry(5))).toEqual(done);
    expect(queriesIn(bench.folder)).toHaveLength(1);
    await ledger.close();
    expect(bench.clock.pending).toBe(0);
  });

  it('under the rule to show says that suggestions may be shown, and counts them', async () => {
    bench.rules = { ...bench.rules, onFailure: 'show' };
    breakFolder();
    const shown = { ok: false, error: { tag: 'audit-unrecorded', detail: 'its file was moved or deleted' } };
    expect(await ledger.append(entry(4))).toEqual(shown);
    expect(await ledger.append(entry(5))).toMatchObject({ ok: false, error: { tag: 'audit-unrecorded' } });
    rmSync(bench.folder);
    expect(await ledger.append(entry(6))).toEqual(done);
    expect(recordsIn(bench.folder)[0]).toMatchObject({ event: 'gap', shown_unrecorded: 2 });
    expect(recordsIn(bench.folder)[0]).not.toHaveProperty('held_back');
  });

  it('and is closed meanwhile leaves no timer and harms nothing', async () => {
    breakFolder();
    await ledger.append(entry(4));
    await ledger.close();
    expect(bench.clock.pending).toBe(0);
    expect(readFileSync(bench.folder, 'utf8')).toBe('');
  });

  it('and finds the way free when it is closed leaves no loss without a record', async () => {
    breakFolder();
    await ledger.append(entry(4));
    rmSync(bench.folder);
    mkdirSync(bench.folder);
    await ledger.close();
    expect(recordsIn(bench.folder)).toMatchObject([{ event: 'gap', reason: 'file-missing', held_back: 1 }]);
    expect(existsSync(join(bench.folder, 'writer.lock'))).toBe(false);
  });
});

describe('a changed policy', () => {
  it('is written down before the first record under it, across a restart too', async () => {
    await ledger.append(entry(4, { policy_hash: 'a'.repeat(64) }));
    await ledger.close();
    const next = bench.open({ context: () => ({ appVersion: '0.1.0', policyHash: 'b'.repeat(64) }) });
    await next.append(entry(5, { policy_hash: 'b'.repeat(64) }));
    expect(recordsIn(bench.folder).slice(3)).toMatchObject([
      { event: 'policy-changed', previous: null, current: 'a'.repeat(64) },
      { query_id: 'query-4' },
      { event: 'policy-changed', previous: 'a'.repeat(64), current: 'b'.repeat(64) },
      { query_id: 'query-5' },
    ]);
    expectWholeChain(recordsIn(bench.folder));
  });
});
