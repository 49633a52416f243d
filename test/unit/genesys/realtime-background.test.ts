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
});
afterEach(() => bench.gateway.stop());

async function turns(count = 20): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    bench.clock.advance(0);
    await turn();
  }
}

describe('a link', () => {
  it('is healthy once it is there, and not while the gateway asks for less or it is gone', async () => {
    expect(bench.gateway.healthy).toBe(false);
    await bench.start();
    expect(bench.gateway.healthy).toBe(true);
    Object.assign(simulator.faults.session, { error429: 1, error429RetryAfterS: 1 });
    const limited = bench.ask({ conversationId: 'one' });
    await until(() => bench.connection?.limit !== null);
    expect(bench.gateway.healthy).toBe(false);
    bench.clock.advance(1_000);
    await limited.settled();
    for (const conversationId of ['two', 'three', 'four']) await bench.ask({ conversationId }).settled();
    expect(bench.gateway.healthy).toBe(true);
    simulator.dropConnections(1006);
    await bench.comes('waiting');
    expect(bench.gateway.healthy).toBe(false);
  });
});

describe.each(['warm', 'revalidate'] as const)('a question that no agent asked (%s)', (trigger) => {
  it('is no conversation’s subscription: it isn’t asked again on the next connection', async () => {
    await bench.start();
    await bench.ask({ conversationId: 'agent' }).settled();
    await bench.ask({ conversationId: 'nobody', trigger }).settled();
    simulator.dropConnections(1006);
    await bench.reconnects();
    await until(() => {
      bench.clock.advance(0);
      return simulator.counters.subscribes === 3;
    });
    await turns();
    expect(simulator.requests.map((request) => request.message.conversationId)).toEqual(['agent', 'nobody', 'agent']);
  });

  it('brings no news: what comes for it later is nobody’s', async () => {
    await bench.start();
    await bench.ask({ conversationId: 'agent' }).settled();
    await bench.ask({ conversationId: 'nobody', trigger }).settled();
    simulator.push('nobody');
    simulator.push('agent');
    await until(() => bench.log.lines.some(({ facts }) => JSON.stringify(facts ?? null).includes('unknown-conversation')));
    expect(bench.unasked.map((answer) => answer.conversationId)).not.toContain('nobody');
  });
});
