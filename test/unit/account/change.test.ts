import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { scratchFolders } from '../../support/scratch';
import { until } from '../../support/turns';
import { AccountBench } from './bench';

vi.mock('electron-store', async () => ({ default: (await import('../../support/plain-store')).PlainStore }));

const startGenesys = loopbackGenesys();
const scratch = scratchFolders();
let genesys: LoopbackGenesys;
let other: LoopbackGenesys;
let bench: AccountBench;
beforeEach(async () => {
  [genesys, other] = [await startGenesys(), await startGenesys()];
  bench = new AccountBench(genesys, scratch());
  await bench.submit(bench.typed());
  await until(() => bench.state.current.connection.status === 'live');
});
afterEach(() => bench.workspaces.close());

describe('another account', () => {
  it('is asked for with what is in use filled in, while the session goes on', () => {
    const workspace = bench.workspaces.get();
    expect(bench.account.change()).toEqual({ ok: true, value: null });
    expect(bench.state.current).toMatchObject({
      view: 'sign-in',
      organisation: new URL(genesys.credentials.orgUrl).host,
      connection: { status: 'live' },
      signIn: { status: 'idle', tested: false, orgUrl: genesys.credentials.orgUrl, clientId: 'agent-app', knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }] },
    });
    expect(bench.workspaces.get()).toBe(workspace);
  });

  it('that doesn’t work changes nothing, and cancelling leads back to the same session', async () => {
    const workspace = bench.workspaces.get();
    bench.account.change();
    expect(await bench.submit(bench.typed({ ...other.credentials, clientSecret: 'another secret' }))).toMatchObject({ ok: false, error: { tag: 'secret-refused' } });
    bench.account.cancel();
    expect(bench.state.current).toMatchObject({ view: 'assist', connection: { status: 'live' }, signIn: { status: 'idle', fault: null } });
    expect(bench.workspaces.get()).toBe(workspace);
    expect([...bench.keychain.secrets.keys()]).toEqual([bench.owner]);
    expect(bench.settings.effective.settings.gateway.orgUrl).toBe(genesys.credentials.orgUrl);
  });

  it('that works takes the session over; the old one’s secret and what was shown are gone, and the trail says both', async () => {
    await bench.workspaces.get()?.assistant.ask({ text: 'returns', conversationId: 'one', trigger: 'typed' }).settled;
    bench.account.change();
    expect(await bench.submit(bench.typed(other.credentials))).toEqual({ ok: true, value: null });
    const host = new URL(other.credentials.orgUrl).host;
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current).toMatchObject({ view: 'assist', organisation: host, queries: [], suggestions: [] });
    await until(() => !bench.keychain.secrets.has(bench.owner));
    expect([...bench.keychain.secrets.keys()]).toEqual([`agent-app@${host}`]);
    expect(bench.events.map((event) => event.event)).toEqual(['sign-in', 'sign-out', 'sign-in']);
    await until(() => genesys.simulator.counters.openSockets === 0);
  });
});

describe('the connection in use', () => {
  it('is tested beside the session, with its knowledge bases, and leaves nothing open', async () => {
    expect(await bench.account.testPresent()).toEqual({ ok: true, value: null });
    expect(bench.state.current.connectionTest.status).toBe('passed');
    expect(bench.state.current.connectionTest.steps.at(-1)).toMatchObject({ name: 'query', state: 'passed' });
    expect(bench.state.current).toMatchObject({ view: 'assist', connection: { status: 'live' } });
    await until(() => genesys.simulator.counters.openSockets === 1);
  });

  it('can’t be tested where nobody is signed in', async () => {
    await bench.account.signOut();
    expect(await bench.account.testPresent()).toEqual({ ok: false, error: { tag: 'signed-out' } });
  });
});

describe('knowledge bases', () => {
  it('are asked one by one before they are saved; one that doesn’t answer stops that, unless the agent says to go on', async () => {
    bench.account.change();
    const { orgUrl, clientId, clientSecret } = genesys.credentials;
    await bench.account.test({ orgUrl, clientId, clientSecret });
    genesys.simulator.faults.session.error500 = true;
    const knowledgeSources = [{ knowledgeBaseId: 'kb-new', priority: 2 }];
    expect(await bench.account.finish({ knowledgeSources, unanswered: 'stop' })).toEqual({ ok: false, error: { tag: 'gateway-error', detail: '500' } });
    expect(bench.state.current.signIn).toMatchObject({ status: 'failed', tested: true, checks: [{ knowledgeBaseId: 'kb-new', state: 'failed', fault: { tag: 'gateway-error' } }] });
    expect(bench.settings.effective.settings.gateway.knowledgeSources).toEqual([{ knowledgeBaseId: 'kb', priority: 1 }]);
    expect(await bench.account.finish({ knowledgeSources, unanswered: 'accept' })).toEqual({ ok: true, value: null });
    expect(bench.settings.effective.settings.gateway.knowledgeSources).toEqual(knowledgeSources);
  });
});
