import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DurableTransport } from '../../../src/main/audit/trail/durable-transport';
import { AppStateStore } from '../../../src/main/state/app-state';
import { CurrentWorkspace, type Workspace } from '../../../src/main/workspace/workspace';
import { FakeClock } from '../../support/fake-clock';
import { loopbackGenesys, type LoopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog, type RecordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { trailsOf } from '../../support/trails';
import { turn, until, watch } from '../../support/turns';
import { queriesIn } from '../audit/trail/trail';

const startGenesys = loopbackGenesys();
const scratch = scratchFolders();
let genesys: LoopbackGenesys;
let auditFolder: string;
let clock: FakeClock;
let log: RecordingLog;
let state: AppStateStore;
let workspaces: CurrentWorkspace;

beforeEach(async () => {
  clock = new FakeClock();
  genesys = await startGenesys({ now: () => clock.now() });
  auditFolder = join(scratch(), 'audit');
  log = recordingLog();
  state = new AppStateStore('0.1.0');
  workspaces = new CurrentWorkspace({
    state,
    trails: trailsOf({ state, clock, log }),
    clock,
    log,
    fetch,
    agent: undefined,
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    appVersion: '0.1.0',
    policyHash: () => null,
    onShown: () => undefined,
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await workspaces.close();
});

function open(): Promise<Workspace> {
  const settings = someSettings({ gateway: { confidenceThreshold: 0 } });
  return workspaces.open({ credentials: genesys.credentials, settings: () => settings, auditFolder });
}

async function openAndAsk(): Promise<void> {
  const { assistant, deskConversationId } = await open();
  expect(await assistant.ask({ text: 'how long do I have for returning it', conversationId: deskConversationId, trigger: 'typed' }).settled).toBe('PASS');
}

/** What a disk does when the last of a file is to be written out. */
function onRelease(behaves: () => Promise<void>): void {
  const release = vi.spyOn(DurableTransport.prototype, 'release');
  release.mockImplementationOnce(behaves);
}

describe('a trail that can’t be closed', () => {
  beforeEach(openAndAsk);

  it('is written down, and the next workspace opens and writes all the same', async () => {
    onRelease(() => Promise.reject(Object.assign(new Error('EIO: i/o error, close'), { code: 'EIO' })));
    await workspaces.close();
    expect(log.lines).toContainEqual({ level: 'error', message: 'audit not closed', facts: { error: expect.objectContaining({ code: 'EIO' }) as unknown } });
    expect(workspaces.get()).toBeNull();
    expect(state.current).toMatchObject({ connection: { status: 'signed-out' }, audit: { fault: null } });
    await openAndAsk();
    expect(queriesIn(auditFolder)).toHaveLength(2);
  });

  it('keeps nobody from opening the next one in its place', async () => {
    onRelease(() => Promise.reject(new Error('no')));
    await openAndAsk();
    expect(queriesIn(auditFolder)).toHaveLength(2);
  });

  it('because the disk does not answer is left after 5 s, and the next workspace opens', async () => {
    onRelease(() => new Promise(() => undefined));
    const closed = watch(workspaces.close().then(() => 'closed'));
    const opened = watch(open());
    await until(() => genesys.simulator.counters.openSockets === 0);
    await turn();
    clock.advance(4_999);
    await turn();
    expect([closed.value, opened.value]).toEqual([undefined, undefined]);
    clock.advance(1);
    await until(() => opened.value !== undefined);
    expect(closed.value).toBe('closed');
    expect(log.lines.filter((line) => line.message === 'audit not closed')).toHaveLength(1);
    await until(() => state.current.connection.status === 'live');
    expect(workspaces.get()).toBe(opened.value);
  });
});

describe('a workspace that fails to close', () => {
  it('tells whoever closes it, and keeps nobody from opening the next one', async () => {
    const workspace = await open();
    const close = workspace.close.bind(workspace);
    workspace.close = async () => {
      await close();
      throw new Error('no');
    };
    await expect(workspaces.close()).rejects.toThrow('no');
    expect(await open()).toBe(workspaces.get());
  });
});
