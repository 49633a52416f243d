import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../../../src/main/settings/policy';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { nowhere } from '../../support/loopback';
import { scratchFolders } from '../../support/scratch';
import { Deferred, turn, until, watch } from '../../support/turns';
import { AccountBench } from './bench';

vi.mock('electron-store', async () => ({ default: (await import('../../support/plain-store')).PlainStore }));

const startGenesys = loopbackGenesys();
const scratch = scratchFolders();
let genesys: LoopbackGenesys;
let bench: AccountBench;
beforeEach(async () => {
  genesys = await startGenesys();
  bench = new AccountBench(genesys, scratch());
});
afterEach(() => bench.workspaces.close());

function under(policy: Partial<Policy>): AccountBench {
  bench = new AccountBench(genesys, scratch(), policy);
  return bench;
}

async function expectNothingSaved(): Promise<void> {
  expect(bench.keychain.secrets.size).toBe(0);
  expect(await bench.sessionVault.read(bench.owner)).toEqual({ kind: 'not-found' });
  expect(bench.settings.effective.settings).toEqual(defaultSettings);
  expect(readdirSync(bench.folder)).toEqual([]);
  expect(bench.workspaces.get()).toBeNull();
}

describe('signing in', () => {
  it('tests, clears what was typed, keeps the secret, then the settings, and connects, in that order', async () => {
    const statuses: string[] = [];
    bench.state.subscribe((state) => statuses.push(state.signIn.status));
    expect(await bench.submit(bench.typed())).toEqual({ ok: true, value: null });
    expect(bench.steps).toEqual([
      'test',
      'forget what was typed',
      'write the keychain',
      'save gateway.orgUrl, gateway.clientId, gateway.knowledgeSources',
      'connect',
    ]);
    expect(bench.keychain.secrets).toEqual(new Map([[bench.owner, bench.secret]]));
    expect(bench.settings.effective.settings.gateway).toMatchObject({ orgUrl: genesys.credentials.orgUrl, clientId: 'agent-app', knowledgeSources: [{ knowledgeBaseId: 'kb', priority: 1 }] });
    expect(bench.events).toEqual([{ event: 'sign-in', organisation: new URL(genesys.credentials.orgUrl).host, client_id: 'agent-app', kept: 'keychain' }]);
    expect(statuses[0]).toBe('testing');
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current).toMatchObject({ view: 'assist', sessionOnly: false, signIn: { status: 'idle', fault: null }, settings: bench.settings.effective.settings });
  });

  it('leaves the secret in no state, setting, file or log line', async () => {
    await bench.submit(bench.typed());
    await until(() => bench.state.current.connection.status === 'live');
    expect(JSON.stringify([bench.state.current, bench.settings.effective, bench.log.lines])).not.toContain(bench.secret);
    expect(readFileSync(join(bench.folder, 'settings.json'), 'utf8')).not.toContain(bench.secret);
    expect(bench.redactor.text(bench.secret)).toBe('[redacted]');
  });

  it.each([
    ['the secret is refused', { clientSecret: 'another secret' }, 'secret-refused'],
    ['the address is none', { orgUrl: 'not an address' }, 'org-url-invalid'],
    ['the address is not safe', { orgUrl: 'http://acme.example.com' }, 'org-url-invalid'],
    ['there is no client ID', { clientId: '  ' }, 'setting-invalid'],
  ])('saves nothing when %s, says so, and keeps what was typed but for the secret', async (_what, changed, tag) => {
    const typed = bench.typed(changed);
    expect(await bench.submit(typed)).toMatchObject({ ok: false, error: { tag } });
    await expectNothingSaved();
    expect(bench.state.current).toMatchObject({
      view: 'sign-in',
      signIn: { status: 'failed', fault: { tag }, orgUrl: typed.orgUrl, clientId: typed.clientId, tested: false },
    });
    expect(JSON.stringify([bench.state.current, bench.log.lines])).not.toContain(typed.clientSecret);
    expect(bench.redactor.text(typed.clientSecret)).toBe('[redacted]');
    // What was typed and is no address is nobody's to keep.
    const organisation = tag === 'org-url-invalid' ? '' : new URL(typed.orgUrl).host;
    expect(bench.events).toEqual([{ event: 'sign-in-failed', organisation, client_id: typed.clientId.trim(), error: tag }]);
  });

  it('saves nothing when nobody is there', async () => {
    expect(await bench.submit(bench.typed({ orgUrl: await nowhere() }))).toMatchObject({ ok: false, error: { tag: 'host-unreachable' } });
    await expectNothingSaved();
  });

  it('saves nothing when the sign-in is good but the gateway refuses it', async () => {
    genesys.simulator.faults.upgrade.status = 403;
    expect(await bench.submit(bench.typed())).toMatchObject({ ok: false, error: { tag: 'gateway-forbidden' } });
    await expectNothingSaved();
  });

  it('goes on when something else is where the settings belong, which is set aside', async () => {
    mkdirSync(join(bench.folder, 'settings.json'));
    expect(await bench.submit(bench.typed())).toEqual({ ok: true, value: null });
    expect(JSON.parse(readFileSync(join(bench.folder, 'settings.json'), 'utf8'))).toMatchObject({ gateway: { clientId: 'agent-app' } });
  });
});

describe('where the secret can’t be kept', () => {
  it.each([
    [{ kind: 'unavailable', detail: 'no secret service' }, 'keychain-unavailable'],
    [{ kind: 'cancelled' }, 'keychain-cancelled'],
  ] as const)('(%j) the agent is offered to go on for this session, and nothing is saved meanwhile', async (refusal, tag) => {
    bench.keychain.refusal = refusal;
    expect(await bench.submit(bench.typed())).toEqual({ ok: true, value: null });
    expect(bench.state.current).toMatchObject({ view: 'sign-in', signIn: { status: 'offer-session-only', fault: { tag } } });
    await expectNothingSaved();
  });

  it('and the agent agrees, the secret stays in memory, and everything else goes on', async () => {
    bench.keychain.refusal = { kind: 'unavailable', detail: 'no secret service' };
    await bench.submit(bench.typed());
    expect(await bench.account.keepForSession()).toEqual({ ok: true, value: null });
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current).toMatchObject({ view: 'assist', sessionOnly: true });
    expect(bench.keychain.secrets.size).toBe(0);
    expect(await bench.sessionVault.read(bench.owner)).toEqual({ kind: 'found', secret: bench.secret });
    expect(readFileSync(join(bench.folder, 'settings.json'), 'utf8')).not.toContain(bench.secret);
    expect(await bench.account.keepForSession()).toEqual({ ok: false, error: { tag: 'ipc-refused' } });
  });

  it('and the agent declines, the form is back and nothing is left', async () => {
    bench.keychain.refusal = { kind: 'unavailable', detail: 'no secret service' };
    await bench.submit(bench.typed());
    bench.account.cancel();
    expect(bench.state.current.signIn).toMatchObject({ status: 'idle', fault: null });
    expect(await bench.account.keepForSession()).toEqual({ ok: false, error: { tag: 'ipc-refused' } });
    await expectNothingSaved();
  });
});

describe('a test that is cancelled', () => {
  it('shows the form at once and saves nothing when it ends', async () => {
    const gate = new Deferred<undefined>();
    bench.beforeFetch = () => gate.promise;
    const submitted = watch(bench.submit(bench.typed()));
    await until(() => bench.steps.includes('test'));
    expect(bench.state.current.signIn.status).toBe('testing');
    bench.account.cancel();
    expect(bench.state.current).toMatchObject({ view: 'sign-in', signIn: { status: 'idle', fault: null, clientId: 'agent-app' } });
    gate.resolve(undefined);
    await until(() => submitted.value !== undefined);
    expect(submitted.value).toEqual({ ok: true, value: null });
    expect(bench.state.current.signIn.status).toBe('idle');
    await expectNothingSaved();
  });

  it('leaves the next one as cancellable as the first', async () => {
    const gates = [new Deferred<undefined>(), new Deferred<undefined>()];
    let tests = 0;
    bench.beforeFetch = () => gates[tests++]?.promise ?? Promise.resolve();
    const first = watch(bench.submit(bench.typed()));
    await until(() => tests === 1);
    bench.account.cancel();
    const second = watch(bench.submit(bench.typed()));
    await until(() => tests === 2);
    gates[0]?.resolve(undefined);
    await until(() => first.value !== undefined);
    bench.account.cancel();
    gates[1]?.resolve(undefined);
    await until(() => second.value !== undefined);
    await turn();
    await expectNothingSaved();
  });

  it('is refused a second one beside it', async () => {
    const gate = new Deferred<undefined>();
    bench.beforeFetch = () => gate.promise;
    const submitted = bench.submit(bench.typed());
    expect(await bench.submit(bench.typed())).toEqual({ ok: false, error: { tag: 'ipc-refused' } });
    gate.resolve(undefined);
    expect(await submitted).toEqual({ ok: true, value: null });
    expect(bench.steps.filter((step) => step === 'connect')).toHaveLength(1);
  });
});

describe('what the policy sets', () => {
  it('wins over what the window sends, and is not copied into the agent’s own settings', async () => {
    const { orgUrl, clientId } = genesys.credentials;
    under({ values: { gateway: { orgUrl, clientId, knowledgeSources: [{ knowledgeBaseId: 'managed', priority: 1 }] } } });
    const typed = bench.typed({ orgUrl: 'https://elsewhere.example.com', clientId: 'another' });
    expect(await bench.submit(typed)).toEqual({ ok: true, value: null });
    expect(bench.keychain.secrets).toEqual(new Map([[bench.owner, bench.secret]]));
    expect(bench.settings.effective.settings.gateway).toMatchObject({ orgUrl, clientId, knowledgeSources: [{ knowledgeBaseId: 'managed', priority: 1 }] });
    await until(() => bench.state.current.connection.status === 'live');
    expect(JSON.parse(readFileSync(join(bench.folder, 'settings.json'), 'utf8'))).toEqual({});
  });
});
