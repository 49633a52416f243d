import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionTest } from '../../../src/main/genesys/connection-test';
import { ConnectionSteps, type TestTarget } from '../../../src/main/genesys/realtime/connection-steps';
import { testQuestion } from '../../../src/main/genesys/realtime/test-socket';
import { NetworkError } from '../../../src/main/network/network-error';
import type { NetworkProbe } from '../../../src/main/network/probe';
import type { ConnectionTestView } from '../../../src/shared/contract/connection-test';
import { fault, type Fault } from '../../../src/shared/domain/fault';
import { FakeClock } from '../../support/fake-clock';
import { loopbackServers, nowhere } from '../../support/loopback';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { straightProbe } from '../../support/straight-probe';
import { turn, until, watch } from '../../support/turns';

const startGenesys = loopbackGenesys();
const serve = loopbackServers();
let genesys: LoopbackGenesys;
let clock: FakeClock;
let steps: ConnectionSteps;
let running: ConnectionTest;
let views: ConnectionTestView[];
beforeEach(async () => {
  genesys = await startGenesys();
  clock = new FakeClock();
  views = [];
});
afterEach(() => steps.close());

interface Changed {
  readonly credentials?: Partial<TestTarget['credentials']>;
  readonly sources?: TestTarget['sources'];
  readonly network?: Partial<NetworkProbe>;
}

function prepare({ credentials = {}, sources = [], network = {} }: Changed = {}): ConnectionTest {
  const target = { credentials: { ...genesys.credentials, ...credentials }, sources, language: 'en-US' };
  steps = new ConnectionSteps(target, { fetch, agent: undefined, network: { ...straightProbe, ...network }, clock });
  running = new ConnectionTest(steps.steps, { clock, onChange: (view) => views.push(view) });
  return running;
}

const test = (changed?: Changed): ReturnType<ConnectionTest['run']> => prepare(changed).run();
const states = (): string => running.view.steps.map(({ name, state }) => `${name} ${state}`).join(', ');
const kb = [{ knowledgeBaseId: 'kb', priority: 1 }];

describe('testing a connection', () => {
  it('takes each step a session takes, and one question, and leaves nothing open', async () => {
    expect(await test({ sources: kb })).toBeNull();
    expect(states()).toBe('dns skipped, tls skipped, token passed, scopes passed, socket passed, query passed');
    expect(running.view.steps.at(-1)?.note).toEqual({ kind: 'results', count: expect.any(Number) as unknown });
    expect(genesys.simulator.requests.map(({ message }) => message)).toMatchObject([
      { queryText: testQuestion, knowledgeSources: [{ knowledge_base_id: 'kb', priority: 1 }], maxResults: 1, confidenceThreshold: 0 },
    ]);
    expect(genesys.simulator.counters).toMatchObject({ tokensIssued: 1, upgrades: 1, subscribes: 1 });
    steps.close();
    await until(() => genesys.simulator.counters.openSockets === 0);
    await turn();
    expect(clock.pending).toBe(0);
  });

  it('asks nothing where nobody said which knowledge bases there are', async () => {
    expect(await test()).toBeNull();
    expect(running.view.steps.at(-1)).toMatchObject({ state: 'skipped', note: { kind: 'no-source' } });
    expect(genesys.simulator.counters.subscribes).toBe(0);
  });

  it('shows each step as it runs, and how long it took', async () => {
    await test({ sources: kb });
    const shown = views.map((view) => view.steps.find(({ state }) => state === 'running')?.name).filter((name) => name !== undefined);
    expect([...new Set(shown)]).toEqual(['dns', 'tls', 'token', 'scopes', 'socket', 'query']);
    expect(running.view.steps.map(({ ms }) => (ms === null ? null : 'some'))).toEqual([null, null, 'some', 'some', 'some', 'some']);
  });

  it('says that the secret is refused, and goes no further', async () => {
    expect(await test({ credentials: { clientSecret: 'another' } })).toEqual({ tag: 'secret-refused' });
    expect(states()).toBe('dns skipped, tls skipped, token failed, scopes waiting, socket waiting, query waiting');
    expect(genesys.simulator.counters.upgrades).toBe(0);
  });

  it('says which scope is missing, of a token that is good otherwise', async () => {
    genesys.simulator.faults.token.withoutScope = 'agent-assist:realtime';
    expect(await test()).toEqual({ tag: 'scope-missing', detail: 'agent-assist:realtime' });
    expect(states()).toBe('dns skipped, tls skipped, token passed, scopes failed, socket waiting, query waiting');
  });

  it.each([
    [401, 'gateway-unauthorized'],
    [403, 'gateway-forbidden'],
    [404, 'gateway-not-found'],
    [429, 'gateway-limited'],
    [502, 'gateway-unavailable'],
  ])('says what a %d of the gateway means', async (status, tag) => {
    genesys.simulator.faults.upgrade.status = status;
    expect(await test()).toMatchObject({ tag });
    expect(states()).toContain('socket failed, query waiting');
    await turn();
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['unauthorized_client', 400, { tag: 'grant-refused', detail: 'unauthorized_client' }],
    ['invalid_client', 400, { tag: 'secret-refused' }],
    ['invalid_client', 200, { tag: 'secret-refused' }],
  ])('says what the token endpoint minds (%s, with %d)', async (error, status, expected) => {
    genesys.simulator.faults.token.reply = { status, type: 'application/json', body: JSON.stringify({ error }) };
    expect(await test()).toEqual(expected);
    expect(states()).toContain('token failed, scopes waiting');
  });

  it('says that the client may not have the scopes', async () => {
    genesys.simulator.faults.token.reply = { status: 400, type: 'application/json', body: '{"error":"invalid_scope"}' };
    expect(await test()).toEqual({ tag: 'scope-missing' });
    expect(states()).toContain('token passed, scopes failed, socket waiting');
  });

  it('says that a web page answers, at the sign-in and at the gateway', async () => {
    const page = '<!DOCTYPE html><title>Sign in to Wi-Fi</title>';
    const expected = { tag: 'web-page-instead', detail: new URL(genesys.credentials.orgUrl).host };
    genesys.simulator.faults.token.reply = { status: 200, type: 'text/html', body: page };
    expect(await test()).toEqual(expected);
    expect(states()).toContain('token failed');
    genesys.simulator.faults.token.reply = null;
    genesys.simulator.faults.upgrade.reply = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n${page}`;
    expect(await test()).toEqual(expected);
    expect(states()).toContain('socket failed');
  });

  it.each([
    [1002, { tag: 'protocol-broken', detail: 'code 1002' }],
    [4401, { tag: 'gateway-unauthorized' }],
    [4403, { tag: 'gateway-forbidden' }],
  ])('says what a close with %d in mid-question means', async (code, expected) => {
    genesys.simulator.faults.session.closeOnSubscribe = code;
    expect(await test({ sources: kb })).toEqual(expected);
    expect(states()).toContain('socket passed, query failed');
  });

  it('says that a frame came compressed', async () => {
    genesys.simulator.faults.session.compressed = 1;
    expect(await test({ sources: kb })).toEqual({ tag: 'protocol-broken', detail: 'a compressed frame that was not agreed on' });
  });

  it.each([
    ['error500', { tag: 'gateway-error', detail: '500' }],
    ['error429', { tag: 'gateway-limited' }],
  ] as const)('says what the gateway answers the question with (%s)', async (kind, expected) => {
    genesys.simulator.faults.session[kind] = true;
    expect(await test({ sources: kb })).toEqual(expected);
    expect(states()).toContain('socket passed, query failed');
  });

  it('says that the connection was lost in mid-question', async () => {
    genesys.simulator.faults.session.closeOnSubscribe = 1011;
    expect(await test({ sources: kb })).toMatchObject({ tag: 'gateway-unavailable' });
  });

  it('says that nobody is there', async () => {
    const orgUrl = await nowhere();
    expect(await test({ credentials: { orgUrl } })).toEqual({ tag: 'host-unreachable', detail: new URL(orgUrl).host });
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
    expect(await test({ credentials: { orgUrl } })).toEqual({ tag: 'gateway-unavailable', detail: 'it answered 302' });
    expect(reached).toBe(0);
  });
});

describe('the way to a host that is not on this computer', () => {
  const orgUrl = 'https://acme.example.com';
  const refused = (reason: Fault) => (): Promise<never> => Promise.reject(new NetworkError(reason));
  const stopped: Partial<NetworkProbe> = { secured: refused(fault('tls-untrusted', 'acme.example.com')) };

  it('is looked up, and how many addresses there are is said', async () => {
    await test({ credentials: { orgUrl }, network: { ...stopped, addressesOf: () => Promise.resolve(3) } });
    expect(running.view.steps[0]).toMatchObject({ state: 'passed', note: { kind: 'addresses', count: 3 } });
  });

  it('is not looked up where a proxy does that, and says so', async () => {
    await test({ credentials: { orgUrl }, network: { ...stopped, proxyTo: () => Promise.resolve('proxy.example:3128'), addressesOf: () => Promise.reject(new Error('asked')) } });
    expect(running.view.steps[0]).toMatchObject({ state: 'skipped', note: { kind: 'by-proxy', proxy: 'proxy.example:3128' } });
    expect(running.view.steps[1]).toMatchObject({ state: 'failed', fault: { tag: 'tls-untrusted' } });
  });

  it('ends where the name is unknown, before anything is sent', async () => {
    const unknown = Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    expect(await test({ credentials: { orgUrl }, network: { addressesOf: () => Promise.reject(unknown) } })).toEqual({ tag: 'host-unknown', detail: 'acme.example.com' });
    expect(states()).toMatch(/^dns failed, tls waiting/);
  });

  it('ends where the proxy settings can’t be read', async () => {
    expect(await test({ credentials: { orgUrl }, network: { proxyTo: refused(fault('proxy-unreachable', 'no script')) } })).toEqual({ tag: 'proxy-unreachable', detail: 'no script' });
  });

  it('ends where the certificate is not trusted: no token is asked for', async () => {
    expect(await test({ credentials: { orgUrl }, network: stopped })).toEqual({ tag: 'tls-untrusted', detail: 'acme.example.com' });
    expect(states()).toMatch(/^dns passed, tls failed, token waiting/);
  });
});

describe('a test that failed', () => {
  it('goes on from there: what passed is not done again', async () => {
    genesys.simulator.faults.upgrade.status = 502;
    expect(await test({ sources: kb })).toMatchObject({ tag: 'gateway-unavailable' });
    genesys.simulator.faults.upgrade.status = null;
    expect(await running.run()).toBeNull();
    expect(genesys.simulator.counters.tokensIssued).toBe(1);
    expect(running.view.status).toBe('passed');
  });

  it('takes a new token where the old one was refused', async () => {
    genesys.simulator.faults.upgrade.status = 401;
    await test();
    genesys.simulator.faults.upgrade.status = null;
    expect(await running.run()).toBeNull();
    expect(genesys.simulator.counters.tokensIssued).toBe(2);
  });

  it('passes once the missing scope is there', async () => {
    genesys.simulator.faults.token.withoutScope = 'knowledge:search';
    await test();
    genesys.simulator.faults.token.withoutScope = null;
    expect(await running.run()).toBeNull();
  });

  it('asks over a new connection where the old one broke', async () => {
    genesys.simulator.faults.session.closeOnSubscribe = 1012;
    await test({ sources: kb });
    genesys.simulator.faults.session.closeOnSubscribe = null;
    expect(await running.run()).toBeNull();
    expect(genesys.simulator.counters.upgrades).toBe(2);
  });
});

describe('a test that takes too long, or is cancelled', () => {
  it('fails by the deadline of its step', async () => {
    const tested = watch(test({ credentials: { orgUrl: 'https://acme.example.com' }, network: { addressesOf: () => new Promise(() => undefined) } }));
    await until(() => states().startsWith('dns running'));
    await turn();
    clock.advance(6_000);
    await until(() => tested.value !== undefined);
    expect(tested.value).toEqual({ tag: 'test-timeout', detail: '6 s' });
  });

  it('ends at once in the middle of the upgrade, and leaves no socket', async () => {
    genesys.simulator.faults.upgrade.stall = true;
    const tested = watch(test());
    await until(() => states().includes('socket running'));
    running.cancel();
    await until(() => tested.value !== undefined);
    expect(tested.value).toBe('cancelled');
    expect(running.view.status).toBe('cancelled');
    expect(states()).toContain('socket waiting');
    expect(clock.pending).toBeLessThanOrEqual(1);
  });

  it('opens no socket when it was cancelled while signing in', async () => {
    const tested = test();
    running.cancel();
    expect(await tested).toBe('cancelled');
    expect(genesys.simulator.counters.upgrades).toBe(0);
  });
});

describe('asking one knowledge base', () => {
  it('is answered each for itself, over one connection', async () => {
    await test();
    const { signal } = new AbortController();
    const answers = await Promise.all(['kb', 'elsewhere'].map((knowledgeBaseId) => steps.ask({ knowledgeBaseId, priority: 1 }, signal)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(answers[1]).toEqual({ ok: true, value: 0 });
    expect(genesys.simulator.counters.upgrades).toBe(1);
  });

  it('connects anew where the connection is gone', async () => {
    await test();
    await until(() => genesys.simulator.counters.openSockets === 1);
    genesys.simulator.dropConnections(1011);
    await until(() => genesys.simulator.counters.openSockets === 0);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(await steps.ask({ knowledgeBaseId: 'kb', priority: 1 }, new AbortController().signal)).toMatchObject({ ok: true });
  });
});
