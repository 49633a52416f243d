import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../../../src/main/settings/policy';
import { fault } from '../../../src/shared/domain/fault';
import type { SettingPath } from '../../../src/shared/settings/settings';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { scratchFolders } from '../../support/scratch';
import { Deferred, until, watch } from '../../support/turns';
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

const unreadable = { fault: fault('policy-unreadable', 'it is not valid JSON') };

describe.each<[string, Partial<Policy>, object]>([
  ['a policy that can’t be read', unreadable, unreadable.fault],
  ['a transport that there is none of', { values: { gateway: { transport: 'platform' } } }, { tag: 'transport-unsupported' }],
])('under %s', (_what, policy, reason) => {
  const blocked = { view: 'assist', connection: { status: 'stopped', fault: reason, retryAt: null, limit: null } };
  beforeEach(() => {
    bench = new AccountBench(genesys, scratch(), policy);
  });

  it('a sign-in is refused with that reason, and nothing is sent or saved', async () => {
    await bench.account.start();
    const typed = bench.typed();
    expect(await bench.submit(typed)).toEqual({ ok: false, error: reason });
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.steps).toEqual([]);
    expect(genesys.simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 0, upgrades: 0 });
    expect(bench.keychain.secrets.size).toBe(0);
    expect(bench.redactor.text(typed.clientSecret)).toBe('[redacted]');
  });

  it('there is nothing to cancel and no form to come back to', async () => {
    await bench.account.start();
    bench.account.cancel();
    expect(bench.state.current).toMatchObject(blocked);
    await bench.submit(bench.typed());
    bench.account.cancel();
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.steps).toEqual([]);
  });

  it('signing out forgets the secret, and leads back to the reason and not to a form', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    await bench.account.signOut();
    expect(bench.keychain.secrets.size).toBe(0);
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.steps).toEqual([]);
  });

  it('that came while a sign-in was tested, cancelling it leads to the reason, and nothing is saved', async () => {
    bench = new AccountBench(genesys, scratch());
    const gate = new Deferred<undefined>();
    bench.beforeFetch = () => gate.promise;
    const submitted = watch(bench.submit(bench.typed()));
    await until(() => bench.steps.includes('test'));
    bench.policy = policy;
    await bench.account.start();
    bench.account.cancel();
    expect(bench.state.current).toMatchObject(blocked);
    gate.resolve(undefined);
    await until(() => submitted.value !== undefined);
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.steps).toEqual(['test', 'cancel the keychain']);
    expect(bench.keychain.secrets.size).toBe(0);
  });

  it('that came while a sign-in was tested, nothing is saved and nobody connects', async () => {
    bench = new AccountBench(genesys, scratch());
    const gate = new Deferred<undefined>();
    bench.beforeFetch = () => gate.promise;
    const submitted = bench.submit(bench.typed());
    await until(() => bench.steps.includes('test'));
    bench.policy = policy;
    await bench.account.start();
    gate.resolve(undefined);
    expect(await submitted).toEqual({ ok: false, error: reason });
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.steps).toEqual(['test']);
    expect(bench.workspaces.get()).toBeNull();
  });

  it('that came while the agent was asked whether to go on without a keychain, nobody goes on', async () => {
    bench = new AccountBench(genesys, scratch());
    bench.keychain.refusal = { kind: 'cancelled' };
    await bench.submit(bench.typed());
    bench.policy = policy;
    await bench.account.start();
    expect(await bench.account.keepForSession()).toEqual({ ok: false, error: reason });
    expect(bench.state.current).toMatchObject(blocked);
    expect(bench.workspaces.get()).toBeNull();
    expect(bench.steps).not.toContain('connect');
  });
});

describe('a policy read again', () => {
  it('has what it sets wrongly told to the agent, beside the form', async () => {
    await bench.account.start();
    expect(bench.warnings).toEqual([]);
    bench.policy = { values: { gateway: { maxResults: 'many', colour: 'red' } } };
    await bench.account.start();
    expect(bench.warnings).toMatchObject([
      { tag: 'policy-invalid', detail: expect.stringContaining('gateway.maxResults') as unknown },
      { tag: 'policy-invalid', detail: expect.stringContaining('gateway.colour') as unknown },
    ]);
    expect(bench.state.current).toMatchObject({ view: 'sign-in', signIn: { fault: null }, locked: ['gateway.maxResults'] });
  });

  it('says nothing of the agent’s own settings again', async () => {
    bench.settings.change(new Map<SettingPath, unknown>([['gateway.maxResults', 3]]));
    bench.policy = { values: { gateway: { maxResults: 4 } } };
    await bench.account.start();
    expect(bench.warnings).toEqual([]);
  });
});

describe('starting twice at once', () => {
  it('reads the keychain once and connects once', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await Promise.all([bench.account.start(), bench.account.start()]);
    expect(bench.steps).toEqual(['read the keychain', 'connect']);
    expect(bench.state.current.view).toBe('assist');
  });

  it('and once more later reads it again', async () => {
    bench.configure();
    bench.keychain.refusal = { kind: 'cancelled' };
    await Promise.all([bench.account.start(), bench.account.start()]);
    expect(bench.steps).toEqual(['read the keychain']);
    bench.keychain.refusal = null;
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    expect(bench.steps).toEqual(['read the keychain', 'read the keychain', 'connect']);
  });
});

describe('signing out where the keychain refuses', () => {
  it('says that the secret is still there, and shows meanwhile that the keychain is being asked', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    const prompt = new Deferred<undefined>();
    bench.keychain.remove = () => prompt.promise.then(() => ({ kind: 'cancelled' }));
    const signedOut = bench.account.signOut();
    await until(() => bench.state.current.view === 'keyring');
    expect(bench.warnings).toEqual([]);
    expect(bench.workspaces.get()).toBeNull();
    prompt.resolve(undefined);
    await signedOut;
    expect(bench.warnings).toEqual([{ tag: 'keychain-not-removed' }]);
    expect(bench.state.current).toMatchObject({ view: 'sign-in', organisation: null, signIn: { status: 'idle', fault: null } });
  });

  it('says nothing where it did as it was told', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    await bench.account.signOut();
    expect(bench.warnings).toEqual([]);
  });
});
