import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppStateStore } from '../../../src/main/state/app-state';
import { CurrentWorkspace, type Workspace } from '../../../src/main/workspace/workspace';
import { FakeClock } from '../../support/fake-clock';
import { loopbackGenesys } from '../../support/loopback-genesys';
import { recordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { until } from '../../support/turns';
import { trailsOf } from '../../support/trails';

const startGenesys = loopbackGenesys();
const scratch = scratchFolders();
let state: AppStateStore;
let clock: FakeClock;
let workspaces: CurrentWorkspace;

beforeEach(() => {
  state = new AppStateStore('0.1.0');
  clock = new FakeClock();
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
    onShown: () => undefined,
  });
});
afterEach(() => workspaces.close());

async function openLive(): Promise<Workspace> {
  const genesys = await startGenesys({ now: () => clock.now() });
  const settings = someSettings({ gateway: { confidenceThreshold: 0 } });
  const workspace = await workspaces.open({ credentials: genesys.credentials, settings: () => settings, auditFolder: join(scratch(), 'audit') });
  await until(() => state.current.connection.status === 'live');
  return workspace;
}

it('a workspace counts its questions for the window, from nothing, and takes its figures with it', async () => {
  expect(state.current.insights).toBeNull();
  const workspace = await openLive();
  expect(state.current.insights?.today.asked).toBe(0);
  await workspace.assistant.ask({ text: 'how long do I have for returning it', conversationId: 'call-1', trigger: 'typed' }).settled;
  await workspace.assistant.ask({ text: 'x', conversationId: 'call-1', trigger: 'typed' }).settled;
  await workspace.assistant.feedback(state.current.suggestions[0]?.id ?? '', 'helpful');
  clock.advance(1_000);
  expect(state.current.insights).toMatchObject({
    now: { asked: 2, outcomes: { PASS: 1, REJECTED: 1 }, latency: { answers: 1 }, feedback: { helpful: 1 } },
    today: { asked: 2 },
  });
  await workspaces.close();
  expect(state.current.insights).toBeNull();
  await openLive();
  expect(state.current.insights?.today.asked).toBe(0);
});
