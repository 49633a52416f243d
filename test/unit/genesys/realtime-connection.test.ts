import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { turn, until } from '../../support/turns';
import { RealtimeBench } from './realtime-bench';

const startGenesys = loopbackGenesys();
let genesys: LoopbackGenesys;
let simulator: Simulator;
let bench: RealtimeBench;
beforeEach(async () => {
  genesys = await startGenesys();
  ({ simulator } = genesys);
  bench = new RealtimeBench(genesys);
});
afterEach(() => bench.gateway.stop());

const answered = { kind: 'done', value: { kind: 'answered', answer: { results: [{ documentId: 'returns' }] } } };

describe('the connection', () => {
  it('says how it comes to be, with one token and one socket', async () => {
    await bench.start();
    expect(bench.connections.map((connection) => connection.status)).toEqual(['signing-in', 'connecting', 'live']);
    expect(simulator.counters).toMatchObject({ tokensIssued: 1, upgrades: 1, openSockets: 1 });
  });

  it('tells of each sign of life: a pong with how long it took, and an answer', async () => {
    await bench.start();
    bench.clock.advance(0);
    bench.clock.advance(34);
    await until(() => bench.signs.length > 0);
    expect(bench.signs).toEqual([{ at: bench.clock.now(), by: 'pong', tookMs: 34 }]);
    bench.clock.advance(1_000);
    await bench.asks();
    await until(() => bench.signs.length > 1);
    expect(bench.signs.slice(1)).toEqual([{ at: bench.clock.now(), by: 'answer', tookMs: null }]);
  });

  it.each([
    [403, { status: 'stopped', fault: { tag: 'gateway-forbidden' }, retryAt: null, limit: null }],
    [404, { status: 'waiting', fault: { tag: 'gateway-not-found' } }],
    [429, { status: 'waiting', fault: { tag: 'gateway-limited' } }],
    [503, { status: 'waiting', fault: { tag: 'gateway-unavailable', detail: 'it answered 503' } }],
  ] as const)('that is refused with %d says so', async (status, connection) => {
    simulator.faults.upgrade.status = status;
    await bench.start(connection.status);
    expect(bench.connection).toMatchObject(connection);
    expect(simulator.counters).toMatchObject({ tokensIssued: 1, upgradesRefused: 1 });
  });

  it('waits a minute after 404, as long as it is told after 429, and its back-off after 500', async () => {
    const waits: number[] = [];
    for (const status of [404, 429, 500]) {
      Object.assign(simulator.faults.upgrade, { status, retryAfter: status === 429 ? 7 : null });
      await bench.start('waiting');
      waits.push((bench.connection?.retryAt ?? 0) - bench.clock.now());
      bench.gateway.stop();
    }
    expect(waits).toEqual([60_000, 7_000, 500]);
  });

  it('that is refused with 401 is tried once more with a fresh token, and then stops', async () => {
    simulator.faults.upgrade.status = 401;
    await bench.start('stopped');
    expect(bench.connection).toEqual({ status: 'stopped', fault: { tag: 'gateway-unauthorized' }, retryAt: null, limit: null });
    expect(simulator.counters).toMatchObject({ tokensIssued: 2, upgradesRefused: 2 });
    simulator.faults.upgrade.status = null;
    bench.gateway.retryNow();
    await bench.comes('live');
    expect(simulator.counters.tokensIssued).toBe(3);
  });

  it('stops where the secret is refused or a scope is missing', async () => {
    simulator.faults.token.withoutScope = 'knowledge:search';
    await bench.start('stopped');
    expect(bench.connection?.fault).toEqual({ tag: 'scope-missing', detail: 'knowledge:search' });
    const stranger = new RealtimeBench({ ...genesys, credentials: { ...genesys.credentials, clientSecret: 'another' } });
    await stranger.start('stopped');
    expect(stranger.connection?.fault).toEqual({ tag: 'secret-refused' });
    expect(simulator.counters.upgrades).toBe(0);
  });

  it('is tried at once when the agent says so, and no second time when the wait would have been over', async () => {
    simulator.faults.token.status = 503;
    await bench.start('waiting');
    simulator.faults.token.status = null;
    bench.gateway.retryNow();
    await bench.comes('live');
    bench.clock.advance(5_000);
    await turn();
    expect(simulator.counters.upgrades).toBe(1);
  });

  it.each([
    [1011, { tag: 'gateway-unavailable', detail: 'code 1011' }],
    [1012, { tag: 'gateway-unavailable', detail: 'code 1012' }],
    [1013, { tag: 'gateway-unavailable', detail: 'code 1013' }],
    [1006, { tag: 'connection-lost' }],
  ])('that is closed with %d says why and comes back', async (code, named) => {
    await bench.start();
    simulator.dropConnections(code);
    await bench.comes('waiting');
    expect(bench.connection).toEqual({ status: 'waiting', fault: named, retryAt: bench.clock.now() + 500, limit: null });
    await bench.reconnects();
    expect(simulator.counters).toMatchObject({ tokensIssued: 1, upgrades: 2 });
  });
});

describe('what it fails by', () => {
  const says = (status: number, body: string) => (): void => {
    simulator.faults.token.reply = { status, type: 'application/json', body };
  };
  const refuses = (status: number) => (): void => {
    simulator.faults.upgrade.status = status;
  };

  it.each([
    ['a token answer without a token', says(200, '{"hello": "world"}'), 'sign-in-failed', 'the answer holds no token'],
    ['a client without the grant', says(400, '{"error":"unauthorized_client"}'), 'grant-refused', 'unauthorized_client'],
    ['a gateway that wants an upgrade of another kind', refuses(426), 'protocol-broken', 'it answered 426'],
  ] as const)('(%s) is in the log, as a warning, by name and in particular', async (_what, spoil, tag, detail) => {
    spoil();
    bench.gateway.start();
    await until(() => bench.connection?.fault !== null && bench.connection?.fault !== undefined);
    expect(bench.log.lines.filter(({ level }) => level === 'warn')).toMatchObject([{ message: 'gateway session', facts: { fault: tag, detail } }]);
  });

  it('on an open connection is in the log with what the socket ended by', async () => {
    await bench.start();
    simulator.dropConnections(4500);
    await bench.comes('waiting');
    const about = bench.log.lines.filter(({ message }) => message === 'gateway socket ended');
    expect(about).toMatchObject([{ level: 'info', facts: { code: 4500, fault: 'gateway-unavailable', detail: 'code 4500' } }]);
  });
});

describe('the heartbeat', () => {
  it('ends a connection that leaves a ping without a pong for 10 s', async () => {
    simulator.faults.session.pongOff = true;
    await bench.start();
    bench.clock.advance(9_999);
    expect(bench.connection?.status).toBe('live');
    bench.clock.advance(1);
    expect(bench.connection).toMatchObject({ status: 'waiting', fault: { tag: 'connection-lost', detail: 'no heartbeat' } });
    await until(() => simulator.counters.openSockets === 0);
  });

  it('keeps one that answers, and asks again every 20 s', async () => {
    await bench.start();
    bench.clock.advance(0);
    for (let turns = 0; turns < 50; turns += 1) await turn();
    // The ping after that, unanswered, shows when it was sent.
    simulator.faults.session.pongOff = true;
    bench.clock.advance(29_999);
    expect(bench.connection?.status).toBe('live');
    bench.clock.advance(1);
    expect(bench.connection?.status).toBe('waiting');
  });
});

describe('a drop with queries in flight', () => {
  it('sends each of them once more when the connection is back, and settles each once', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const asked = [await bench.asks(), await bench.asks({ conversationId: 'two' })];
    simulator.faults.answers.mute = false;
    simulator.dropConnections(1006);
    await bench.reconnects();
    for (const one of asked) {
      expect(await one.settled()).toMatchObject(answered);
      expect(one.sends).toBe(2);
    }
    expect(simulator.requests.map((request) => [request.socketId, request.message.conversationId])).toEqual([
      [1, 'conversation-1'],
      [1, 'two'],
      [2, 'conversation-1'],
      [2, 'two'],
    ]);
    expect(bench.unasked).toEqual([]);
  });

  it('sends none a third time: it failed', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const asked = await bench.asks();
    simulator.dropConnections(1006);
    await bench.reconnects();
    await until(() => simulator.requests.length === 2);
    simulator.dropConnections(1006);
    // At once, not only when the connection is back.
    await bench.comes('waiting');
    expect(await asked.settled()).toEqual({ kind: 'done', value: { kind: 'failed', fault: { tag: 'connection-lost' } } });
    await bench.reconnects();
    expect(simulator.requests).toHaveLength(2);
  });

  it('does not send again what was given up meanwhile', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const asked = await bench.asks();
    simulator.dropConnections(1006);
    await bench.comes('waiting');
    asked.cancel();
    await bench.reconnects();
    await bench.asks({ conversationId: 'two' });
    expect(simulator.requests.map((request) => request.message.conversationId)).toEqual(['conversation-1', 'two']);
  });
});

describe('an answer on a new connection', () => {
  it('is never taken for that of a query which timed out on the old one', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const before = await bench.asks({ deadline: bench.clock.now() + 400 });
    simulator.dropConnections(1006);
    await bench.reconnects();
    simulator.faults.answers.mute = false;
    const asked = await bench.asks();
    expect(await asked.settled()).toMatchObject(answered);
    expect(await before.settled()).toEqual({ kind: 'timeout' });
    expect(bench.unasked).toEqual([]);
  });
});

describe('a connection that has stopped', () => {
  const forbidden = { kind: 'done', value: { kind: 'failed', fault: { tag: 'gateway-forbidden' } } };

  it('fails what waited for it, with what stopped it', async () => {
    simulator.faults.upgrade.status = 403;
    bench.gateway.start();
    const waiting = [bench.ask(), bench.ask({ conversationId: 'two' })];
    await bench.comes('stopped');
    await turn();
    expect(waiting.map((one) => [one.outcome, one.sends])).toEqual([[forbidden, 0], [forbidden, 0]]);
    expect(bench.clock.pending).toBe(0);
  });

  it('fails what was on its way when it was lost, where it can’t come back', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const asked = await bench.asks();
    simulator.faults.upgrade.status = 403;
    simulator.dropConnections(1006);
    await bench.comes('waiting');
    bench.clock.advance((bench.connection?.retryAt ?? 0) - bench.clock.now());
    await bench.comes('stopped');
    await turn();
    expect([asked.outcome, asked.sends]).toEqual([forbidden, 1]);
  });

  it('fails at once what is asked of it, and answers again when it was tried anew', async () => {
    simulator.faults.upgrade.status = 403;
    await bench.start('stopped');
    const asked = bench.ask();
    await turn();
    expect([asked.outcome, asked.sends]).toEqual([forbidden, 0]);
    simulator.faults.upgrade.status = null;
    bench.gateway.retryNow();
    expect(await bench.ask().settled()).toMatchObject(answered);
  });
});

describe('stopping', () => {
  it('fails what is still asked, lets go of the socket, and says nothing more', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    const asked = await bench.asks();
    bench.gateway.stop();
    expect(await asked.settled()).toEqual({ kind: 'done', value: { kind: 'failed', fault: { tag: 'signed-out' } } });
    expect(bench.connection).toEqual({ status: 'signed-out', fault: null, retryAt: null, limit: null });
    const said = bench.connections.length;
    await until(() => simulator.counters.openSockets === 0);
    await turn();
    expect(bench.connections).toHaveLength(said);
    expect(bench.clock.pending).toBe(0);
  });

  it('fails at once what is asked afterwards, for nobody will ever answer it', async () => {
    await bench.start();
    bench.gateway.stop();
    const asked = bench.ask();
    await turn();
    expect(asked.outcome).toEqual({ kind: 'done', value: { kind: 'failed', fault: { tag: 'signed-out' } } });
  });

  it('while signing in opens no connection when the token comes', async () => {
    bench.gateway.start();
    bench.gateway.stop();
    await until(() => simulator.counters.tokensIssued === 1);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(simulator.counters.upgrades).toBe(0);
    expect(bench.connection?.status).toBe('signed-out');
  });

  it('while waiting for the next try ends that wait', async () => {
    simulator.faults.token.status = 503;
    await bench.start('waiting');
    bench.gateway.stop();
    expect(bench.clock.pending).toBe(0);
    expect(bench.connection?.status).toBe('signed-out');
  });

  it('and starting again gives new answers to new queries', async () => {
    simulator.faults.answers.mute = true;
    await bench.start();
    await bench.asks();
    bench.gateway.stop();
    simulator.faults.answers.mute = false;
    await bench.start();
    expect(await bench.ask().settled()).toMatchObject(answered);
  });
});
