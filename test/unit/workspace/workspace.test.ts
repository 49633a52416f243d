import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShownSuggestion } from '../../../src/main/assist/answers/shown-suggestions';
import type { Disruption } from '../../../src/main/genesys/gateway';
import { AppStateStore } from '../../../src/main/state/app-state';
import { CurrentWorkspace, type Workspace } from '../../../src/main/workspace/workspace';
import { FakeClock } from '../../support/fake-clock';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { trailsOf } from '../../support/trails';
import { until } from '../../support/turns';
import { expectWholeChain, queriesIn, recordsIn } from '../audit/trail/trail';

const startGenesys = loopbackGenesys();
const scratch = scratchFolders();
let genesys: LoopbackGenesys;
let auditFolder: string;
let state: AppStateStore;
let clock: FakeClock;
let shown: ShownSuggestion[];
let workspaces: CurrentWorkspace;

beforeEach(async () => {
  clock = new FakeClock();
  genesys = await startGenesys({ now: () => clock.now() });
  auditFolder = join(scratch(), 'audit');
  state = new AppStateStore('0.1.0');
  shown = [];
  workspaces = new CurrentWorkspace({
    state,
    trails: trailsOf({ state, clock, log: recordingLog() }),
    clock,
    log: recordingLog(),
    fetch,
    agent: undefined,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    appVersion: '0.1.0',
    policyHash: () => null,
    onShown: (more) => shown.push(...more),
  });
});
afterEach(() => workspaces.close());

async function open(folder = auditFolder): Promise<Workspace> {
  const settings = someSettings({ gateway: { confidenceThreshold: 0 } });
  await workspaces.open({ credentials: genesys.credentials, settings: () => settings, auditFolder: folder });
  const workspace = workspaces.get();
  if (workspace === null) throw new Error('No workspace is open.');
  return workspace;
}

async function openLive(): Promise<Workspace> {
  const workspace = await open();
  await until(() => state.current.connection.status === 'live');
  return workspace;
}

const ask = (workspace: Workspace, conversationId = workspace.deskConversationId, text = 'how long do I have for returning it'): ReturnType<Workspace['assistant']['ask']> =>
  workspace.assistant.ask({ text, conversationId, trigger: 'typed' });

describe('a workspace', () => {
  it('brings a question all the way to a suggestion, with its record on disk', async () => {
    const workspace = await openLive();
    const { queryId, settled } = ask(workspace);
    expect(await settled).toBe('PASS');
    expect(state.current.suggestions).toMatchObject([{ queryId, documentId: 'returns', canOpen: true }]);
    expect(state.current.queries).toMatchObject([{ id: queryId, status: 'PASS', shown: 1 }]);
    expect(shown.map((one) => one.suggestion)).toEqual(state.current.suggestions);
    expect(queriesIn(auditFolder)).toMatchObject([{ query_id: queryId, governance_status: 'PASS', document_ids: ['returns'] }]);
  });

  it('shows a push for a conversation that asked before', async () => {
    const workspace = await openLive();
    await ask(workspace, 'call-1').settled;
    genesys.simulator.push('call-1', [{ documentId: 'news', title: 'News', snippet: '', confidenceScore: 0.9, lastUpdated: new Date(clock.now()).toISOString(), url: '' }]);
    await until(() => state.current.suggestions.length === 2);
    expect(state.current.suggestions[0]).toMatchObject({ conversationId: 'call-1', trigger: 'push' });
    expect(queriesIn(auditFolder).map((record) => record.trigger)).toEqual(['typed', 'push']);
  });

  it('writes down, once, that the other side refused it', async () => {
    genesys.simulator.faults.upgrade.status = 403;
    await open();
    await until(() => state.current.connection.status === 'stopped');
    await workspaces.close();
    expect(recordsIn(auditFolder).filter((record) => record.event === 'sign-in-failed')).toMatchObject([
      { organisation: new URL(genesys.credentials.orgUrl).host, client_id: genesys.credentials.clientId, error: 'gateway-forbidden' },
    ]);
  });

  it('tells the window while the audit can’t be written', async () => {
    // A day's file that is a folder can't be appended to, whoever tries.
    mkdirSync(join(auditFolder, `audit-${new Date(clock.now()).toISOString().slice(0, 10)}.1.jsonl`), { recursive: true });
    const workspace = await openLive();
    await ask(workspace).settled;
    expect(state.current.audit.fault?.tag).toBe('audit-unwritable');
    expect(state.current.suggestions).toEqual([]);
    expect(state.current.queries).toMatchObject([{ status: 'ERROR', fault: { tag: 'audit-unwritable' } }]);
  });
});

describe('a disruption', () => {
  const reconnects = async (why: Disruption): Promise<boolean> => {
    const workspace = await openLive();
    workspace.disrupted(why);
    const dropped = state.current.connection.status === 'signing-in';
    await until(() => state.current.connection.status === 'live');
    return dropped;
  };

  it.each(['resume', 'timer-jump'] as const)('(%s) drops the connection and makes a new one at once', async (why) => {
    expect(await reconnects(why)).toBe(true);
    expect(genesys.simulator.counters).toMatchObject({ upgrades: 2, tokensIssued: 1 });
  });

  it('of the network is nothing to a gateway on this computer', async () => {
    expect(await reconnects('network-change')).toBe(false);
  });

  it('ends what slept past its deadline, before anything is sent again', async () => {
    genesys.simulator.faults.answers.mute = true;
    const workspace = await openLive();
    const slept = ask(workspace);
    await until(() => genesys.simulator.counters.subscribes === 1);
    clock.set(clock.now() + 3_600_000);
    workspace.disrupted('resume');
    expect(await slept.settled).toBe('TIMEOUT');
  });
});

describe('closing a workspace', () => {
  it('settles and writes down everything asked, those in line too, without waiting for their deadlines', async () => {
    genesys.simulator.faults.answers.mute = true;
    const workspace = await openLive();
    const asked = Array.from({ length: 12 }, (_one, call) => ask(workspace, `call-${call}`, `how long do I have for returning it${'?'.repeat(call)}`));
    await until(() => genesys.simulator.counters.subscribes === 5);
    await workspaces.close();
    expect(await Promise.all(asked.map((one) => one.settled))).toEqual(Array.from({ length: 12 }, () => 'ERROR'));
    const records = queriesIn(auditFolder);
    expect(records.map((record) => record.error)).toEqual(Array.from({ length: 12 }, () => 'signed-out'));
    expect(new Set(records.map((record) => record.query_id)).size).toBe(12);
    expectWholeChain(recordsIn(auditFolder));
    expect(workspaces.get()).toBeNull();
    expect(state.current).toMatchObject({ connection: { status: 'signed-out', fault: null }, audit: { fault: null } });
    await until(() => genesys.simulator.counters.openSockets === 0);
  });

  it('comes before the next one is opened, so that the trail has one writer', async () => {
    genesys.simulator.faults.answers.mute = true;
    const first = await openLive();
    ask(first);
    await until(() => genesys.simulator.counters.subscribes === 1);
    const second = await open();
    expect(queriesIn(auditFolder)).toMatchObject([{ error: 'signed-out' }]);
    expect(second.deskConversationId).not.toBe(first.deskConversationId);
    genesys.simulator.faults.answers.mute = false;
    await until(() => state.current.connection.status === 'live');
    expect(await ask(second).settled).toBe('PASS');
    expectWholeChain(recordsIn(auditFolder));
  });

  it('leaves no timer behind', async () => {
    const workspace = await openLive();
    await ask(workspace).settled;
    await workspaces.close();
    await until(() => genesys.simulator.counters.openSockets === 0 && clock.pending === 0);
  });
});
