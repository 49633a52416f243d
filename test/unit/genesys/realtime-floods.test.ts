import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import type { WireResult } from '../../../src/simulator/wire';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { until } from '../../support/turns';
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

const results = (times: number): WireResult[] =>
  Array.from({ length: 100 }, (_one, index) => ({
    documentId: `doc-${times}-${index}`, title: `Number ${index}`, snippet: 'Unused goods can be returned.', confidenceScore: 0.9, lastUpdated: '2026-01-30T00:00:00.000Z', url: 'https://help.example/returns',
  }));

describe('a gateway that floods', () => {
  it('with new knowledge is heard at the pace of a reader, and answers as ever', async () => {
    await bench.ask().settled();
    const conversationId = simulator.requests[0]?.message.conversationId ?? '';
    for (let times = 0; times < 100; times += 1) simulator.push(conversationId, results(times));
    await until(() => bench.overRate.length === 96);
    expect(new Set(bench.overRate)).toEqual(new Set(['push']));
    expect(bench.unasked).toHaveLength(4);
    bench.clock.advance(2_000);
    expect(bench.unasked).toHaveLength(5);
    expect(bench.unasked.at(-1)?.results).toHaveLength(100);
    expect(bench.unasked.at(-1)?.results[0]?.documentId).toBe('doc-99-0');
    expect(await bench.ask().settled()).toMatchObject({ kind: 'done', value: { kind: 'answered' } });
  });

  it('with what is nothing new changes nothing, and is counted', async () => {
    await bench.ask().settled();
    const conversationId = simulator.requests[0]?.message.conversationId ?? '';
    simulator.push(conversationId, results(0));
    await until(() => bench.unasked.length === 1);
    for (let times = 0; times < 50; times += 1) simulator.push(conversationId, results(0));
    await until(() => bench.overRate.length === 30);
    expect(bench.unasked).toHaveLength(1);
    expect(bench.overRate).toEqual(Array.from({ length: 30 }, () => 'no-news'));
    expect(bench.log.lines.filter(({ message }) => message === 'unusable message ignored')).toHaveLength(1);
  });
});
