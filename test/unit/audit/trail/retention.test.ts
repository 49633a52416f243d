import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPublicKey } from '../../../../src/main/audit/verify/keys';
import { verifyTrail } from '../../../../src/main/audit/verify/verify-trail';
import { defaultSettings } from '../../../../src/shared/settings/settings';
import { recordingLog } from '../../../support/recording-log';
import { anEntry, dayMs, noon } from '../../../support/samples';
import { turn, until } from '../../../support/turns';
import { auditFilesIn, eventsIn, recordsOf } from './trail';
import { expectSigned, trailBench } from './trail-bench';

// Five weeks of files take their time on a busy disk.
vi.setConfig({ testTimeout: 60_000 });

const bench = trailBench();
beforeEach(() => {
  bench.rules = { ...defaultSettings.audit, retentionDays: 30 };
});

/** One record a day, by one run that removes nothing. Where it is `signed`, the first of them. */
async function days(count: number, first: 'signed' | 'unsigned' = 'unsigned'): Promise<void> {
  if (first === 'signed') await bench.run(1);
  const trail = bench.open({ rules: () => defaultSettings.audit });
  for (let day = 0; day < count; day += 1) {
    if (day > 0) bench.clock.advance(dayMs);
    await trail.append(anEntry({ timestamp: new Date(bench.clock.now()).toISOString() }));
  }
  await bench.close(trail);
  bench.clock.advance(dayMs);
  // It has no further word on what the tests look at.
  bench.log = recordingLog();
}

const logged = (message: string): number => bench.log.lines.filter((line) => line.message === message).length;

/** Does what brings a retention about, and waits until that is over: whatever it found, or nothing. */
async function retained(cause: () => unknown): Promise<void> {
  const [looked, removed] = [logged('old audit files looked for'), logged('old audit files removed')];
  await cause();
  await until(() => logged('old audit files looked for') === looked + 1);
  const { facts } = bench.log.lines.filter((line) => line.message === 'old audit files looked for').at(-1) ?? {};
  if ((facts as { found: number }).found > 0) await until(() => logged('old audit files removed') === removed + 1);
}

/** A run that begins, and lasts until its first retention is over. */
async function runPastRetention(): Promise<void> {
  const trail = bench.open();
  await trail.append(anEntry());
  await retained(() => bench.clock.advance(60_000));
  await bench.close(trail);
}

const fileOf = (day: number): string => `audit-${new Date(noon + day * dayMs).toISOString().slice(0, 10)}.1.jsonl`;

describe('retention', () => {
  it('deletes the files of days longer ago than the rule, oldest first, after a record that names them', async () => {
    await days(35);
    const before = auditFilesIn(bench.folder);
    const leaving = before.slice(0, 5).map((name) => ({ name, records: recordsOf(join(bench.folder, name)) }));
    appendFileSync(join(bench.folder, `${before[0]}.torn-1`), 'torn');
    const trail = bench.open();
    await trail.append(anEntry());
    bench.clock.advance(60_000);
    await until(() => auditFilesIn(bench.folder).length === before.length + 1 - 5);
    const retention = bench.records.find((record) => record.event === 'retention');
    expect(retention).toMatchObject({
      days: 30,
      removed: leaving.map(({ name, records: gone }) => ({ file: name, first_seq: gone[0]?.seq, last_seq: gone.at(-1)?.seq, last_hash: gone.at(-1)?.hash })),
    });
    // What is left goes on from what was removed.
    expect(bench.records[0]?.prev).toBe(leaving.at(-1)?.records.at(-1)?.hash);
    expect(readdirSync(bench.folder).filter((name) => name.includes('torn'))).toEqual([]);
  });

  it('comes again with each new day while it runs', async () => {
    const trail = bench.open();
    await trail.append(anEntry());
    bench.clock.advance(60_000);
    for (let day = 1; day <= 32; day += 1) {
      bench.clock.advance(dayMs);
      await trail.append(anEntry());
    }
    await until(() => auditFilesIn(bench.folder).length === 31);
    expect(auditFilesIn(bench.folder)[0]).toBe(fileOf(2));
    expect(eventsIn(bench.folder)).toContain('retention');
  });

  it('never deletes anything where its record can’t be written', async () => {
    await days(35);
    const trail = bench.open();
    await trail.append(anEntry());
    // A day's file that is a folder can't be written to, whoever tries.
    const today = auditFilesIn(bench.folder).at(-1) ?? '';
    rmSync(join(bench.folder, today));
    mkdirSync(join(bench.folder, today));
    bench.clock.advance(60_000);
    await until(() => bench.faults.length > 0);
    expect(auditFilesIn(bench.folder)).toHaveLength(36);
    rmSync(join(bench.folder, today), { recursive: true });
  });

  it('that took the record the keychain remembers is no gap', async () => {
    await days(35, 'signed');
    bench.keychain.refusal = { kind: 'unavailable', detail: 'no secret service' };
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    await trail.append(anEntry());
    await retained(() => bench.clock.advance(60_000));
    expect(auditFilesIn(bench.folder)[0]).toBe(fileOf(5));
    await bench.close(trail);
    bench.keychain.refusal = null;
    await bench.run(1);
    expect(bench.gaps).toEqual([]);
  });
});

describe('the record of a removal', () => {
  it('is signed directly behind it, whatever is written at the same moment, before the first file goes', async () => {
    await days(35, 'signed');
    let policyHash: string | null = null;
    const trail = bench.open({ context: () => ({ appVersion: '0.1.0', policyHash }) });
    await trail.keychainOpened(bench.keychain);
    bench.clock.advance(60_000);
    let going = true;
    const others = Array.from({ length: 20 }, async (_one, index) => {
      for (let id = 0; going; id += 1) {
        policyHash = index === 0 && id % 3 === 0 ? id.toString(16).padStart(64, '0') : policyHash;
        await trail.append(anEntry({ query_id: `${index}-${id}`, policy_hash: policyHash, timestamp: new Date(bench.clock.now()).toISOString() }));
      }
    });
    await until(() => auditFilesIn(bench.folder)[0] === fileOf(5), 30_000);
    going = false;
    await Promise.all(others);
    const all = bench.records;
    const at = all.findIndex((record) => record.event === 'retention');
    const checkpoint = all[at + 1];
    expect(checkpoint).toMatchObject({ event: 'checkpoint', at_seq: all[at]?.seq, at_hash: all[at]?.hash });
    if (checkpoint !== undefined) expectSigned(checkpoint, all);
    expect(bench.gaps).toEqual([]);
    // The verifier takes the ledger's word for what is gone.
    await bench.close(trail);
    const key = readPublicKey(trail.signed.signer?.publicKey ?? '');
    const known = { keys: key === null ? [] : [key], anchor: trail.signed.anchor };
    const { verification } = await verifyTrail(bench.folder, known, { onProgress: () => undefined, signal: new AbortController().signal });
    expect(verification).toMatchObject({ outcome: 'whole', findings: [] });
  });

  it('waits with the files while the key of a signed trail may still come, and no longer', async () => {
    await days(35, 'signed');
    const trail = bench.open();
    await trail.append(anEntry());
    bench.clock.advance(60_000);
    await until(() => logged('old audit files wait for the key') === 1);
    expect(eventsIn(bench.folder)).not.toContain('retention');
    expect(auditFilesIn(bench.folder)).toHaveLength(36);
    await trail.keychainOpened(bench.keychain);
    await until(() => auditFilesIn(bench.folder)[0] === fileOf(5));
    const kinds = bench.kinds;
    expect(kinds[kinds.indexOf('retention') + 1]).toBe('checkpoint');
  });

  it('does without a signature where the keychain refuses', async () => {
    await days(35, 'signed');
    const trail = bench.open();
    bench.keychain.refusal = { kind: 'cancelled' };
    await trail.keychainOpened(bench.keychain);
    await trail.append(anEntry());
    await retained(() => bench.clock.advance(60_000));
    expect(auditFilesIn(bench.folder)[0]).toBe(fileOf(5));
    expect(bench.kinds.slice(bench.kinds.indexOf('retention'))).toEqual(['retention']);
  });
});

describe('a clock that is wrong', () => {
  it('and leaps ahead while it runs deletes no more than without, however long it stays so', async () => {
    await days(35);
    const trail = bench.open();
    await trail.append(anEntry());
    await retained(() => bench.clock.advance(60_000));
    expect(auditFilesIn(bench.folder)[0]).toBe(fileOf(5));
    bench.clock.set(noon + 800 * dayMs);
    for (let day = 0; day < 6; day += 1) {
      await retained(() => trail.append(anEntry()));
      bench.clock.advance(dayMs);
    }
    // Work by a date that nobody believes bears nothing out.
    expect(auditFilesIn(bench.folder)[0]).toBe(fileOf(6));
  });

  it('at the start of one run, or of two, deletes nothing more than three days early; nor is anything lost when it is right again', async () => {
    await days(35);
    await runPastRetention();
    const kept = auditFilesIn(bench.folder).filter((name) => name >= fileOf(35 - 30 + 3));
    for (const ahead of [800, 801]) {
      bench.clock.set(noon + ahead * dayMs);
      await runPastRetention();
    }
    expect(auditFilesIn(bench.folder)).toEqual(expect.arrayContaining(kept));
    bench.clock.set(noon + 36 * dayMs);
    await runPastRetention();
    expect(auditFilesIn(bench.folder)).toEqual(expect.arrayContaining(kept));
  });

  it('is not what an app that was off for a month has: it deletes from the fourth day of use on', async () => {
    await days(35);
    bench.clock.advance(30 * dayMs);
    const oldest: (string | undefined)[] = [];
    for (let day = 0; day < 4; day += 1) {
      await runPastRetention();
      oldest.push(auditFilesIn(bench.folder)[0]);
      bench.clock.advance(dayMs);
    }
    // On the fourth day all that is older than 30 days goes at once: what is left is what was written since.
    expect(oldest).toEqual([5, 6, 7, 65].map(fileOf));
  });
});

describe('a trail that ends while its old files are read', () => {
  it('writes nothing more once it is closed', async () => {
    await days(35);
    // A file that takes a while to read, and takes no room on the disk.
    const endless = join(bench.folder, fileOf(-1));
    writeFileSync(endless, '');
    truncateSync(endless, 128 * 1024 * 1024);
    const trail = bench.open();
    await trail.append(anEntry());
    bench.clock.advance(60_000);
    const closed = bench.close(trail);
    bench.clock.advance(1_000);
    await closed;
    const newest = join(bench.folder, auditFilesIn(bench.folder).at(-1) ?? '');
    const size = statSync(newest).size;
    await until(() => logged('old audit files looked for') === 1);
    for (let turns = 0; turns < 50; turns += 1) await turn();
    // Nor does anybody wait for a record that never comes.
    expect(bench.clock.pending).toBe(0);
    expect(statSync(newest).size).toBe(size);
    expect(existsSync(join(bench.folder, 'writer.lock'))).toBe(false);
    rmSync(endless);
    expect(readFileSync(newest, 'utf8')).not.toContain('retention');
  });
});
