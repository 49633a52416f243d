import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/main/audit/trail/ledger';
import type { Fault } from '../../../../src/shared/domain/fault';
import { FakeClock } from '../../../support/fake-clock';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { turn, until } from '../../../support/turns';
import { expectWholeChain, recordsIn } from './trail';

const scratch = scratchFolders();
let folder: string;
let clock: HurriedClock;
let faults: (Fault | null)[];
let ledger: Ledger;

/** A clock on which the disk is always too slow, as long as it is said to be. */
class HurriedClock extends FakeClock {
  slowDisk = false;

  override after(ms: number, task: () => void): () => void {
    if (this.slowDisk && ms === 5_000) queueMicrotask(task);
    return super.after(ms, task);
  }
}

beforeEach(() => {
  folder = join(scratch(), 'audit');
  clock = new HurriedClock(noon);
  faults = [];
  ledger = new Ledger({ folder, clock, onFault: (fault) => faults.push(fault), onOpened: () => undefined });
});
afterEach(() => {
  clock.slowDisk = false;
  return ledger.close();
});

const unanswered = { tag: 'audit-unwritable', detail: 'the disk does not answer' };
const shown = anEntry({ query_id: 'query-1', governance_status: 'PASS', results_returned: 3, results_validated: 2, document_ids: ['a', 'b'], dropped: { stale: 1 } });
const heldBack = { query_id: 'query-1', conversation_id: 'conversation-1', governance_status: 'ERROR', results_returned: 3, results_validated: 0, document_ids: [], error: 'audit-unwritable' };

describe('a record that reaches the disk after it was given up on', () => {
  it('is put right by a second one: nothing was shown', async () => {
    const appended = ledger.append(shown);
    clock.advance(5_000);
    expect(await appended).toEqual({ ok: false, error: unanswered });
    expect(faults).toEqual([unanswered]);
    await until(() => faults.length === 2);
    expect(faults).toEqual([unanswered, null]);
    expect(recordsIn(folder)).toMatchObject([{ query_id: 'query-1', governance_status: 'PASS', document_ids: ['a', 'b'] }, heldBack]);
    expect(recordsIn(folder)[0]).not.toHaveProperty('error');
    expectWholeChain(recordsIn(folder));
  });

  it('costs no other: each of several is put right, and what comes in time stays as it is', async () => {
    const late = [ledger.append(shown), ledger.append(anEntry({ query_id: 'query-2' }))];
    clock.advance(5_000);
    expect((await Promise.all(late)).map((result) => result.ok)).toEqual([false, false]);
    expect(await ledger.append(anEntry({ query_id: 'query-3' }))).toEqual({ ok: true, value: null });
    await ledger.close();
    const records = recordsIn(folder);
    expect(records.map((record) => `${String(record.query_id)} ${String(record.governance_status)}`).sort()).toEqual(['query-1 ERROR', 'query-1 PASS', 'query-2 ERROR', 'query-2 PASS', 'query-3 PASS']);
    expectWholeChain(records);
    expect(faults.at(-1)).toBeNull();
  });

  it('is in the trail with its correction when the ledger is closed meanwhile', async () => {
    const appended = ledger.append(shown);
    clock.advance(5_000);
    await ledger.close();
    expect((await appended).ok).toBe(false);
    expect(recordsIn(folder)).toMatchObject([{ governance_status: 'PASS' }, heldBack]);
    expect(clock.pending).toBe(0);
  });

  it('is put right once, however slow the disk', async () => {
    clock.slowDisk = true;
    expect(await ledger.append(shown)).toEqual({ ok: false, error: unanswered });
    await until(() => existsSync(folder) && recordsIn(folder).length === 2);
    for (let turns = 0; turns < 50; turns += 1) await turn();
    expect(recordsIn(folder)).toHaveLength(2);
    clock.slowDisk = false;
    expect(await ledger.append(anEntry({ query_id: 'query-2' }))).toEqual({ ok: true, value: null });
    expect(faults).toEqual([unanswered, null]);
    expectWholeChain(recordsIn(folder));
  });

  it('needs no correction where it never gets there, but the trail says that it is missing', async () => {
    const appended = ledger.append(anEntry({ latency_ms: -1 }));
    clock.advance(5_000);
    expect((await appended).ok).toBe(false);
    await ledger.close();
    expect(recordsIn(folder)).toMatchObject([{ event: 'gap', reason: 'unwritable', held_back: 1 }]);
  });
});
