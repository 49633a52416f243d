import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../../../src/main/settings/policy';
import { fault } from '../../../src/shared/domain/fault';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { scratchFolders } from '../../support/scratch';
import { until } from '../../support/turns';
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

describe('starting', () => {
  it('asks for the sign-in where no organisation is set up', async () => {
    await bench.account.start();
    expect(bench.account.configured).toBe(false);
    expect(bench.state.current).toMatchObject({ view: 'sign-in', signIn: { status: 'idle', fault: null, orgUrl: '', clientId: '' } });
    expect(bench.steps).toEqual([]);
  });

  it('connects with the secret that the keychain holds', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    expect(bench.steps).toEqual(['read the keychain', 'connect']);
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current).toMatchObject({ view: 'assist', organisation: new URL(genesys.credentials.orgUrl).host, sessionOnly: false });
    expect(bench.redactor.text(`it is ${bench.secret}`)).toBe('it is [redacted]');
  });

  it('connects with the secret of this session before it asks the keychain', async () => {
    bench.configure();
    await bench.sessionVault.write(bench.owner, bench.secret);
    await bench.account.start();
    expect(bench.steps).toEqual(['connect']);
    expect(bench.state.current).toMatchObject({ view: 'assist', sessionOnly: true });
  });

  it.each([
    ['not-found', null, 'keychain-not-found'],
    ['unavailable', { kind: 'unavailable', detail: 'no secret service' }, 'keychain-unavailable'],
    ['cancelled', { kind: 'cancelled' }, 'keychain-cancelled'],
  ] as const)('leads to the form with its own reason where the secret is %s', async (_kind, refusal, tag) => {
    bench.configure();
    bench.keychain.refusal = refusal;
    await bench.account.start();
    expect(bench.state.current).toMatchObject({
      view: 'sign-in',
      signIn: { status: 'failed', fault: { tag }, orgUrl: genesys.credentials.orgUrl, clientId: 'agent-app' },
    });
    expect(bench.workspaces.get()).toBeNull();
  });

  it('shows that the keychain is being asked', async () => {
    bench.configure();
    const views: string[] = [];
    bench.state.subscribe((state) => views.push(state.view));
    const read = bench.keychain.read.bind(bench.keychain);
    bench.keychain.read = async (account) => {
      await until(() => views.includes('keyring'));
      return read(account);
    };
    await bench.account.start();
    expect(views[0]).toBe('keyring');
  });
});

describe('settings that can’t be read for now', () => {
  it('lead nobody through a first run, and sign in when they can be read', async () => {
    const folder = scratch();
    const file = join(folder, 'settings.json');
    symlinkSync(file, file);
    bench = new AccountBench(genesys, folder);
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    expect(bench.state.current).toMatchObject({ view: 'assist', connection: { status: 'stopped', fault: { tag: 'settings-not-read', detail: 'ELOOP' } } });
    expect(await bench.submit(bench.typed())).toMatchObject({ ok: false, error: { tag: 'settings-not-read' } });
    rmSync(file);
    const { orgUrl, clientId } = genesys.credentials;
    writeFileSync(file, JSON.stringify({ gateway: { orgUrl, clientId } }));
    expect(bench.settings.tryAgain()).toBe('done');
    await bench.account.startIfIdle();
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current.settings.gateway.orgUrl).toBe(orgUrl);
  });
});

describe('a policy', () => {
  it('that can’t be read keeps the app disconnected, though it could sign in', async () => {
    under({ fault: fault('policy-unreadable', 'it is not valid JSON') });
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    expect(bench.state.current).toMatchObject({ view: 'assist', connection: { status: 'stopped', fault: { tag: 'policy-unreadable' }, retryAt: null } });
    expect(bench.steps).toEqual([]);
    expect(bench.workspaces.get()).toBeNull();
  });

  it('that was put right holds from the next start on', async () => {
    under({ fault: fault('policy-unreadable', 'it is not valid JSON') });
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.account.start();
    bench.policy = { values: { gateway: { maxResults: 3 } } };
    await bench.account.start();
    await until(() => bench.state.current.connection.status === 'live');
    expect(bench.state.current).toMatchObject({ locked: ['gateway.maxResults'], settings: { gateway: { maxResults: 3 } } });
  });

  it('that asks for another transport says that there is none', async () => {
    under({ values: { gateway: { transport: 'platform' } } });
    bench.configure();
    await bench.account.start();
    expect(bench.state.current.connection).toMatchObject({ status: 'stopped', fault: { tag: 'transport-unsupported' } });
    expect(bench.steps).toEqual([]);
  });

  it('may set up the organisation all by itself', async () => {
    const { orgUrl, clientId } = genesys.credentials;
    under({ values: { gateway: { orgUrl, clientId } } });
    bench.keychain.secrets.set(bench.owner, bench.secret);
    expect(bench.account.configured).toBe(true);
    await bench.account.start();
    await until(() => bench.state.current.connection.status === 'live');
  });
});

describe('signing out', () => {
  it('closes the connection, forgets the secret and what was on screen, and keeps the organisation filled in', async () => {
    bench.configure();
    bench.keychain.secrets.set(bench.owner, bench.secret);
    await bench.sessionVault.write(bench.owner, bench.secret);
    await bench.account.start();
    await until(() => bench.state.current.connection.status === 'live');
    const settled = bench.workspaces.get()?.assistant.ask({ text: 'x', conversationId: 'one', trigger: 'typed' }).settled;
    await settled;
    expect(bench.state.current.queries).toHaveLength(1);
    await bench.account.signOut();
    expect(bench.workspaces.get()).toBeNull();
    expect(bench.keychain.secrets.size).toBe(0);
    expect(await bench.sessionVault.read(bench.owner)).toEqual({ kind: 'not-found' });
    expect(bench.state.current).toMatchObject({
      view: 'sign-in',
      organisation: null,
      sessionOnly: false,
      queries: [],
      suggestions: [],
      connection: { status: 'signed-out', fault: null },
      signIn: { status: 'idle', fault: null, orgUrl: genesys.credentials.orgUrl, clientId: 'agent-app' },
    });
    await until(() => genesys.simulator.counters.openSockets === 0);
  });
});
