import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aFeedbackEvent, anEntry } from '../../../support/samples';
import { Deferred, until } from '../../../support/turns';
import { eventsIn, expectWholeChain } from './trail';
import { expectSigned, lastOf, trailBench } from './trail-bench';

const bench = trailBench();

describe('a trail', () => {
  it('begins with a start that says what it is of, and ends with a stop', async () => {
    const trail = bench.open();
    await trail.append(anEntry());
    await trail.append(aFeedbackEvent());
    await bench.close(trail);
    expect(eventsIn(bench.folder)).toEqual(['start', 'feedback', 'stop']);
    expect(bench.records[0]).toMatchObject({ event: 'start', format: 2, platform: 'linux', electron: '25.1.1', key_id: null, public_key: null, seq: 1 });
    expect(bench.records[3]).toMatchObject({ event: 'stop', reason: 'quit' });
    expectWholeChain(bench.records);
    expect(bench.clock.pending).toBe(0);
  });

  it('begins by itself two seconds after it was opened, where nothing happens', async () => {
    bench.open();
    bench.clock.advance(2_000);
    await until(() => existsSync(bench.folder) && bench.records.length === 1);
    expect(eventsIn(bench.folder)).toEqual(['start']);
  });

  it('without a keychain is chained, unsigned, and says so', async () => {
    bench.keychain.refusal = { kind: 'unavailable', detail: 'no secret service' };
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    await trail.append(anEntry());
    await bench.close(trail);
    expect(bench.signing).toEqual(['off']);
    expect(eventsIn(bench.folder)).toEqual(['start', 'stop']);
    expectWholeChain(bench.records);
  });

  it('is not held up by a keychain that does not answer, and names its key when that comes', async () => {
    const answer = new Deferred<undefined>();
    const slow = { read: async () => (await answer.promise, { kind: 'not-found' as const }), write: bench.keychain.write.bind(bench.keychain) };
    const trail = bench.open();
    const opened = trail.keychainOpened(slow);
    expect(await trail.append(anEntry())).toEqual({ ok: true, value: null });
    bench.clock.advance(2_000);
    await opened;
    answer.resolve(undefined);
    await until(() => bench.checkpoints.length === 1);
    expect(eventsIn(bench.folder)).toEqual(['start', 'key', 'checkpoint']);
    expect(bench.records[0]).toMatchObject({ key_id: null });
    const all = bench.records;
    expectSigned(lastOf(all), all);
  });
});
