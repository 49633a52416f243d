import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tail } from '../../../../src/main/audit/trail/audit-files';
import { Ledger } from '../../../../src/main/audit/trail/ledger';
import type { AuditEntry } from '../../../../src/shared/domain/audit-record';
import type { Fault } from '../../../../src/shared/domain/fault';
import { FakeClock } from '../../../support/fake-clock';
import { anEntry, dayMs, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';
import { until } from '../../../support/turns';
import { auditFilesIn, expectWholeChain, queriesIn, recordsIn, recordsOf } from './trail';

const scratch = scratchFolders();
let folder: string;
let clock: FakeClock;
let faults: (Fault | null)[];
let tails: Tail[];
const open: Ledger[] = [];

beforeEach(() => {
  folder = join(scratch(), 'profile', 'audit');
  clock = new FakeClock(noon);
  faults = [];
  tails = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((ledger) => ledger.close()));
});

function openLedger(): Ledger {
  const ledger = new Ledger({ folder, clock, onFault: (fault) => faults.push(fault), onOpened: (tail) => tails.push(tail) });
  open.push(ledger);
  return ledger;
}

const entry = (id: number | string, fields: Partial<AuditEntry> = {}): AuditEntry => anEntry({ query_id: `query-${id}`, ...fields });
const done = { ok: true, value: null };

describe('a record', () => {
  it('is in the file by the time it is acknowledged', async () => {
    const ledger = openLedger();
    for (let id = 1; id <= 5; id += 1) {
      expect(await ledger.append(entry(id))).toEqual(done);
      const lines = readFileSync(join(folder, 'audit-2026-02-03.1.jsonl'), 'utf8').split('\n');
      expect(lines.at(-1)).toBe('');
      expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ query_id: `query-${id}`, seq: id });
    }
  });

  it('keeps its place among 200 asked for at once', async () => {
    const ledger = openLedger();
    const results = await Promise.all(Array.from({ length: 200 }, (_one, id) => ledger.append(entry(id + 1))));
    expect(results.every((result) => result.ok)).toBe(true);
    const records = recordsIn(folder);
    expect(records.map((record) => record.query_id)).toEqual(Array.from({ length: 200 }, (_one, id) => `query-${id + 1}`));
    expectWholeChain(records);
  });

  it('is for its owner’s eyes only', async () => {
    await openLedger().append(entry(1));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'audit-2026-02-03.1.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('has its fields in the protocol’s order, whoever made the entry', async () => {
    const scrambled = Object.fromEntries(Object.entries(entry(1, { error: 'query-timeout' })).reverse());
    // The same entry, its fields the other way round.
    await openLedger().append(scrambled as AuditEntry);
    expect(Object.keys(recordsIn(folder)[0] ?? {})).toEqual([
      'timestamp',
      'conversation_id',
      'query_id',
      'latency_ms',
      'results_returned',
      'results_validated',
      'cache_hit',
      'governance_status',
      'trigger',
      'document_ids',
      'dropped',
      'error',
      'app_version',
      'policy_hash',
      'seq',
      'prev',
      'digest',
      'hash',
    ]);
  });

  it('that is no record is refused alone, and costs no other', async () => {
    const ledger = openLedger();
    const results = await Promise.all([ledger.append(entry(1)), ledger.append(entry(2, { latency_ms: -1 })), ledger.append(entry('\ud800')), ledger.append(entry(4))]);
    expect(results.map((result) => result.ok)).toEqual([true, false, false, true]);
    expectWholeChain(recordsIn(folder));
    expect(recordsIn(folder)).toHaveLength(2);
  });
});

describe('the chain', () => {
  it('goes on across restarts, in the same file of the same day', async () => {
    for (let run = 1; run <= 3; run += 1) {
      const ledger = openLedger();
      await ledger.append(entry(run));
      await ledger.close();
    }
    expect(auditFilesIn(folder)).toEqual(['audit-2026-02-03.1.jsonl']);
    expectWholeChain(recordsIn(folder));
    expect(tails.map((tail) => tail.head.seq)).toEqual([0, 1, 2]);
  });

  it('goes on across days, each in its own file', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1));
    clock.advance(12 * 3_600_000 - 1);
    await ledger.append(entry(2));
    clock.advance(1);
    await ledger.append(entry(3));
    await ledger.close();
    clock.advance(3 * dayMs);
    await openLedger().append(entry(4));
    expect(auditFilesIn(folder)).toEqual(['audit-2026-02-03.1.jsonl', 'audit-2026-02-04.1.jsonl', 'audit-2026-02-07.1.jsonl']);
    expectWholeChain(recordsIn(folder));
    expect(recordsIn(folder)).toHaveLength(4);
  });

  it('goes on in the newest file when the clock is set back, also after a restart', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1));
    clock.set(noon - 40 * dayMs);
    await ledger.append(entry(2));
    await ledger.close();
    await openLedger().append(entry(3));
    expect(auditFilesIn(folder)).toEqual(['audit-2026-02-03.1.jsonl']);
    expectWholeChain(recordsIn(folder));
  });

  it('goes on after the largest record that a gateway can cause', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1, { document_ids: Array.from({ length: 1_000 }, () => '知'.repeat(200)) }));
    await ledger.close();
    await openLedger().append(entry(2));
    expect(auditFilesIn(folder)).toHaveLength(1);
    expectWholeChain(recordsIn(folder));
  });
});

describe('what a crash left', () => {
  const file = (): string => join(folder, 'audit-2026-02-03.1.jsonl');

  async function written(records: number): Promise<void> {
    const ledger = openLedger();
    for (let id = 1; id <= records; id += 1) await ledger.append(entry(id));
    await ledger.close();
  }

  it('of a line cut short is set aside, and the chain goes on from the line before', async () => {
    await written(2);
    writeFileSync(file(), '{"timestamp":"2026-02-03T12:0', { flag: 'a' });
    await openLedger().append(entry(3));
    expectWholeChain(recordsIn(folder));
    expect(recordsIn(folder)).toHaveLength(4);
    expect(recordsIn(folder)[2]).toMatchObject({ event: 'torn', file: 'audit-2026-02-03.1.jsonl', bytes: 29, kept_as: `audit-2026-02-03.1.jsonl.torn-${noon}` });
    expect(readFileSync(`${file()}.torn-${noon}`, 'utf8')).toBe('{"timestamp":"2026-02-03T12:0');
    expect(statSync(`${file()}.torn-${noon}`).mode & 0o777).toBe(0o600);
    expect(tails.at(-1)).toMatchObject({ tornBytes: 29, broken: false, head: { seq: 2 } });
  });

  it('is set aside through no link that somebody laid: the copy takes another name', async () => {
    await written(2);
    const victim = join(folder, 'victim');
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, `${file()}.torn-${noon}`);
    writeFileSync(file(), '{"time', { flag: 'a' });
    await openLedger().append(entry(3));
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    const keptAs = String(recordsIn(folder)[2]?.kept_as);
    expect(keptAs).toMatch(new RegExp(`^audit-2026-02-03\\.1\\.jsonl\\.torn-${noon}-[0-9a-f-]{36}$`));
    expect(readFileSync(join(folder, keptAs), 'utf8')).toBe('{"time');
  });

  it('of a day’s very first line is set aside, and the chain goes on from the day before', async () => {
    await written(2);
    clock.advance(dayMs);
    writeFileSync(join(folder, 'audit-2026-02-04.1.jsonl'), '{"time');
    await openLedger().append(entry(3));
    expectWholeChain(recordsIn(folder));
    expect(auditFilesIn(folder)).toHaveLength(2);
  });

  it('of a file that was made but never written to changes nothing', async () => {
    await written(1);
    clock.advance(dayMs);
    writeFileSync(join(folder, 'audit-2026-02-04.1.jsonl'), '');
    await openLedger().append(entry(2));
    expectWholeChain(recordsIn(folder));
  });

  it.each(['{"seq":7}\n', 'not json\n', '\u0000\u0000\n'])('of a last line that is no record (%j) is written down as a gap at the beginning of a new part, and the chain goes on from the last record', async (rubbish) => {
    await written(1);
    const [before] = recordsIn(folder);
    writeFileSync(file(), rubbish, { flag: 'a' });
    await openLedger().append(entry(2));
    expect(auditFilesIn(folder)).toEqual(['audit-2026-02-03.1.jsonl', 'audit-2026-02-03.2.jsonl']);
    expect(readFileSync(file(), 'utf8').endsWith(rubbish)).toBe(true);
    const [gap, record] = recordsOf(join(folder, 'audit-2026-02-03.2.jsonl'));
    expect(gap).toMatchObject({ event: 'gap', reason: 'unreadable', seq: 2, prev: before?.hash, expected_seq: null, found_seq: 1 });
    expect(record).toMatchObject({ seq: 3, query_id: 'query-2' });
    expect(tails.at(-1)?.broken).toBe(true);
  });
});

describe('a disk that fails', () => {
  it('holds the record back with a reason, and takes the next one when it works again', async () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    const ledger = openLedger();
    const refused = { ok: false, error: { tag: 'audit-unwritable', detail: 'the audit folder is not a folder' } };
    expect(await ledger.append(entry(1))).toEqual(refused);
    expect(await ledger.append(entry(2))).toEqual(refused);
    rmSync(folder);
    expect(await ledger.append(entry(3))).toEqual(done);
    expect(faults).toEqual([refused.error, null]);
    expect(queriesIn(folder).map((record) => record.query_id)).toEqual(['query-3']);
    expect(recordsIn(folder)[0]).toMatchObject({ event: 'gap', reason: 'unwritable', held_back: 2 });
    expectWholeChain(recordsIn(folder));
  });

  // That of a full disk is in disk.test.ts.
  it('because something lies where its next file belongs says so, and the chain goes on when that is gone', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1));
    clock.advance(dayMs);
    const today = join(folder, 'audit-2026-02-04.1.jsonl');
    mkdirSync(today);
    const results = await Promise.all([ledger.append(entry(2)), ledger.append(entry(3))]);
    const full = { ok: false, error: { tag: 'audit-unwritable', detail: 'a file of that name is there already' } };
    expect(results).toEqual([full, full]);
    rmSync(today, { recursive: true });
    expect(await ledger.append(entry(4))).toEqual(done);
    expect(faults).toEqual([full.error, null]);
    expect(queriesIn(folder).map((record) => record.query_id)).toEqual(['query-1', 'query-4']);
    expect(recordsIn(folder)[1]).toMatchObject({ event: 'gap', reason: 'unwritable', expected_seq: 1, found_seq: 1, held_back: 2 });
    expectWholeChain(recordsIn(folder));
  });

  it.runIf(process.platform === 'linux').each([
    ['a link to an endless device', (path: string) => symlinkSync('/dev/zero', path)],
    ['a pipe that nobody writes to', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to a file elsewhere', (path: string) => symlinkSync(import.meta.filename, path)],
  ])('because %s has the name of its next file neither waits for it nor reads it', async (_what, make) => {
    const before = openLedger();
    await before.append(entry(1));
    await before.close();
    const today = join(folder, 'audit-2026-02-04.1.jsonl');
    make(today);
    clock.advance(dayMs);
    const ledger = openLedger();
    expect(await ledger.append(entry(2))).toEqual({ ok: false, error: { tag: 'audit-unwritable', detail: 'a file of that name is there already' } });
    rmSync(today);
    expect(await ledger.append(entry(3))).toEqual(done);
    expectWholeChain(recordsIn(folder));
  });

  it('by not answering is given up on after 5 s', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1));
    const appended = ledger.append(entry(2));
    clock.advance(5_000);
    expect(await appended).toEqual({ ok: false, error: { tag: 'audit-unwritable', detail: 'the disk does not answer' } });
  });
});

describe('closing', () => {
  it('waits for what was appended, syncs it and leaves no timer', async () => {
    const ledger = openLedger();
    const appended = Array.from({ length: 50 }, (_one, id) => ledger.append(entry(id)));
    await ledger.close();
    expect(recordsIn(folder)).toHaveLength(50);
    expect((await Promise.all(appended)).every((result) => result.ok)).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('a ledger that was never written to makes no file', async () => {
    await openLedger().close();
    expect(existsSync(folder)).toBe(false);
  });

  it('for good: what is appended later is refused, opens nothing anew and raises no alarm', async () => {
    const ledger = openLedger();
    await ledger.append(entry(1));
    await ledger.close();
    expect(await ledger.append(entry(2))).toEqual({ ok: false, error: { tag: 'audit-unwritable', detail: 'it is closed' } });
    expect(readdirSync(folder)).toEqual(['audit-2026-02-03.1.jsonl']);
    expect(recordsIn(folder)).toHaveLength(1);
    expect([faults, clock.pending]).toEqual([[], 0]);
  });

  it('writes down a gap that could not be written before', async () => {
    const first = openLedger();
    await first.append(entry(1));
    await first.close();
    clock.advance(dayMs);
    const today = join(folder, 'audit-2026-02-04.1.jsonl');
    mkdirSync(today);
    const ledger = new Ledger({ folder, clock, onFault: () => undefined, onOpened: () => undefined });
    ledger.expect({ seq: 9, hash: '9'.repeat(64) });
    // The first try is over when the next one has its time.
    await until(() => clock.pending > 0);
    rmSync(today, { recursive: true });
    await ledger.close();
    expect(recordsIn(folder)).toMatchObject([{ query_id: 'query-1' }, { event: 'gap', reason: 'tail-missing', expected_seq: 9, seq: 10, prev: '9'.repeat(64) }]);
  });
});
