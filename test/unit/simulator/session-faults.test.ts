import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFaults, type Faults } from '../../../src/simulator/faults';
import type { Simulator } from '../../../src/simulator/simulator';
import { connect, startFew, subscribe, untilInFlight } from './peer';

describe('the fault switches of a session', () => {
  let simulator: Simulator;
  let session: Faults['session'];
  beforeEach(async () => {
    simulator = await startFew();
    ({ session } = simulator.faults);
  });
  afterEach(() => simulator.close());

  const outcomes = (): string[] => simulator.requests.map(({ outcome }) => outcome);

  it.each([1008, 1006])('close so many sockets with %i as soon as they are open', async (code) => {
    Object.assign(session, { closeOnOpen: code, closeOnOpenTimes: 2 });
    for (const _time of [1, 2]) expect(await (await connect(simulator)).closed).toBe(code);
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
    expect(session).toEqual(noFaults().session);
    expect(simulator.counters.upgrades).toBe(3);
  });

  it('close with 1008 on so many SUBSCRIBE messages in a row, one a socket', async () => {
    Object.assign(session, { closeOnSubscribe: 1008, closeOnSubscribeTimes: 3 });
    for (const _time of [1, 2, 3]) {
      const peer = await connect(simulator);
      // The second comes to a socket that is closing: it is neither answered nor counted.
      peer.send(subscribe());
      peer.send(subscribe());
      expect(await peer.closed).toBe(1008);
    }
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
    expect(simulator.counters).toMatchObject({ answers: 1, inFlight: 0 });
    expect(session).toEqual(noFaults().session);
  });

  it('close with any code after so many answers', async () => {
    Object.assign(session, { closeAfterAnswers: 2, closeAfterAnswersCode: 1013 });
    const peer = await connect(simulator);
    for (const conversationId of ['a', 'b']) {
      peer.send(subscribe({ conversationId }));
      expect((await peer.next()).conversationId).toBe(conversationId);
    }
    expect(await peer.closed).toBe(1013);
    const again = await connect(simulator);
    again.send(subscribe());
    expect((await again.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('limit a query without saying which, nor for how long', async () => {
    Object.assign(session, { error429: 1, error429RetryAfterS: null, errorWithoutIds: 1 });
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect(await peer.next()).toEqual({ messageType: 'ERROR', code: 429, message: expect.any(String) as unknown });
  });

  it('limit a query in words, and without a message', async () => {
    Object.assign(session, { error429: 1, error429RetryAfterS: 30, error429InWords: 1, errorWithoutMessage: 1 });
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect(await peer.next()).toEqual({ messageType: 'ERROR', code: 'too.many.requests', retryAfter: '30', conversationId: 'conversation-1' });
  });

  it('fail a query with ERROR 500', async () => {
    session.error500 = 1;
    const peer = await connect(simulator);
    peer.send(subscribe());
    expect(await peer.next()).toMatchObject({ messageType: 'ERROR', code: 500, conversationId: 'conversation-1' });
    peer.send(subscribe());
    expect((await peer.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
  });

  it('leave the gateway’s own limit its ids, which no switch takes away', async () => {
    const small = await startFew({ maxConcurrent: 1, latencyMs: 60_000 });
    small.faults.session.errorWithoutIds = true;
    const peer = await connect(small);
    for (const conversationId of ['first', 'second']) peer.send(subscribe({ conversationId }));
    expect(await peer.next()).toMatchObject({ code: 429, conversationId: 'second' });
    await small.close();
  });

  it('are told apart in what is recorded of each query', async () => {
    const peer = await connect(simulator);
    peer.send(subscribe());
    await peer.next();
    simulator.faults.answers.mute = 1;
    peer.send(subscribe());
    await expect.poll(outcomes).toEqual(['answered', 'muted']);
    session.error429 = 1;
    peer.send(subscribe());
    await peer.next();
    simulator.faults.answers.delayMs = 60_000;
    peer.send(subscribe());
    await untilInFlight(simulator, 1);
    expect(outcomes()).toEqual(['answered', 'muted', 'refused', 'waiting']);
    peer.socket.terminate();
    await untilInFlight(simulator, 0);
    expect(outcomes().at(-1)).toBe('dropped');
    session.closeOnSubscribe = 1011;
    (await connect(simulator)).send(subscribe());
    await expect.poll(() => simulator.requests.at(-1)).toMatchObject({ socketId: 2, outcome: 'dropped' });
  });
});
