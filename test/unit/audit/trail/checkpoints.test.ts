import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Checkpoints } from '../../../../src/main/audit/trail/checkpoints';
import { SigningKey, trailAccount } from '../../../../src/main/audit/trail/signing-key';
import { ok } from '../../../../src/shared/domain/result';
import { FakeKeychain } from '../../../support/fake-keychain';
import { anEntry } from '../../../support/samples';
import { turn, until } from '../../../support/turns';
import { eventsIn, expectWholeChain } from './trail';
import { expectSigned, lastOf, trailBench } from './trail-bench';

const bench = trailBench();

describe('checkpoints', () => {
  it('are signed by a key that is made on the first run, named in the start, and kept in the keychain alone', async () => {
    await bench.run(2);
    const all = bench.records;
    expect(all.map((record) => record.event ?? 'query')).toEqual(['start', 'query', 'query', 'stop', 'checkpoint']);
    const last = lastOf(all);
    expectSigned(last, all);
    expect(all[0]).toMatchObject({ key_id: last.key_id });
    expect(bench.stored).toMatchObject({ v: 1, seq: last.seq, hash: last.hash });
    const { digest: _digest, ...told } = last;
    expect(bench.checkpoints).toEqual([told]);
    const secret = String(bench.stored.private_key);
    expect(bench.hidden).toEqual([secret]);
    expect(JSON.stringify(all)).not.toContain(secret);
    expect(bench.keychain.secrets.get(trailAccount(bench.folder))?.length).toBeLessThan(2_560);
  });

  it('go on with the same key in the next run, without one more where nothing is unsigned', async () => {
    await bench.run(1);
    await bench.run(1);
    expect(bench.kinds).toEqual(['start', 'query', 'stop', 'checkpoint', 'start', 'query', 'stop', 'checkpoint']);
    expect(new Set(bench.records.flatMap((record) => record.key_id ?? [])).size).toBe(1);
    expectWholeChain(bench.records);
    expect(bench.gaps).toEqual([]);
  });

  it('come every 1,000 records, however fast they are asked for', async () => {
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    await Promise.all(Array.from({ length: 2_500 }, () => trail.append(anEntry())));
    await until(() => bench.checkpoints.length === 2);
    expect(bench.stored.seq).toBe(bench.checkpoints[1]?.seq);
    const all = bench.records;
    for (const checkpoint of all.filter((record) => record.event === 'checkpoint')) expectSigned(checkpoint, all);
    expectWholeChain(all);
  });

  it('come an hour after the first record since the last one, and not while nothing happens', async () => {
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    bench.clock.advance(5 * 3_600_000);
    expect(bench.checkpoints).toEqual([]);
    await trail.append(anEntry());
    bench.clock.advance(3_599_999);
    expect(eventsIn(bench.folder)).not.toContain('checkpoint');
    bench.clock.advance(1);
    await until(() => bench.checkpoints.length === 1);
    bench.clock.advance(5 * 3_600_000);
    await trail.append(anEntry());
    expect(bench.checkpoints).toHaveLength(1);
  });

  it('stay in the trail when the keychain refuses to keep the newest, and it is not asked again by itself', async () => {
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    bench.keychain.refusal = { kind: 'cancelled' };
    for (let hour = 1; hour <= 3; hour += 1) {
      await trail.append(anEntry());
      bench.clock.advance(3_600_000);
      await until(() => bench.checkpoints.length === hour);
    }
    await until(() => bench.asked.filter((step) => step === 'write the keychain').length === 2);
    bench.keychain.refusal = null;
    await trail.keychainOpened(bench.keychain);
    await bench.close(trail);
    expect(bench.stored.seq).toBe(bench.records.at(-1)?.seq);
  });

  it('that could not be made is made a minute later, however little is written meanwhile', async () => {
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    await trail.append(anEntry());
    rmSync(join(bench.folder, 'audit-2026-02-03.1.jsonl'));
    bench.clock.advance(3_600_000);
    await until(() => bench.faults.some((fault) => fault !== null));
    for (let seconds = 0; seconds <= 60; seconds += 1) {
      bench.clock.advance(1_000);
      await turn();
    }
    await until(() => bench.checkpoints.length === 1);
    expect(bench.kinds).toEqual(['gap', 'checkpoint']);
  });

  it('count what the ledger writes by itself', async () => {
    let policyHash = 'a'.repeat(64);
    const trail = bench.open({ context: () => ({ appVersion: '0.1.0', policyHash }) });
    await trail.keychainOpened(bench.keychain);
    for (let id = 0; id < 501; id += 1) {
      policyHash = (policyHash.startsWith('a') ? 'b' : 'a').repeat(64);
      await trail.append(anEntry({ policy_hash: policyHash }));
    }
    await until(() => bench.checkpoints.length === 1);
    expect(bench.kinds.filter((kind) => kind === 'policy-changed')).toHaveLength(501);
  });

  it('go on after somebody who is told of one fails', async () => {
    const told: number[] = [];
    const trail = bench.open({
      onCheckpoint: ({ seq }) => {
        told.push(seq);
        if (told.length === 1) throw new Error('nobody is at home');
      },
    });
    await trail.keychainOpened(bench.keychain);
    for (let id = 1; id <= 2; id += 1) {
      await trail.append(anEntry());
      await trail.sign();
    }
    expect(told).toEqual([3, 5]);
  });
});

describe('what the keychain is told', () => {
  it('is on the disk first: a power cut could make the trail look cut off', async () => {
    const did: string[] = [];
    let disk: 'well' | 'failing' = 'failing';
    const head = { seq: 1, hash: 'a'.repeat(64) };
    const checkpoints = new Checkpoints({
      ledger: {
        append: () => Promise.resolve(ok(null)),
        appendLinked: (entry) => {
          if (typeof entry === 'function') entry(head);
          return Promise.resolve(ok({ seq: 2, hash: 'b'.repeat(64) }));
        },
        sync: () => {
          did.push('synced');
          return disk === 'well' ? Promise.resolve() : Promise.reject(new Error('the disk reports an error'));
        },
      },
      folder: bench.folder,
      clock: bench.clock,
      context: () => ({ appVersion: '0.1.0', policyHash: null }),
      onCheckpoint: () => did.push('told the stores'),
      onUnanchored: () => undefined,
      onFailed: () => did.push('failed'),
    });
    checkpoints.adopt(SigningKey.make(), new FakeKeychain((step) => did.push(step)));
    expect(await checkpoints.make()).toBe(false);
    expect(did).toEqual(['synced', 'failed']);
    disk = 'well';
    expect(await checkpoints.make()).toBe(true);
    expect(did.slice(2)).toEqual(['synced', 'told the stores', 'write the keychain']);
    checkpoints.stop();
  });
});
