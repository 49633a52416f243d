import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anEntry } from '../../../support/samples';
import { eventsIn, expectWholeChain, type RawRecord } from './trail';
import { trailBench } from './trail-bench';

const bench = trailBench();

describe('what was done to a trail while nothing ran', () => {
  const file = (): string => join(bench.folder, 'audit-2026-02-03.1.jsonl');
  const lines = (): string[] => readFileSync(file(), 'utf8').split('\n').filter(Boolean);

  async function next(): Promise<RawRecord | undefined> {
    await bench.run(1);
    const gap = bench.records.find((record) => record.event === 'gap');
    if (gap === undefined) expect(bench.gaps).toEqual([]);
    else expect(bench.gaps).toMatchObject([{ reason: gap.reason }]);
    return gap;
  }

  it('nothing: no gap', async () => {
    await bench.run(3);
    expect(await next()).toBeUndefined();
  });

  it('a crash after the last checkpoint: no gap, and what came after it is signed now', async () => {
    await bench.run(3);
    const trail = bench.open();
    await trail.append(anEntry({ query_id: 'crashed' }));
    // It goes without a word: its files stay as they are.
    bench.crash();
    expect(await next()).toBeUndefined();
    const events = bench.records.map((record) => record.event ?? record.query_id);
    expect(events.slice(events.indexOf('crashed') + 1)).toEqual(['start', 'ended-without-stop', 'checkpoint', 'query-1', 'stop', 'checkpoint']);
  });

  it('its end cut off, cleanly: a gap by what the keychain remembers, and loudly', async () => {
    await bench.run(3);
    const end = bench.records.at(-1);
    writeFileSync(file(), `${lines().slice(0, 3).join('\n')}\n`);
    expect(await next()).toMatchObject({ reason: 'tail-missing', expected_seq: end?.seq, expected_hash: end?.hash, found_seq: 3, seq: Number(end?.seq) + 1, prev: end?.hash });
  });

  it('its end rewritten, with hashes that fit: a gap all the same', async () => {
    await bench.run(3);
    const kept = lines().slice(0, 3).join('\n');
    writeFileSync(file(), `${kept}\n`);
    const forger = bench.open();
    for (let id = 1; id <= 5; id += 1) await forger.append(anEntry({ query_id: `forged-${id}` }));
    await bench.close(forger);
    expect(await next()).toMatchObject({ reason: 'tail-foreign' });
  });

  it('all files deleted: a gap, and the chain goes on from what the keychain remembers', async () => {
    await bench.run(3);
    const end = bench.records.at(-1);
    rmSync(bench.folder, { recursive: true });
    expect(await next()).toMatchObject({ reason: 'file-missing', expected_seq: end?.seq, found_seq: null, seq: Number(end?.seq) + 1, prev: end?.hash });
  });

  it('its key deleted: a gap, and a new key', async () => {
    await bench.run(3);
    bench.keychain.secrets.clear();
    expect(await next()).toMatchObject({ reason: 'key-lost' });
    expect(new Set(bench.records.flatMap((record) => record.key_id ?? [])).size).toBe(2);
    expectWholeChain(bench.records);
  });

  it('its last line cut short by a crash: set aside and written down, no gap', async () => {
    await bench.run(3);
    const trail = bench.open();
    await trail.append(anEntry({ query_id: 'crashed' }));
    bench.crash();
    truncateSync(file(), readFileSync(file()).length - 5);
    expect(await next()).toBeUndefined();
    expect(eventsIn(bench.folder)).toContain('torn');
    expectWholeChain(bench.records);
  });
});
