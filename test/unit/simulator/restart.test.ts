import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { askToken, connect, startFew, subscribe, tokenOf, untilInFlight } from './peer';

describe('a simulator that restarts', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startFew();
  });
  afterEach(() => simulator.close());

  it('closes every socket with 1012, and serves on the same port with the same tokens', async () => {
    const { origin } = simulator;
    const { access_token: token } = await tokenOf(simulator);
    const peers = [await connect(simulator, token), await connect(simulator, token)];
    await simulator.restart();
    expect(await Promise.all(peers.map((peer) => peer.closed))).toEqual([1012, 1012]);
    const again = await connect(simulator, token);
    again.send(subscribe());
    expect((await again.next()).messageType).toBe('KNOWLEDGE_SEARCH_RESPONSE');
    expect(simulator.origin).toBe(origin);
    expect(simulator.counters).toMatchObject({ tokensIssued: 1, upgrades: 3, openSockets: 1 });
    expect(simulator.requests.map(({ socketId }) => socketId)).toEqual([3]);
  });

  it('lets go of what it worked on', async () => {
    simulator.faults.answers.delayMs = 60_000;
    const peer = await connect(simulator);
    for (const conversationId of ['a', 'b', 'c']) peer.send(subscribe({ conversationId }));
    await untilInFlight(simulator, 3);
    await simulator.restart(1006);
    expect(await peer.closed).toBe(1006);
    expect(simulator.counters).toMatchObject({ inFlight: 0, answers: 0, subscribes: 3 });
    expect(simulator.requests.map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped', 'dropped']);
  });

  it('is not there while it is down, and cuts a sign-in that waits', async () => {
    simulator.faults.token.delayMs = 150;
    const waiting = expect(askToken(simulator)).rejects.toThrow();
    await expect.poll(() => simulator.tokens.length).toBe(1);
    await simulator.goDown();
    await waiting;
    simulator.faults.token.delayMs = 0;
    await expect(askToken(simulator)).rejects.toThrow();
    await simulator.comeBack();
    await simulator.comeBack();
    expect((await askToken(simulator)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(simulator.counters.tokensIssued).toBe(1);
  });

  it('does not wait for a peer that reads nothing', async () => {
    const deaf = await connect(simulator);
    deaf.socket.pause();
    simulator.faults.answers.hugeFrame = 1;
    deaf.send(subscribe());
    await expect.poll(() => simulator.counters.answers).toBe(1);
    const started = performance.now();
    await simulator.restart();
    expect(performance.now() - started).toBeLessThan(10_000);
    deaf.socket.terminate();
  });

  it('can be closed while it is down', async () => {
    await simulator.goDown();
    await simulator.close();
  });
});
