import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { turn, until } from '../../support/turns';
import { RealtimeBench } from './realtime-bench';

const startGenesys = loopbackGenesys();
/** Due at half its life. */
const dueAfterMs = 30_000;
let simulator: Simulator;
let bench: RealtimeBench;
beforeEach(async () => {
  const genesys = await startGenesys({ tokenLifetimeS: (2 * dueAfterMs) / 1_000 });
  ({ simulator } = genesys);
  bench = new RealtimeBench(genesys);
  await bench.start();
});
afterEach(() => bench.gateway.stop());

/** Lets time pass in steps that leave the heartbeat its pongs. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    for (let turns = 0; turns < 20; turns += 1) await turn();
    bench.clock.advance(Math.min(left, 5_000));
  }
}

/** The new socket is open, on both sides. */
async function moved(): Promise<void> {
  await until(() => simulator.counters.upgrades === 2);
  for (let turns = 0; turns < 20; turns += 1) await turn();
}

const subscribed = (): [number, string][] => simulator.requests.map((request) => [request.socketId, request.message.conversationId]);
const statuses = (): string[] => bench.connections.map((connection) => connection.status);

describe('when its token is due, a connection', () => {
  it('is replaced by one with a new token, and nobody notices', async () => {
    await pass(dueAfterMs);
    await until(() => simulator.counters.upgrades === 2 && simulator.counters.openSockets === 1);
    expect(simulator.counters.tokensIssued).toBe(2);
    expect(statuses()).toEqual(['signing-in', 'connecting', 'live']);
    expect(await bench.ask().settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(subscribed()).toEqual([[2, 'conversation-1']]);
  });

  it('stays open until what is on its way there is answered, once, and takes nothing new', async () => {
    simulator.faults.answers.mute = true;
    const before = await bench.asks();
    await pass(dueAfterMs);
    await moved();
    simulator.faults.answers.mute = false;
    const after = await bench.asks({ conversationId: 'two' });
    expect(await after.settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(subscribed()).toEqual([[1, 'conversation-1'], [2, 'two']]);
    expect([simulator.counters.openSockets, before.outcome]).toEqual([2, undefined]);
    simulator.push('conversation-1');
    expect(await before.settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(before.sends).toBe(1);
    await until(() => simulator.counters.openSockets === 1);
  });

  // Found by the model test: its pushes would have ended with the old socket.
  it('hands a conversation over to the new one when its query was answered on the old one', async () => {
    simulator.faults.answers.mute = true;
    const before = await bench.asks();
    await pass(dueAfterMs);
    await moved();
    bench.clock.advance(0);
    simulator.push('conversation-1');
    await before.settled();
    await until(() => {
      bench.clock.advance(0);
      return simulator.requests.length === 2;
    });
    expect(subscribed()).toEqual([[1, 'conversation-1'], [2, 'conversation-1']]);
    simulator.push('conversation-1', [{ documentId: 'news', title: 'News', snippet: '', confidenceScore: 0.9, url: '' }]);
    await until(() => bench.unasked.length === 1);
    expect(bench.unasked).toMatchObject([{ trigger: 'push', query: before.query, results: [{ documentId: 'news' }] }]);
  });

  it('is lost meanwhile: what was on it is sent again on the new one', async () => {
    simulator.faults.answers.mute = true;
    const before = await bench.asks();
    await pass(dueAfterMs);
    await moved();
    simulator.faults.answers.mute = false;
    // Of both sockets, of which the newer one comes back.
    simulator.dropConnections(1012);
    await bench.reconnects();
    expect(await before.settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(before.sends).toBe(2);
  });

  it('goes on working where the new one is refused, which is tried again after a pause', async () => {
    simulator.faults.upgrade.status = 503;
    await pass(dueAfterMs);
    await until(() => simulator.counters.upgradesRefused === 1);
    expect(await bench.ask().settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(statuses()).toEqual(['signing-in', 'connecting', 'live']);
    simulator.faults.upgrade.status = null;
    await pass(500);
    await until(() => simulator.counters.upgrades === 2 && simulator.counters.openSockets === 1);
  });
});
