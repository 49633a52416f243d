import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerFault } from '../../../src/simulator/answer-faults';
import type { Simulator } from '../../../src/simulator/simulator';
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

const answered = { kind: 'done', value: { kind: 'answered', answer: { results: [{ documentId: 'returns' }], dropped: {} } } };
const delivery = { value: { answer: { results: [{ documentId: 'delivery' }] } } };
const aMoment = 1_000;
/** A query that times out after a moment. */
const brief = (): { deadline: number } => ({ deadline: bench.clock.now() + aMoment });

describe('a query', () => {
  it('is answered with what the gateway found', async () => {
    const asked = bench.ask();
    expect(await asked.settled()).toMatchObject(answered);
    expect(asked.sends).toBe(1);
    expect(simulator.requests.map((request) => request.message)).toEqual([
      {
        messageType: 'SUBSCRIBE',
        conversationId: 'conversation-1',
        queryText: 'how long do I have for returning it',
        knowledgeSources: [{ knowledge_base_id: 'kb', priority: 1 }],
        maxResults: 5,
        confidenceThreshold: 0.75,
        language: 'en-US',
      },
    ]);
  });

  it('asked while there is no connection goes out when there is one', async () => {
    bench.gateway.stop();
    bench.gateway.start();
    const asked = bench.ask();
    expect(asked.sends).toBe(0);
    expect(await asked.settled()).toMatchObject(answered);
  });

  it('that the gateway finds wrong fails with its code and none of its words', async () => {
    const asked = bench.ask({ sources: [] });
    expect(await asked.settled()).toEqual({ kind: 'done', value: { kind: 'failed', fault: { tag: 'gateway-error', detail: 'code 400' } } });
    expect(await bench.ask().settled()).toMatchObject(answered);
  });

  it('of the same conversation finds its own answer by its id, where the gateway echoes it', async () => {
    const echoing = await startGenesys({ echoQueryId: true });
    const other = new RealtimeBench(echoing);
    other.queryId = 'send';
    await other.start();
    const first = other.ask();
    const second = other.ask({ text: 'what are the delivery charges' });
    expect(await first.settled()).toMatchObject(answered);
    expect(await second.settled()).toMatchObject(delivery);
    expect(echoing.simulator.requests.map((request) => request.message.queryId)).toEqual(['query-1', 'query-2']);
    other.gateway.stop();
  });
});

describe('an answer nobody waits for', () => {
  it('is given to the query that timed out, never to the next one of the conversation', async () => {
    Object.assign(simulator.faults.answers, { late: 1, lateMs: 150 });
    const first = await bench.asks(brief());
    bench.clock.advance(aMoment);
    expect(await first.settled()).toEqual({ kind: 'timeout' });
    const second = bench.ask({ text: 'what are the delivery charges' });
    expect(await second.settled()).toMatchObject(delivery);
    await until(() => bench.unasked.length === 1);
    expect(bench.unasked).toMatchObject([{ trigger: 'late', query: first.query, results: [{ documentId: 'returns' }] }]);
    // On a socket of its own, so that the two can't be taken for each other; the old one goes when it owes no more.
    expect(simulator.requests.map((request) => request.socketId)).toEqual([1, 2]);
    await until(() => simulator.counters.openSockets === 1);
  });

  it('and never comes doesn’t shift those of the queries after it', async () => {
    simulator.faults.answers.mute = 1;
    const first = await bench.asks(brief());
    bench.clock.advance(aMoment);
    expect(await first.settled()).toEqual({ kind: 'timeout' });
    for (let round = 0; round < 2; round += 1) {
      expect(await bench.ask({ text: 'what are the delivery charges' }).settled()).toMatchObject(delivery);
      expect(await bench.ask().settled()).toMatchObject(answered);
    }
    expect(bench.unasked).toEqual([]);
    expect(simulator.counters.upgrades).toBe(2);
  });

  it('is the oldest’s of its conversation where there can’t be a new socket', async () => {
    simulator.faults.answers.mute = true;
    const first = await bench.asks(brief());
    bench.clock.advance(aMoment);
    simulator.faults.upgrade.status = 503;
    const second = await bench.asks({ text: 'what are the delivery charges' });
    simulator.faults.upgrade.status = null;
    simulator.push('conversation-1', [{ documentId: 'late', title: 'Late', snippet: '', confidenceScore: 0.9, url: '' }]);
    await until(() => bench.unasked.length === 1);
    expect(bench.unasked).toEqual([{ trigger: 'late', conversationId: 'conversation-1', query: first.query, dropped: {}, results: [expect.objectContaining({ documentId: 'late' })] }]);
    expect(second.outcome).toBeUndefined();
    simulator.push('conversation-1');
    expect(await second.settled()).toMatchObject(delivery);
    expect(bench.unasked).toHaveLength(1);
  });

  it('is a push where its conversation has nothing unanswered', async () => {
    const asked = bench.ask();
    await asked.settled();
    const news = { documentId: 'news', title: 'News', snippet: '', confidenceScore: 0.9, url: '' };
    simulator.push('conversation-1', [news]);
    await until(() => bench.unasked.length === 1);
    expect(bench.unasked[0]).toMatchObject({ trigger: 'push', query: asked.query, results: [{ documentId: 'news' }] });
    simulator.push('conversation-1', [{ ...news, snippet: 'They have changed.' }]);
    await until(() => bench.unasked.length === 2);
    expect(bench.unasked[1]).toMatchObject({ trigger: 'push', results: [{ documentId: 'news', snippet: 'They have changed.' }] });
  });

  it('to a query that is cancelled before it goes out never comes', async () => {
    bench.gateway.stop();
    bench.gateway.start();
    const asked = bench.ask();
    asked.cancel();
    await bench.comes('live');
    expect(await bench.ask({ conversationId: 'another' }).settled()).toMatchObject({ value: { kind: 'answered' } });
    expect(simulator.requests.map((request) => request.message.conversationId)).toEqual(['another']);
    expect(asked.outcome).toEqual({ kind: 'cancelled' });
  });

  it('to a query that was cancelled on its way is dropped, and the next one gets its own', async () => {
    // It comes after the second's, or never: on one socket the second's would be taken for it.
    for (const rest of [{ late: 1, lateMs: 60 }, { mute: 1 }]) {
      Object.assign(simulator.faults.answers, rest);
      const first = await bench.asks();
      first.cancel();
      expect(await bench.ask({ text: 'what are the delivery charges' }).settled()).toMatchObject(delivery);
    }
    expect(bench.unasked).toEqual([]);
    expect(simulator.requests.map((request) => request.socketId)).toEqual([1, 2, 2, 3]);
  });

  it('to a renewed subscription is never taken for that of a query which is asked meanwhile', async () => {
    await bench.ask().settled();
    simulator.dropConnections(1006);
    simulator.faults.answers.mute = 1;
    await bench.reconnects();
    bench.clock.advance(0);
    await until(() => simulator.requests.at(-1)?.outcome === 'muted');
    expect(await bench.ask({ text: 'what are the delivery charges' }).settled()).toMatchObject(delivery);
    expect(bench.unasked).toEqual([]);
    expect(simulator.requests.map((request) => request.socketId)).toEqual([1, 2, 3]);
  });

  it('is not waited for longer than 3 s where the gateway is slow to give a new socket', async () => {
    simulator.faults.answers.mute = 1;
    const first = await bench.asks(brief());
    bench.clock.advance(aMoment);
    expect(await first.settled()).toEqual({ kind: 'timeout' });
    simulator.faults.upgrade.stall = 1;
    const second = bench.ask({ text: 'what are the delivery charges' });
    bench.clock.advance(2_999);
    expect(second.sends).toBe(0);
    bench.clock.advance(1);
    expect(second.sends).toBe(1);
    await until(() => simulator.requests.length === 2);
    expect(simulator.requests.map((request) => request.socketId)).toEqual([1, 1]);
  });

  it('that comes twice with the id we sent settles once, and is nothing to the next query of its conversation', async () => {
    const echoing = await startGenesys({ echoQueryId: true });
    const other = new RealtimeBench(echoing);
    other.queryId = 'send';
    await other.start();
    // Both are out before the first answer, which comes twice, then the second's.
    echoing.simulator.faults.answers.duplicate = 1;
    const first = other.ask();
    const second = other.ask({ text: 'what are the delivery charges' });
    expect(await first.settled()).toMatchObject(answered);
    expect(await second.settled()).toMatchObject(delivery);
    expect(other.unasked).toEqual([]);
    expect(other.log.lines).toContainEqual({ level: 'warn', message: 'unusable message ignored', facts: { what: 'repeated' } });
    other.gateway.stop();
  });

  it('that comes twice settles once, and is no news the second time', async () => {
    simulator.faults.answers.duplicate = 1;
    expect(await bench.ask().settled()).toMatchObject(answered);
    await until(() => bench.log.lines.some((line) => line.message === 'unusable message ignored'));
    expect(bench.log.lines).toContainEqual({ level: 'warn', message: 'unusable message ignored', facts: { what: 'no-news' } });
    expect(bench.unasked).toEqual([]);
  });
});

describe('a gateway that sends rubbish', () => {
  it.each<[AnswerFault, string]>([
    ['nonJson', 'not-json'],
    ['wrongConversation', 'unknown-conversation'],
  ])('(%s) settles nothing with it; it is logged once, and the session goes on', async (rubbish, what) => {
    simulator.faults.answers[rubbish] = 2;
    const asked = [await bench.asks(), await bench.asks({ conversationId: 'two' })];
    await until(() => simulator.counters.answers === 2);
    const next = bench.ask({ conversationId: 'three' });
    expect(await next.settled()).toMatchObject(answered);
    expect(asked.map((one) => one.outcome)).toEqual([undefined, undefined]);
    expect(bench.log.lines.filter((line) => line.level === 'warn')).toEqual([{ level: 'warn', message: 'unusable message ignored', facts: { what } }]);
    expect(simulator.counters.upgrades).toBe(1);
    simulator.push('conversation-1');
    expect(await asked[0]?.settled()).toMatchObject(answered);
  });

  it('(malformedResults) loses those results and no other', async () => {
    simulator.faults.answers.malformedResults = 1;
    const outcome = await bench.ask().settled();
    // The fault's last result is well-formed but dated 2999: that is for relevance to judge.
    expect(outcome).toMatchObject({ value: { answer: { dropped: { invalid: 3, 'no-id': 3, 'no-text': 2, 'no-score': 5 }, results: [{ documentId: 'malformed' }, { documentId: 'returns' }] } } });
  });

  it.each<AnswerFault>(['oddFields', 'markup', 'latin1', 'binary', 'framed', 'emptyQueryId', 'shoutedIds'])('(%s) says the same', async (odd) => {
    const [plain] = [await bench.ask().settled()];
    simulator.faults.answers[odd] = 1;
    const outcome = await bench.ask({ conversationId: 'another' }).settled();
    const result = { documentId: 'returns', title: odd === 'latin1' ? '\uFFFD Returning something' : 'Returning something', snippet: 'Unused goods can be returned within 30 days.' };
    expect(plain).toMatchObject(answered);
    expect(outcome).toMatchObject({ value: { answer: { dropped: {}, results: [result] } } });
  });

  it.each<readonly [AnswerFault, object]>([
    ['nullResults', { dropped: {}, results: [] }],
    ['nullScores', { dropped: { 'no-score': 1 }, results: [] }],
    ['nanScores', { dropped: { 'no-score': 1 }, results: [] }],
    ['stringScores', { dropped: {}, results: [{ documentId: 'returns' }] }],
  ])('(%s) is answered all the same', async (odd, answer) => {
    simulator.faults.answers[odd] = 1;
    expect(await bench.ask().settled()).toMatchObject({ value: { kind: 'answered', answer } });
  });

  it('(scriptUrls) gives no address to open', async () => {
    simulator.faults.answers.scriptUrls = 1;
    expect(await bench.ask().settled()).toMatchObject({ value: { answer: { results: [{ documentId: 'returns', url: null }] } } });
  });

  it.each<AnswerFault>(['protoKeys', 'deepJson', 'tinyFragments'])('(%s) is understood all the same, or costs one connection at most', async (rubbish) => {
    simulator.faults.answers[rubbish] = 1;
    const asked = bench.ask();
    await until(() => asked.outcome !== undefined || bench.connection?.status === 'waiting', 15_000);
    if (asked.outcome === undefined) await bench.reconnects();
    expect(await asked.settled()).toMatchObject(answered);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('(hugeFrame) costs one connection, and the query is answered on the next', async () => {
    simulator.faults.answers.hugeFrame = 1;
    const asked = bench.ask();
    await bench.reconnects();
    expect(await asked.settled()).toMatchObject(answered);
    expect(asked.sends).toBe(2);
  });

  it('(wrongQueryId) where we sent no id, says nothing by its own: the oldest query of the conversation is settled', async () => {
    simulator.faults.answers.wrongQueryId = 1;
    const asked = bench.ask();
    expect(await asked.settled()).toMatchObject(answered);
    expect(bench.unasked).toEqual([]);
  });
});
