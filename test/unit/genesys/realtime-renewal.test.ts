import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { noon } from '../../support/samples';
import { turn, until } from '../../support/turns';
import { RealtimeBench } from './realtime-bench';

const startGenesys = loopbackGenesys();
let genesys: LoopbackGenesys;
let simulator: Simulator;
let bench: RealtimeBench;
beforeEach(async () => {
  // Its articles are dated by its clock, so that they would change with each answer.
  genesys = await startGenesys({ now: () => noon });
  ({ simulator } = genesys);
  bench = new RealtimeBench(genesys);
  await bench.start();
});
afterEach(() => bench.gateway.stop());

/** Conversations that were subscribed on that socket, in order. */
function subscribedOn(socketId: number): string[] {
  return simulator.requests.filter((request) => request.socketId === socketId).map((request) => request.message.conversationId);
}

/** Waits for so many, while the moments pass after which the next one is looked for. */
async function subscribed(count: number, socketId = 2): Promise<string[]> {
  await until(() => {
    bench.clock.advance(0);
    return subscribedOn(socketId).length >= count;
  });
  for (let turns = 0; turns < 20; turns += 1) {
    bench.clock.advance(0);
    await turn();
  }
  return subscribedOn(socketId);
}

async function answered(...conversations: string[]): Promise<void> {
  for (const conversationId of conversations) await bench.ask({ conversationId }).settled();
}

async function reconnects(): Promise<void> {
  simulator.dropConnections(1006);
  await bench.reconnects();
}

describe('after a reconnect, live conversations', () => {
  it('are subscribed again, the newest first, after the agents’ own queries', async () => {
    await answered('one', 'two', 'three');
    simulator.faults.answers.mute = true;
    const own = await bench.asks({ conversationId: 'own' });
    simulator.faults.answers.mute = false;
    await reconnects();
    expect(await subscribed(4)).toEqual(['own', 'three', 'two', 'one']);
    expect(await own.settled()).toMatchObject({ value: { kind: 'answered' } });
  });

  it('are subscribed one at a time; an answer is waited for 15 s', async () => {
    await answered('one', 'two');
    simulator.faults.answers.mute = true;
    await reconnects();
    expect(await subscribed(1)).toEqual(['two']);
    bench.clock.advance(9_000);
    expect(await subscribed(1)).toEqual(['two']);
    bench.clock.advance(6_000);
    expect(await subscribed(2)).toEqual(['two', 'one']);
  });

  it('wait until two slots are free', async () => {
    bench.maxConcurrent = 2;
    await answered('one');
    simulator.faults.answers.mute = true;
    const own = await bench.asks({ conversationId: 'own' });
    await reconnects();
    expect(await subscribed(1)).toEqual(['own']);
    simulator.push('own');
    await own.settled();
    expect(await subscribed(2)).toEqual(['own', 'one']);
  });

  it('take no slot from what is asked meanwhile, however many answers come at once', async () => {
    bench.maxConcurrent = 2;
    await answered('one');
    simulator.faults.answers.mute = true;
    for (const conversationId of ['a', 'b']) await bench.asks({ conversationId });
    await reconnects();
    for (const conversationId of ['c', 'd']) bench.ask({ conversationId });
    await until(() => subscribedOn(2).length === 2);
    for (const conversationId of ['a', 'b']) simulator.push(conversationId);
    expect(await subscribed(4)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('that have asked anew meanwhile are not subscribed twice', async () => {
    await answered('one');
    simulator.dropConnections(1006);
    await bench.comes('waiting');
    bench.ask({ conversationId: 'one' });
    await bench.reconnects();
    expect(await subscribed(1)).toEqual(['one']);
  });

  it('whose query was cancelled on its way are left alone', async () => {
    simulator.faults.answers.mute = true;
    (await bench.asks({ conversationId: 'one' })).cancel();
    await reconnects();
    await bench.asks({ conversationId: 'two' });
    expect(await subscribed(1)).toEqual(['two']);
  });
});

describe('the answer to a renewed subscription', () => {
  it('is no news where it says what was said before', async () => {
    await answered('one');
    await reconnects();
    await subscribed(1);
    await until(() => bench.log.lines.some((line) => line.message === 'unusable message ignored'));
    expect(bench.log.lines).toContainEqual({ level: 'warn', message: 'unusable message ignored', facts: { what: 'no-news' } });
    expect(bench.unasked).toEqual([]);
  });

  it('is a push where it says something new', async () => {
    simulator.faults.answers.mute = true;
    const asked = await bench.asks({ conversationId: 'one', deadline: bench.clock.now() + 1_000 });
    bench.clock.advance(1_000);
    expect(await asked.settled()).toEqual({ kind: 'timeout' });
    simulator.faults.answers.mute = false;
    await reconnects();
    await subscribed(1);
    await until(() => bench.unasked.length === 1);
    expect(bench.unasked).toMatchObject([{ trigger: 'push', conversationId: 'one', query: asked.query, results: [{ documentId: 'returns' }] }]);
  });
});
