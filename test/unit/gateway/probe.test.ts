import { beforeEach, describe, expect, it } from 'vitest';
import { probe } from '../../../src/main/gateway/realtime/probe';
import { FakeClock } from '../../support/fake-clock';
import { loopbackServers, nowhere } from '../../support/loopback';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { turn, until, watch } from '../../support/turns';

const startGenesys = loopbackGenesys();
const serve = loopbackServers();
let genesys: LoopbackGenesys;
let clock: FakeClock;
let abort: AbortController;
beforeEach(async () => {
  genesys = await startGenesys();
  clock = new FakeClock();
  abort = new AbortController();
});

const test = (changed: Partial<LoopbackGenesys['credentials']> = {}): ReturnType<typeof probe> =>
  probe({ ...genesys.credentials, ...changed }, { fetch, agent: undefined, clock, signal: abort.signal });

describe('testing a sign-in', () => {
  it('succeeds where a session would, and leaves nothing open', async () => {
    expect(await test()).toEqual({ ok: true, value: null });
    expect(genesys.simulator.counters).toMatchObject({ tokensIssued: 1, upgrades: 1, subscribes: 0 });
    await until(() => genesys.simulator.counters.openSockets === 0);
    await turn();
    expect(clock.pending).toBe(0);
  });

  it('says that the secret is refused', async () => {
    expect(await test({ clientSecret: 'another' })).toEqual({ ok: false, error: { tag: 'secret-refused' } });
  });

  it('says which scope is missing', async () => {
    genesys.simulator.faults.token.withoutScope = 'agent-assist:realtime';
    expect(await test()).toEqual({ ok: false, error: { tag: 'scope-missing', detail: 'agent-assist:realtime' } });
  });

  it.each([
    [401, 'gateway-unauthorized'],
    [403, 'gateway-forbidden'],
    [404, 'gateway-not-found'],
    [429, 'gateway-limited'],
    [502, 'gateway-unavailable'],
  ])('says what a %d of the gateway means', async (status, tag) => {
    genesys.simulator.faults.upgrade.status = status;
    expect(await test()).toMatchObject({ ok: false, error: { tag } });
    await turn();
    expect(clock.pending).toBe(0);
  });

  it('says that nobody is there', async () => {
    const orgUrl = await nowhere();
    expect(await test({ orgUrl })).toEqual({ ok: false, error: { tag: 'host-unreachable', detail: new URL(orgUrl).host } });
  });

  it('follows no redirect of the upgrade, so that the token goes nowhere else', async () => {
    let reached = 0;
    const elsewhere = await serve((_request, response) => {
      reached += 1;
      response.end();
    });
    const orgUrl = await serve((request, response) => {
      if (request.method === 'POST') response.end('{"access_token": "a-token", "expires_in": 3600}');
      else response.writeHead(302, { location: elsewhere }).end();
    });
    expect(await test({ orgUrl })).toEqual({ ok: false, error: { tag: 'gateway-unavailable', detail: 'it answered 302' } });
    expect(reached).toBe(0);
  });

  it('ends when it is cancelled in the middle of the upgrade', async () => {
    genesys.simulator.faults.upgrade.stall = true;
    const tested = watch(test());
    await until(() => genesys.simulator.counters.tokensIssued === 1);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    abort.abort();
    await until(() => tested.value !== undefined);
    expect(tested.value).toEqual({ ok: false, error: { tag: 'signed-out' } });
  });

  it('opens no socket when it was cancelled while signing in', async () => {
    const tested = test();
    abort.abort();
    expect(await tested).toEqual({ ok: false, error: { tag: 'signed-out' } });
    expect(genesys.simulator.counters.upgrades).toBe(0);
  });
});
