import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerFault } from '../../../src/simulator/answer-faults';
import type { Simulator } from '../../../src/simulator/simulator';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { until } from '../../support/turns';
import { RealtimeBench, type Asked } from './realtime-bench';

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

const answered = { kind: 'done', value: { kind: 'answered', answer: { results: [{ documentId: 'returns' }], dropped: {} } } };
const failed = (detail: string): object => ({ kind: 'done', value: { kind: 'failed', fault: { tag: 'gateway-error', detail } } });
const ids = ['one', 'two', 'three', 'four', 'five'];

/** Asks five questions, each of its own conversation, the gateway's answers being spoilt from then on as often as is said. */
function fiveAsked(fault: AnswerFault, times: number | true): readonly Asked[] {
  simulator.faults.answers[fault] = times;
  return ids.map((conversationId) => bench.ask({ conversationId }));
}

/** Lets every wait for the next try pass until all of these have ended. */
async function allEnd(asked: readonly Asked[]): Promise<readonly (Asked['outcome'])[]> {
  while (asked.some((one) => one.outcome === undefined)) {
    await until(() => bench.connection?.status === 'waiting' || asked.every((one) => one.outcome !== undefined), 10_000);
    if (bench.connection?.status === 'waiting') await bench.reconnects();
  }
  return asked.map((one) => one.outcome);
}

describe('one answer that is not as it should be', () => {
  it.each<AnswerFault>(['latin1', 'binary', 'framed', 'oddFields', 'emptyQueryId', 'shoutedIds', 'nullResults', 'nanScores', 'cutOff', 'twoMebibytes'])('(%s) costs the four beside it nothing, and no connection', async (fault) => {
    const asked = fiveAsked(fault, 1);
    const outcomes = await allEnd(asked);
    expect(outcomes.filter((one) => one?.kind === 'done' && one.value.kind === 'answered')).toHaveLength(5);
    expect(simulator.counters.upgrades).toBe(1);
    // What can't be read at all is asked for once more, and that alone.
    const again = fault === 'cutOff' || fault === 'twoMebibytes' ? 1 : 0;
    expect(asked.map((one) => one.sends - 1).reduce((sum, more) => sum + more)).toBe(again);
  });

  it.each<readonly [AnswerFault, string]>([
    ['cutOff', 'an answer was not understood'],
    ['twoMebibytes', 'an answer was over 1 MiB'],
  ])('(%s) each time fails its own question, at once', async (fault, detail) => {
    simulator.faults.answers[fault] = true;
    const asked = bench.ask();
    expect(await asked.settled()).toEqual(failed(detail));
    expect(asked.sends).toBe(2);
    expect(bench.clock.now()).toBe(asked.query.askedAt);
    expect(simulator.counters.upgrades).toBe(1);
  });
});

describe('one answer that no connection survives', () => {
  it.each<AnswerFault>(['nineMebibytes', 'tinyFragments'])('(%s) costs one connection, and no question', async (fault) => {
    const outcomes = await allEnd(fiveAsked(fault, 1));
    for (const outcome of outcomes) expect(outcome).toMatchObject(answered);
  }, 30_000);

  it('each time fails its own question alone, whichever of them it is', async () => {
    for (const [index] of ids.entries()) {
      // The gateway answers in the order of asking; whatever comes for the spoilt one is too long, whenever it is asked.
      Object.assign(simulator.faults.answers, { nineMebibytes: true, onlyOf: `${index} of five, round ${index}` });
      const asked = ids.map((_id, turn) => bench.ask({ conversationId: `${turn} of five, round ${index}` }));
      const outcomes = await allEnd(asked);
      // Nor is the spoilt one subscribed again, for the same to come.
      const { upgrades } = simulator.counters;
      await bench.ask({ conversationId: `after round ${index}` }).settled();
      expect(simulator.counters.upgrades).toBe(upgrades);
      for (const [turn, outcome] of outcomes.entries()) expect(outcome).toMatchObject(turn === index ? failed('an answer was over 8 MiB') : answered);
    }
  }, 60_000);
});
