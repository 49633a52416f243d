import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DemoRun } from '../../../src/main/demo/demo';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import { AppStateStore } from '../../../src/main/state/app-state';
import { CurrentWorkspace } from '../../../src/main/workspace/workspace';
import { FakeClock } from '../../support/fake-clock';
import { recordingLog, type RecordingLog } from '../../support/recording-log';
import { someSettings } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { trailsOf } from '../../support/trails';
import { turn, until, watch } from '../../support/turns';
import { queriesIn } from '../audit/trail/trail';
import { FakeSimulatorProcess } from './fake-simulator-process';

const { fork } = vi.hoisted(() => ({ fork: vi.fn() }));
vi.mock('electron', () => ({ utilityProcess: { fork } }));

const scratch = scratchFolders();
const done = { ok: true, value: null };
let processes: FakeSimulatorProcess[];
/** From now on a simulator is ready only when the test lets it. */
let hold: () => void;
let letReady: () => void;
let clock: FakeClock;
let state: AppStateStore;
let log: RecordingLog;
let redactor: Redactor;
let auditFolder: string;
let workspaces: CurrentWorkspace;
let demo: DemoRun;

beforeEach(() => {
  processes = [];
  letReady = () => undefined;
  let mayBeReady: Promise<unknown> = Promise.resolve();
  fork.mockReset().mockImplementation(() => {
    const process = new FakeSimulatorProcess(mayBeReady);
    processes.push(process);
    return process;
  });
  hold = () => {
    mayBeReady = new Promise<void>((resolve) => (letReady = resolve));
  };
  clock = new FakeClock();
  state = new AppStateStore('0.1.0');
  log = recordingLog();
  redactor = new Redactor();
  auditFolder = join(scratch(), 'demo-audit');
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
  demo = new DemoRun({
    pace: 1,
    state,
    workspaces,
    clock,
    redactor,
    auditFolder,
    newId: () => crypto.randomUUID(),
    settings: () => someSettings(),
    assetsFolder: join(import.meta.dirname, '../../../assets/demo'),
    simulatorModule: 'simulator-process.cjs',
  });
});
afterEach(async () => {
  letReady();
  await demo.leave();
  await workspaces.close();
  await Promise.all(processes.map((process) => process.end()));
});

async function running(): Promise<FakeSimulatorProcess> {
  expect(await demo.start()).toEqual(done);
  await until(() => state.current.connection.status === 'live');
  const process = processes.at(-1);
  if (process === undefined) throw new Error('No simulator was started.');
  return process;
}

async function expectNothingLeft(): Promise<void> {
  expect(state.current).toMatchObject({ demo: null, organisation: null, queries: [], suggestions: [], connection: { status: 'signed-out' } });
  expect(workspaces.get()).toBeNull();
  expect(processes.map((process) => process.running)).toEqual(processes.map(() => false));
  await until(() => clock.pending === 0);
  // Nothing that is still under way brings it back.
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(state.current.demo).toBeNull();
  expect(workspaces.get()).toBeNull();
}

describe('the demo, with a fake simulator process', () => {
  it('starts a simulator with a secret of its own, connects to it and plays the call', async () => {
    const process = await running();
    expect(state.current).toMatchObject({ view: 'assist', organisation: 'Demo', demo: { status: 'playing', turn: 0 } });
    const secret = process.told?.clientSecret ?? '';
    expect(secret.length).toBeGreaterThan(20);
    expect(redactor.text(secret)).toBe('[redacted]');
    expect(JSON.stringify([state.current, log.lines, fork.mock.calls])).not.toContain(secret);
    clock.advance(3_200);
    await until(() => process.simulator?.counters.subscribes === 1);
    await until(() => existsSync(auditFolder) && queriesIn(auditFolder).length === 1);
    expect(queriesIn(auditFolder)).toMatchObject([{ trigger: 'demo' }]);
  });

  it('started twice at once has one simulator, and plays from the beginning', async () => {
    expect(await Promise.all([demo.start(), demo.start()])).toEqual([done, done]);
    expect(processes).toHaveLength(1);
    await until(() => state.current.connection.status === 'live');
    clock.advance(600);
    expect(state.current.demo).toMatchObject({ status: 'playing', turn: 1 });
    expect(await demo.start()).toEqual(done);
    expect(processes).toHaveLength(1);
    expect(state.current.demo).toMatchObject({ status: 'playing', turn: 0 });
  });

  it('that is left forgets what it showed, and its simulator is gone', async () => {
    await running();
    clock.advance(3_200);
    await until(() => state.current.queries.length === 1);
    await demo.leave();
    await expectNothingLeft();
    expect(processes.map((process) => process.killed)).toEqual([true]);
  });

  it('that is left while it starts leaves nothing behind', async () => {
    hold();
    const started = demo.start();
    await until(() => processes.some((process) => process.told !== null));
    expect(state.current.demo?.status).toBe('starting');
    const left = watch(demo.leave().then(() => 'left'));
    await turn();
    expect(left.value).toBeUndefined();
    letReady();
    expect(await started).toEqual(done);
    await until(() => left.value !== undefined);
    await expectNothingLeft();
  });

  it('that is left at the very moment it starts leaves nothing behind', async () => {
    const started = demo.start();
    await demo.leave();
    expect(await started).toEqual(done);
    await expectNothingLeft();
  });

  it('that is left and started again at once runs, with a simulator of its own', async () => {
    await running();
    const left = demo.leave();
    expect(await demo.start()).toEqual(done);
    await left;
    await until(() => state.current.connection.status === 'live');
    expect(processes.map((process) => process.running)).toEqual([false, true]);
    expect(state.current.demo).toMatchObject({ status: 'playing' });
  });

  it('that is left where there is none touches nobody’s workspace', async () => {
    const settings = someSettings();
    const credentials = { orgUrl: 'http://127.0.0.1:1', clientId: 'agent-app', clientSecret: 'real' };
    const workspace = await workspaces.open({ credentials, settings: () => settings, auditFolder });
    state.change({ organisation: 'acme.example.com' });
    await demo.leave();
    expect(workspaces.get()).toBe(workspace);
    expect(state.current.organisation).toBe('acme.example.com');
  });

  it('whose simulator dies has failed, and starting again works', async () => {
    const first = await running();
    clock.advance(3_200);
    await until(() => state.current.queries.length === 1);
    await first.end();
    await until(() => state.current.demo?.status === 'failed');
    expect(state.current).toMatchObject({ view: 'assist', demo: { status: 'failed', line: null, turn: 0 }, connection: { status: 'signed-out' } });
    expect(workspaces.get()).toBeNull();
    await until(() => clock.pending === 0);
    const second = await running();
    expect(second).not.toBe(first);
    // Nothing of the broken one can be acted upon any more.
    expect(state.current).toMatchObject({ queries: [], suggestions: [], conversations: [] });
    expect(processes).toHaveLength(2);
    expect(state.current.demo).toMatchObject({ status: 'playing', turn: 0 });
    await demo.leave();
    await expectNothingLeft();
  });

  it('whose simulator dies while it is left is left', async () => {
    const process = await running();
    const left = demo.leave();
    await process.end();
    await left;
    await expectNothingLeft();
  });

  it('whose simulator ends before it is ready has failed and says why, and starting again works', async () => {
    hold();
    const started = demo.start();
    await until(() => processes.length === 1);
    await processes[0]?.end();
    expect(await started).toEqual({ ok: false, error: { tag: 'demo-failed', detail: 'the simulator ended' } });
    expect(state.current.demo?.status).toBe('failed');
    letReady();
    await running();
    expect(state.current.demo?.status).toBe('playing');
  });

  it('whose simulator is not ready after 10 s has failed, and that simulator is ended', async () => {
    hold();
    const started = watch(demo.start());
    await until(() => processes.length === 1 && clock.pending === 1);
    clock.advance(9_999);
    await turn();
    expect(started.value).toBeUndefined();
    clock.advance(1);
    await until(() => started.value !== undefined);
    expect(started.value).toEqual({ ok: false, error: { tag: 'demo-failed', detail: 'the simulator did not start' } });
    expect(processes[0]?.killed).toBe(true);
    await demo.leave();
    await expectNothingLeft();
  });
});
