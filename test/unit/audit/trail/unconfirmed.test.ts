import type * as Files from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Losses } from '../../../../src/main/audit/trail/losses';
import { sealBatch } from '../../../../src/main/audit/trail/sealing';
import { genesis } from '../../../../src/main/audit/trail/chain';
import { settle } from '../../../../src/main/audit/trail/unconfirmed';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { aFeedbackEvent, anEntry } from '../../../support/samples';
import { done, ledgerBench } from './ledger-bench';
import { expectWholeChain, recordsIn } from './trail';

/** The disk tells of the audit's file so many more times; then it fails once. */
const disk = vi.hoisted(() => ({ answers: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Files>();
  const stat = (path: string, options: { readonly bigint: true }): unknown => {
    if (path.endsWith('.jsonl') && (disk.answers -= 1) < 0) {
      disk.answers = Infinity;
      return Promise.reject(Object.assign(new Error('EIO: i/o error, stat'), { code: 'EIO', syscall: 'stat' }));
    }
    return real.stat(path, options);
  };
  return { ...real, stat };
});

const bench = ledgerBench();
const { entry } = bench;
const shown = { governance_status: 'PASS' as const, results_validated: 2, document_ids: ['a', 'b'] };
/** Once before it writes, and not any more behind it. */
const failBehindTheWrite = (): void => void (disk.answers = 1);
beforeEach(() => {
  disk.answers = Infinity;
});

describe('records that the disk took and then failed to vouch for', () => {
  const failure = { tag: 'audit-unwritable', detail: 'the disk reports an error' };

  it('are no rewritten end: the trail says what happened, and that their suggestions were held back', async () => {
    const ledger = bench.open();
    await ledger.append(entry(1));
    failBehindTheWrite();
    expect(await ledger.append(entry(2, shown))).toEqual({ ok: false, error: failure });
    expect(await ledger.append(entry(3))).toEqual(done);
    expect(recordsIn(bench.folder)).toMatchObject([
      { query_id: 'query-1' },
      { query_id: 'query-2', governance_status: 'PASS' },
      { event: 'gap', reason: 'unconfirmed', expected_seq: 1, found_seq: 2 },
      { query_id: 'query-2', governance_status: 'ERROR', results_validated: 0, document_ids: [], error: 'audit-unwritable' },
      { query_id: 'query-3' },
    ]);
    // Nothing was lost.
    expect(recordsIn(bench.folder)[2]).not.toHaveProperty('held_back');
    expect(bench.gaps).toMatchObject([{ reason: 'unconfirmed' }]);
    expect(bench.faults).toEqual([failure, null]);
    expectWholeChain(recordsIn(bench.folder));
    // No fault of the trail's, for neither verifier.
    const { findings } = await verifiedByBoth(bench.folder, { key: null, anchor: null });
    expect(findings).toMatchObject([{ severity: 'warning', tag: 'held-back', seq: 3 }]);
  });

  it('stay as they are where the rule is to show suggestions all the same', async () => {
    bench.rules = { ...bench.rules, onFailure: 'show' };
    const ledger = bench.open();
    await ledger.append(entry(1));
    failBehindTheWrite();
    expect(await ledger.append(entry(2, shown))).toMatchObject({ ok: false, error: { tag: 'audit-unrecorded' } });
    await ledger.append(entry(3));
    const records = recordsIn(bench.folder);
    expect(records.map((record) => record.query_id ?? record.reason)).toEqual(['query-1', 'query-2', 'unconfirmed', 'query-3']);
    expect(records[2]).not.toHaveProperty('shown_unrecorded');
  });

  it('are put right when the ledger is closed, where nothing comes after them', async () => {
    const ledger = bench.open();
    await ledger.append(entry(1));
    failBehindTheWrite();
    await Promise.all([ledger.append(entry(2, shown)), ledger.append(aFeedbackEvent())]);
    await ledger.close();
    expect(recordsIn(bench.folder).map((record) => record.event ?? record.governance_status)).toEqual(['PASS', 'PASS', 'feedback', 'gap', 'ERROR']);
    expectWholeChain(recordsIn(bench.folder));
  });

  it('and what was lost before them is told once', async () => {
    const ledger = bench.open();
    await ledger.append(entry(1));
    // It fails before the write: query-2 is lost.
    disk.answers = 0;
    await ledger.append(entry(2));
    // The file is opened anew, which takes no look before the write.
    disk.answers = 0;
    await ledger.append(entry(3));
    await ledger.append(entry(4));
    const gaps = recordsIn(bench.folder).filter((record) => record.event === 'gap');
    expect(gaps).toMatchObject([{ reason: 'unwritable', held_back: 1 }, { reason: 'unconfirmed' }]);
    expect(gaps[1]).not.toHaveProperty('held_back');
    expect(recordsIn(bench.folder).map((record) => record.query_id)).toEqual(['query-1', undefined, 'query-3', undefined, 'query-3', 'query-4']);
    expectWholeChain(recordsIn(bench.folder));
  });
});

describe('of a batch of which only the beginning arrived', () => {
  const event = { ...aFeedbackEvent(), policy_hash: null };
  const records = [anEntry({ query_id: 'first' }), anEntry({ query_id: 'refused', latency_ms: -1 }), anEntry({ query_id: 'second' }), anEntry({ query_id: 'third' })];
  const correction = anEntry({ query_id: 'correction', error: 'audit-unwritable' });
  const sealed = sealBatch([event, correction, ...records], { head: genesis, policyHash: null }, () => event);
  const batch = { sealed, events: 1, told: new Losses(), corrections: 1, records, mode: 'hold' as const };

  it.each([
    [0, { events: 0, corrections: 0, right: [], lost: ['first', 'refused', 'second', 'third'] }],
    [1, { events: 1, corrections: 0, right: [], lost: ['first', 'refused', 'second', 'third'] }],
    [2, { events: 1, corrections: 1, right: [], lost: ['first', 'refused', 'second', 'third'] }],
    [3, { events: 1, corrections: 1, right: ['first'], lost: ['refused', 'second', 'third'] }],
    [4, { events: 1, corrections: 1, right: ['first', 'second'], lost: ['refused', 'third'] }],
    [5, { events: 1, corrections: 1, right: ['first', 'second', 'third'], lost: ['refused'] }],
  ])('%d lines: what is there is put right, and the rest is lost', (lines, expected) => {
    const { events, corrections, putRight, lost, arrived } = settle(batch, lines === 0 ? genesis : (sealed.heads[lines - 1] ?? genesis));
    const ids = (all: readonly unknown[]): unknown[] => all.map((one) => (one as { query_id: string }).query_id);
    expect({ events, corrections, right: ids(putRight), lost: ids(lost) }).toEqual(expected);
    expect(arrived).toEqual(lines === 0 ? null : sealed.heads[lines - 1]);
  });

  it('nothing, where the end is another one with the same number', () => {
    expect(settle(batch, { seq: 3, hash: 'f'.repeat(64) })).toMatchObject({ arrived: null, events: 0, putRight: [] });
  });
});
