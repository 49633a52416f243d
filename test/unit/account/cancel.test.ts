import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VaultWrite } from '../../../src/main/keychain/vault';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
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

const done = { ok: true, value: null };
const busy = { ok: false, error: { tag: 'ipc-refused' } };

/** Signs in until the keychain is asked to keep the secret; what the keychain then says is the test's. */
async function saving(): Promise<{ submitted: ReturnType<typeof watch>; says: (answer: VaultWrite) => void }> {
  const answer = new Deferred<VaultWrite>();
  const write = bench.keychain.write.bind(bench.keychain);
  bench.keychain.write = async (account, secret) => {
    const said = await answer.promise;
    return said.kind === 'done' ? write(account, secret) : said;
  };
  const submitted = watch(bench.submit(bench.typed()));
  await until(() => bench.state.current.signIn.status === 'saving');
  return { submitted, says: (said) => answer.resolve(said) };
}

function expectFormAndNothingSaved(): void {
  expect(bench.state.current).toMatchObject({ view: 'sign-in', signIn: { status: 'idle', fault: null, clientId: 'agent-app' } });
  expect(bench.settings.effective.settings).toEqual(defaultSettings);
  expect(bench.keychain.secrets.size).toBe(0);
  expect(bench.workspaces.get()).toBeNull();
}

describe('a sign-in that is cancelled while its secret is being kept', () => {
  it.each<VaultWrite>([{ kind: 'cancelled' }, { kind: 'unavailable', detail: 'the keychain process ended' }])('offers nothing more when the keychain says %j, and saves nothing', async (said) => {
    const { submitted, says } = await saving();
    bench.account.cancel();
    expect(bench.steps).toContain('cancel the keychain');
    expectFormAndNothingSaved();
    says(said);
    await until(() => submitted.value !== undefined);
    expect(submitted.value).toEqual(done);
    expectFormAndNothingSaved();
    expect(await bench.account.keepForSession()).toEqual(busy);
    expectFormAndNothingSaved();
  });

  it('has its secret removed again when it was kept in that very moment', async () => {
    const { submitted, says } = await saving();
    const removed: string[] = [];
    const remove = bench.keychain.remove.bind(bench.keychain);
    bench.keychain.remove = (account) => {
      removed.push(account);
      return remove(account);
    };
    bench.account.cancel();
    says({ kind: 'done' });
    await until(() => submitted.value !== undefined);
    expect(submitted.value).toEqual(done);
    expect(bench.steps).toContain('write the keychain');
    expect(removed).toEqual([bench.owner]);
    expectFormAndNothingSaved();
  });

  it('makes room for the next one', async () => {
    const { submitted, says } = await saving();
    bench.account.cancel();
    says({ kind: 'cancelled' });
    await until(() => submitted.value !== undefined);
    bench.keychain.write = (account, secret) => {
      bench.keychain.secrets.set(account, secret);
      return Promise.resolve({ kind: 'done' });
    };
    expect(await bench.submit(bench.typed())).toEqual(done);
    expect(bench.state.current.view).toBe('assist');
    expect(bench.keychain.secrets.get(bench.owner)).toBe(bench.secret);
  });
});

describe('a cancel that comes too late', () => {
  it('does nothing when everything is finished', async () => {
    await bench.submit(bench.typed());
    await until(() => bench.state.current.connection.status === 'live');
    const before = bench.state.current;
    bench.account.cancel();
    await turn();
    expect(bench.state.current).toEqual(before);
    expect(before.view).toBe('assist');
    expect(bench.steps).not.toContain('cancel the keychain');
    expect(bench.workspaces.get()).not.toBeNull();
  });

  it('does nothing when the sign-in has failed: the form keeps its reason', async () => {
    await bench.submit(bench.typed({ clientSecret: 'another secret' }));
    bench.account.cancel();
    expect(bench.state.current.signIn).toMatchObject({ status: 'failed', fault: { tag: 'secret-refused' } });
  });
});

describe('a second sign-in', () => {
  it('is refused while the first is tested, and changes nothing of what it typed', async () => {
    const gate = new Deferred<undefined>();
    bench.beforeFetch = () => gate.promise;
    const first = bench.submit(bench.typed());
    expect(await bench.submit(bench.typed({ clientId: 'another' }))).toEqual(busy);
    expect(bench.state.current.signIn).toMatchObject({ status: 'testing', clientId: 'agent-app' });
    gate.resolve(undefined);
    expect(await first).toEqual(done);
    expect(bench.steps.filter((step) => step === 'test')).toHaveLength(1);
  });

  it('is refused while the secret of the first is being kept', async () => {
    const { submitted, says } = await saving();
    expect(await bench.submit(bench.typed())).toEqual(busy);
    expect(bench.state.current.signIn.status).toBe('saving');
    expect(genesys.simulator.counters.tokensIssued).toBe(1);
    says({ kind: 'done' });
    await until(() => submitted.value !== undefined);
    expect(bench.steps.filter((step) => step === 'connect')).toHaveLength(1);
    expect(bench.state.current.view).toBe('assist');
  });

  it('is refused while the agent is asked whether to go on without a keychain', async () => {
    bench.keychain.refusal = { kind: 'cancelled' };
    await bench.submit(bench.typed());
    expect(await bench.submit(bench.typed())).toEqual(busy);
    expect(bench.state.current.signIn.status).toBe('offer-session-only');
    expect(await bench.account.keepForSession()).toEqual(done);
    expect(bench.state.current).toMatchObject({ view: 'assist', sessionOnly: true });
  });
});
