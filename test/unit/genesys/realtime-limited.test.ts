import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { turn, until } from '../../support/turns';
import { RealtimeBench } from './realtime-bench';

const startGenesys = loopbackGenesys();
let simulator: Simulator;
let bench: RealtimeBench;
beforeEach(async () => {
  const genesys = await startGenesys();
  ({ simulator } = genesys);
  bench = new RealtimeBench(genesys);
  await bench.start();
});
afterEach(() => bench.gateway.stop());

async function refused(times: number): Promise<void> {
  await until(() => simulator.counters.errors === times && bench.gateway.capacity === 0);
  for (let turns = 0; turns < 5; turns += 1) await turn();
}

describe('a gateway that answers ERROR 429', () => {
  it('is asked again when the pause it asks for is over, and not before', async () => {
    Object.assign(simulator.faults.session, { error429: 1, error429RetryAfterS: 7 });
    const asked = bench.ask();
    await refused(1);
    expect(bench.connection).toMatchObject({ status: 'live', limit: { atOnce: 2, resumesAt: bench.clock.now() + 7_000 } });
    const other = bench.ask({ conversationId: 'two' });
    bench.clock.advance(6_999);
    expect([asked.sends, other.sends]).toEqual([1, 0]);
    bench.clock.advance(1);
    expect([asked.sends, other.sends]).toEqual([2, 1]);
    expect(await asked.settled()).toMatchObject({ value: { kind: 'answered' } });
  });

  it.each([
    ['without a message', { errorWithoutMessage: 1 }],
    ['in words', { error429InWords: 1 }],
    ['without saying whom it is about, when only one question is out', { errorWithoutIds: 1 }],
    ['alone', { errorWithoutMessage: 1, errorWithoutIds: 1 }],
  ])('%s is understood all the same', async (_how, faults) => {
    Object.assign(simulator.faults.session, { error429: 1, error429RetryAfterS: 7, ...faults });
    const asked = bench.ask();
    await refused(1);
    expect(bench.connection).toMatchObject({ limit: { atOnce: 2, resumesAt: bench.clock.now() + 7_000 } });
    bench.clock.advance(7_000);
    expect(await asked.settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(asked.sends).toBe(2);
  });

  it('that says nothing of whom it is about pauses all, and takes none back where several are out', async () => {
    simulator.faults.answers.mute = 1;
    const first = await bench.asks();
    Object.assign(simulator.faults.session, { error429: 1, error429RetryAfterS: 7, errorWithoutIds: 1 });
    const second = bench.ask({ conversationId: 'two' });
    await refused(1);
    bench.clock.advance(7_000);
    expect([first.sends, second.sends]).toEqual([1, 1]);
  });

  it('is asked half as much at once, and one more with each answer', async () => {
    Object.assign(simulator.faults.session, { error429: 1, error429RetryAfterS: 1 });
    const limits = (): (number | null)[] => bench.connections.map(({ limit }) => limit?.atOnce ?? null);
    bench.ask();
    await refused(1);
    bench.clock.advance(1_000);
    for (const conversationId of ['one', 'two', 'three', 'four']) await bench.ask({ conversationId }).settled();
    const seen = limits();
    expect(seen.slice(seen.indexOf(2))).toEqual([2, 2, 3, 4, null]);
  });

  it('three times has the query told that the gateway limits us', async () => {
    Object.assign(simulator.faults.session, { error429: true, error429RetryAfterS: 1 });
    const asked = bench.ask();
    for (const times of [1, 2, 3]) {
      await refused(times);
      bench.clock.advance(1_000);
    }
    expect(await asked.settled()).toEqual({ kind: 'done', value: { kind: 'failed', fault: { tag: 'gateway-limited' } } });
    expect(asked.sends).toBe(3);
  });

  it('and names no pause gets one of full jitter', async () => {
    Object.assign(simulator.faults.session, { error429: 2, error429RetryAfterS: null });
    bench.ask();
    await refused(1);
    expect(bench.connection?.limit?.resumesAt).toBe(bench.clock.now() + 500);
    bench.clock.advance(500);
    await refused(2);
    expect(bench.connection?.limit?.resumesAt).toBe(bench.clock.now() + 1_000);
  });
});

describe('a gateway that closes with 4429', () => {
  it('is asked the question three times in all, as after any other “too much”', async () => {
    Object.assign(simulator.faults.session, { closeOnSubscribe: 4429, closeOnSubscribeTimes: 2 });
    const asked = bench.ask();
    for (const times of [1, 2]) {
      await bench.comes('waiting');
      expect([asked.sends, bench.connection?.fault]).toEqual([times, { tag: 'gateway-limited' }]);
      await bench.reconnects();
    }
    expect(await asked.settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(asked.sends).toBe(3);
  });
});
