import { createPublicKey, verify } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/main/audit/checkpoints';
import type { GapBody } from '../../../src/main/audit/recovery';
import { trailAccount } from '../../../src/main/audit/signing-key';
import { Trail, type TrailOptions } from '../../../src/main/audit/trail';
import type { Fault } from '../../../src/shared/fault';
import { defaultSettings } from '../../../src/shared/settings';
import { FakeClock } from '../../support/fake-clock';
import { FakeKeychain } from '../../support/fake-keychain';
import { recordingLog } from '../../support/recording-log';
import { aFeedbackEvent, anEntry, dayMs, noon } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { Deferred, until } from '../../support/turns';
import { auditFilesIn, eventsIn, expectWholeChain, recordsIn, type RawRecord } from './trail';

const scratch = scratchFolders();
let folder: string;
let clock: FakeClock;
let keychain: FakeKeychain;
let asked: string[];
let checkpoints: Checkpoint[];
let gaps: GapBody[];
let faults: (Fault | null)[];
let signing: string[];
let hidden: string[];
const open: Trail[] = [];

beforeEach(() => {
  folder = join(scratch(), 'audit');
  clock = new FakeClock(noon);
  asked = [];
  keychain = new FakeKeychain((step) => asked.push(step));
  [checkpoints, gaps, faults, signing, hidden] = [[], [], [], [], []];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((trail) => trail.close('quit').catch(() => undefined)));
});

function openTrail(changed: Partial<TrailOptions> = {}): Trail {
  const trail = new Trail({
    folder,
    clock,
    log: recordingLog(),
    context: () => ({ appVersion: '0.1.0', policyHash: null }),
    rules: () => defaultSettings.audit,
    system: { platform: 'linux', electron: '25.1.1' },
    onFault: (fault) => faults.push(fault),
    onGap: (gap) => gaps.push(gap),
    onSigning: (now) => signing.push(now),
    onCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
    hide: (secret) => hidden.push(secret),
    ...changed,
  });
  open.push(trail);
  return trail;
}

async function close(trail: Trail): Promise<void> {
  open.splice(open.indexOf(trail), 1);
  await trail.close('quit');
}

/** A whole run with some questions, and with a keychain. */
async function run(questions: number): Promise<void> {
  const trail = openTrail();
  await trail.keychainOpened(keychain);
  for (let id = 1; id <= questions; id += 1) await trail.append(anEntry({ query_id: `query-${id}` }));
  await close(trail);
}

const records = (): RawRecord[] => recordsIn(folder);
const stored = (): Record<string, unknown> => JSON.parse(keychain.secrets.get(trailAccount(folder)) ?? '{}') as Record<string, unknown>;

function lastOf(all: readonly RawRecord[]): RawRecord {
  const last = all.at(-1);
  if (last === undefined) throw new Error('There is no record.');
  return last;
}

/** By the public key alone, which a record of the trail names; without the app's own code. */
function expectSigned(checkpoint: RawRecord, all: readonly RawRecord[]): void {
  const before = all[all.indexOf(checkpoint) - 1];
  expect(checkpoint).toMatchObject({ at_seq: before?.seq, at_hash: before?.hash });
  const named = all.find((record) => record.key_id === checkpoint.key_id && typeof record.public_key === 'string');
  const key = createPublicKey({ key: Buffer.from(String(named?.public_key), 'base64'), format: 'der', type: 'spki' });
  const { at_hash, at_seq, key_id, timestamp } = checkpoint;
  const claim = Buffer.from(canonicalize({ at_hash, at_seq, key_id, timestamp }) ?? '');
  expect(verify(null, claim, key, Buffer.from(String(checkpoint.signature), 'base64'))).toBe(true);
  expect(verify(null, Buffer.concat([claim, Buffer.from(' ')]), key, Buffer.from(String(checkpoint.signature), 'base64'))).toBe(false);
}

describe('a trail', () => {
  it('begins with a start that says what it is of, and ends with a stop', async () => {
    const trail = openTrail();
    await trail.append(anEntry());
    await trail.append(aFeedbackEvent());
    await close(trail);
    expect(eventsIn(folder)).toEqual(['start', 'feedback', 'stop']);
    expect(records()[0]).toMatchObject({ event: 'start', format: 1, platform: 'linux', electron: '25.1.1', key_id: null, public_key: null, seq: 1 });
    expect(records()[3]).toMatchObject({ event: 'stop', reason: 'quit' });
    expectWholeChain(records());
    expect(clock.pending).toBe(0);
  });

  it('begins by itself two seconds after it was opened, where nothing happens', async () => {
    openTrail();
    clock.advance(2_000);
    await until(() => existsSync(folder) && records().length === 1);
    expect(eventsIn(folder)).toEqual(['start']);
  });

  it('without a keychain is chained, unsigned, and says so', async () => {
    keychain.refusal = { kind: 'unavailable', detail: 'no secret service' };
    const trail = openTrail();
    await trail.keychainOpened(keychain);
    await trail.append(anEntry());
    await close(trail);
    expect(signing).toEqual(['off']);
    expect(eventsIn(folder)).toEqual(['start', 'stop']);
    expectWholeChain(records());
  });

  it('is not held up by a keychain that does not answer, and names its key when that comes', async () => {
    const answer = new Deferred<undefined>();
    const slow = { read: async () => (await answer.promise, { kind: 'not-found' as const }), write: keychain.write.bind(keychain) };
    const trail = openTrail();
    const opened = trail.keychainOpened(slow);
    expect(await trail.append(anEntry())).toEqual({ ok: true, value: null });
    clock.advance(2_000);
    await opened;
    answer.resolve(undefined);
    await until(() => checkpoints.length === 1);
    expect(eventsIn(folder)).toEqual(['start', 'key', 'checkpoint']);
    expect(records()[0]).toMatchObject({ key_id: null });
    const all = records();
    expectSigned(lastOf(all), all);
  });
});

describe('checkpoints', () => {
  it('are signed by a key that is made on the first run, named in the start, and kept in the keychain alone', async () => {
    await run(2);
    const all = records();
    expect(all.map((record) => record.event ?? 'query')).toEqual(['start', 'query', 'query', 'stop', 'checkpoint']);
    const last = lastOf(all);
    expectSigned(last, all);
    expect(all[0]).toMatchObject({ key_id: last.key_id });
    expect(stored()).toMatchObject({ v: 1, seq: last.seq, hash: last.hash });
    expect(checkpoints).toEqual([last]);
    const secret = String(stored().private_key);
    expect(hidden).toEqual([secret]);
    expect(JSON.stringify(all)).not.toContain(secret);
    expect(keychain.secrets.get(trailAccount(folder))?.length).toBeLessThan(2_560);
  });

  it('go on with the same key in the next run, without one more where nothing is unsigned', async () => {
    await run(1);
    await run(1);
    expect(records().map((record) => record.event ?? 'query')).toEqual(['start', 'query', 'stop', 'checkpoint', 'start', 'query', 'stop', 'checkpoint']);
    expect(new Set(records().flatMap((record) => record.key_id ?? [])).size).toBe(1);
    expectWholeChain(records());
    expect(gaps).toEqual([]);
  });

  it('come every 1,000 records, however fast they are asked for', async () => {
    const trail = openTrail();
    await trail.keychainOpened(keychain);
    await Promise.all(Array.from({ length: 2_500 }, () => trail.append(anEntry())));
    await until(() => checkpoints.length === 2);
    expect(stored().seq).toBe(checkpoints[1]?.seq);
    const all = records();
    for (const checkpoint of all.filter((record) => record.event === 'checkpoint')) expectSigned(checkpoint, all);
    expectWholeChain(all);
  });

  it('come an hour after the first record since the last one, and not while nothing happens', async () => {
    const trail = openTrail();
    await trail.keychainOpened(keychain);
    clock.advance(5 * 3_600_000);
    expect(checkpoints).toEqual([]);
    await trail.append(anEntry());
    clock.advance(3_599_999);
    expect(eventsIn(folder)).not.toContain('checkpoint');
    clock.advance(1);
    await until(() => checkpoints.length === 1);
    clock.advance(5 * 3_600_000);
    await trail.append(anEntry());
    expect(checkpoints).toHaveLength(1);
  });

  it('stay in the trail when the keychain refuses to keep the newest, and it is not asked again by itself', async () => {
    const trail = openTrail();
    await trail.keychainOpened(keychain);
    keychain.refusal = { kind: 'cancelled' };
    for (let hour = 1; hour <= 3; hour += 1) {
      await trail.append(anEntry());
      clock.advance(3_600_000);
      await until(() => checkpoints.length === hour);
    }
    await until(() => asked.filter((step) => step === 'write the keychain').length === 2);
    keychain.refusal = null;
    await trail.keychainOpened(keychain);
    await close(trail);
    expect(stored().seq).toBe(records().at(-1)?.seq);
  });
});

describe('what was done to a trail while nothing ran', () => {
  const file = (): string => join(folder, 'audit-2026-02-03.1.jsonl');
  const lines = (): string[] => readFileSync(file(), 'utf8').split('\n').filter(Boolean);

  async function next(): Promise<RawRecord | undefined> {
    await run(1);
    const gap = records().find((record) => record.event === 'gap');
    if (gap === undefined) expect(gaps).toEqual([]);
    else expect(gaps).toMatchObject([{ reason: gap.reason }]);
    return gap;
  }

  it('nothing: no gap', async () => {
    await run(3);
    expect(await next()).toBeUndefined();
  });

  it('a crash after the last checkpoint: no gap, and what came after it is signed now', async () => {
    await run(3);
    const trail = openTrail();
    await trail.append(anEntry({ query_id: 'crashed' }));
    // It goes without a word: its files stay as they are.
    open.splice(0);
    expect(await next()).toBeUndefined();
    const events = records().map((record) => record.event ?? record.query_id);
    expect(events.slice(events.indexOf('crashed') + 1)).toEqual(['start', 'checkpoint', 'query-1', 'stop', 'checkpoint']);
  });

  it('its end cut off, cleanly: a gap by what the keychain remembers, and loudly', async () => {
    await run(3);
    const end = records().at(-1);
    writeFileSync(file(), `${lines().slice(0, 3).join('\n')}\n`);
    expect(await next()).toMatchObject({ reason: 'tail-missing', expected_seq: end?.seq, expected_hash: end?.hash, found_seq: 3, seq: 4 });
  });

  it('its end rewritten, with hashes that fit: a gap all the same', async () => {
    await run(3);
    const kept = lines().slice(0, 3).join('\n');
    writeFileSync(file(), `${kept}\n`);
    const forger = openTrail();
    for (let id = 1; id <= 5; id += 1) await forger.append(anEntry({ query_id: `forged-${id}` }));
    await close(forger);
    expect(await next()).toMatchObject({ reason: 'tail-foreign' });
  });

  it('all files deleted: a gap, and the chain goes on from what the keychain remembers', async () => {
    await run(3);
    const end = records().at(-1);
    rmSync(folder, { recursive: true });
    expect(await next()).toMatchObject({ reason: 'file-missing', expected_seq: end?.seq, found_seq: null, seq: Number(end?.seq) + 1, prev: end?.hash });
  });

  it('its key deleted: a gap, and a new key', async () => {
    await run(3);
    keychain.secrets.clear();
    expect(await next()).toMatchObject({ reason: 'key-lost' });
    expect(new Set(records().flatMap((record) => record.key_id ?? [])).size).toBe(2);
    expectWholeChain(records());
  });

  it('its last line cut short by a crash: set aside and written down, no gap', async () => {
    await run(3);
    const trail = openTrail();
    await trail.append(anEntry({ query_id: 'crashed' }));
    open.splice(0);
    truncateSync(file(), readFileSync(file()).length - 5);
    expect(await next()).toBeUndefined();
    expect(eventsIn(folder)).toContain('torn');
    expectWholeChain(records());
  });
});

describe('retention', () => {
  /** One record a day. */
  async function days(count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) {
      const trail = openTrail();
      await trail.append(anEntry({ timestamp: new Date(clock.now()).toISOString() }));
      await close(trail);
      clock.advance(dayMs);
    }
  }
  const rules = (): typeof defaultSettings.audit => ({ ...defaultSettings.audit, retentionDays: 30 });

  it('deletes the files of days longer ago than the rule, oldest first, after a record that names them', async () => {
    await days(35);
    const before = auditFilesIn(folder);
    const leaving = before.slice(0, 5).map((name) => ({ name, records: readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as RawRecord) }));
    appendFileSync(join(folder, `${before[0]}.torn-1`), 'torn');
    const trail = openTrail({ rules });
    await trail.append(anEntry());
    clock.advance(60_000);
    await until(() => auditFilesIn(folder).length === before.length + 1 - 5);
    const retention = records().find((record) => record.event === 'retention');
    expect(retention).toMatchObject({
      days: 30,
      removed: leaving.map(({ name, records: gone }) => ({ file: name, first_seq: gone[0]?.seq, last_seq: gone.at(-1)?.seq, last_hash: gone.at(-1)?.hash })),
    });
    // What is left goes on from what was removed.
    expect(records()[0]?.prev).toBe(leaving.at(-1)?.records.at(-1)?.hash);
    await close(trail);
  });

  it('comes again with each new day while it runs', async () => {
    const trail = openTrail({ rules });
    await trail.append(anEntry());
    clock.advance(60_000);
    clock.advance(32 * dayMs);
    await trail.append(anEntry());
    await until(() => auditFilesIn(folder).length === 1);
    expect(eventsIn(folder)).toContain('retention');
  });

  it('never deletes the newest file, however old, nor anything where its record can’t be written', async () => {
    await days(3);
    clock.advance(500 * dayMs);
    const trail = openTrail({ rules });
    await trail.append(anEntry());
    // A day's file that is a folder can't be written to, whoever tries.
    const today = auditFilesIn(folder).at(-1) ?? '';
    rmSync(join(folder, today));
    mkdirSync(join(folder, today));
    clock.advance(60_000);
    await until(() => faults.length > 0);
    expect(auditFilesIn(folder)).toHaveLength(4);
    rmSync(join(folder, today), { recursive: true });
  });

  it('that took the record the keychain remembers is no gap', async () => {
    await run(1);
    clock.advance(500 * dayMs);
    const unsigned = openTrail({ rules });
    await unsigned.append(anEntry());
    clock.advance(60_000);
    await until(() => auditFilesIn(folder).length === 1);
    await close(unsigned);
    await run(1);
    expect(gaps).toEqual([]);
  });
});
