import { beforeEach, describe, expect, it } from 'vitest';
import { Attention } from '../../../src/main/notifications/attention';
import { PauseFile } from '../../../src/main/notifications/pause-file';
import { AppStateStore } from '../../../src/main/state/app-state';
import type { Suggestion } from '../../../src/shared/domain/knowledge';
import { defaultSettings } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { recordingLog } from '../../support/recording-log';
import { aQueryView, aSuggestion } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { turn } from '../../support/turns';
import { fakePresenter, type FakePresenter } from './fake-presenter';

const newFolder = scratchFolders();
let folder: string;
let clock: FakeClock;
let state: AppStateStore;
let presenter: FakePresenter;
let attention: Attention;
let window: { isFocused: boolean; readonly did: string[]; appear(): void; summon(): void };
let copied: string[];

beforeEach(() => {
  folder = newFolder();
  clock = new FakeClock();
  mayAct = true;
  start();
});

let mayAct: boolean;

/** As a start does, with what an earlier one has kept. */
function start(): void {
  state = new AppStateStore('0.1.0');
  presenter = fakePresenter();
  copied = [];
  const did: string[] = [];
  window = { isFocused: false, did, appear: () => did.push('appear'), summon: () => did.push('summon') };
  const log = recordingLog();
  attention = new Attention({ mayAct: () => mayAct, state, clock, log, presenter, pauseFile: new PauseFile(folder, log), window, copy: (id) => copied.push(id) });
  state.subscribe((current, previous) => attention.stateChanged(current, previous));
}

/** A new suggestion, as the workspace tells of it. */
async function shown(id: string, part: Partial<Suggestion> = {}): Promise<void> {
  const one = aSuggestion({ id, documentId: id, ...part });
  state.suggestionsShown([one]);
  attention.suggestionsShown([one]);
  await turn();
}

describe('a new suggestion', () => {
  it('brings the window into view, is notified, and counts until the agent looks', async () => {
    await shown('a');
    await shown('b');
    expect(window.did).toEqual(['appear', 'appear']);
    expect(presenter.standing.map(({ title }) => title)).toEqual(['2 new answers']);
    expect(state.current.unseen).toBe(2);
    attention.lookedAt();
    expect(state.current.unseen).toBe(0);
    expect(presenter.standing).toEqual([]);
  });

  it('is not new to who has the window in front', async () => {
    window.isFocused = true;
    await shown('a');
    expect(state.current.unseen).toBe(0);
    expect(presenter.presented).toEqual([]);
    expect(state.current.notifications.withheld).toEqual({ focused: 1 });
  });

  it('behind the lock brings nothing up and is not notified, though the window has the focus; it counts, and is told of afterwards', async () => {
    state.change({ curtain: 'drawn' });
    attention.screenChanged('hidden');
    window.isFocused = true;
    await shown('a');
    attention.lookedAt();
    expect(window.did).toEqual([]);
    expect(presenter.presented).toEqual([]);
    expect(state.current.unseen).toBe(1);
    window.isFocused = false;
    state.change({ curtain: 'open' });
    attention.screenChanged('shown');
    await turn();
    expect(presenter.standing).toHaveLength(1);
    expect(state.current.unseen).toBe(1);
  });

  it('leaves a hidden window hidden while paused and in the quiet hours, and counts all the same', async () => {
    attention.pause('15-minutes');
    await shown('a');
    attention.resume();
    state.change({ settings: { ...defaultSettings, notifications: { ...defaultSettings.notifications, quietHours: true, quietFrom: '00:00', quietTo: '00:00' } } });
    await shown('b');
    expect(window.did).toEqual([]);
    expect(presenter.presented).toEqual([]);
    expect(state.current.unseen).toBe(2);
    expect(state.current.notifications.withheld).toEqual({ paused: 1, 'quiet-hours': 1 });
  });

  it('of another conversation than the one asked in last waits in the window', async () => {
    state.queryChanged(aQueryView({ conversationId: 'in front', askedAt: clock.now() }), 'call');
    await shown('a', { conversationId: 'before' });
    expect(state.current.notifications.withheld).toEqual({ 'other-conversation': 1 });
    expect(state.current.unseen).toBe(1);
    clock.advance(10 * 60_000);
    await shown('b', { conversationId: 'before' });
    expect(presenter.standing).toHaveLength(1);
  });

  it('that is dismissed, or gone with its organisation, is new no more', async () => {
    await shown('a');
    await shown('b', { conversationId: 'conversation-2' });
    state.suggestionsChanged(state.current.suggestions.filter(({ id }) => id === 'a').map((one) => ({ ...one, feedback: { ...one.feedback, dismissed: true } })));
    await turn();
    expect(state.current.unseen).toBe(1);
    expect(presenter.standing).toHaveLength(1);
    state.forgetConversations();
    await turn();
    expect(state.current.unseen).toBe(0);
    expect(presenter.standing).toEqual([]);
  });
});

describe('a click', () => {
  it('that is one too many does nothing', async () => {
    mayAct = false;
    await shown('a');
    presenter.standing[0]?.events.clicked();
    presenter.standing[0]?.events.acted('copy');
    expect(window.did).not.toContain('summon');
    expect(copied).toEqual([]);
  });

  it('brings the window with that card', async () => {
    await shown('a');
    presenter.standing[0]?.events.clicked();
    expect(window.did).toContain('summon');
    expect(state.current.highlight).toEqual({ suggestionId: 'a', count: 1 });
  });

  it('on “Copy” copies and leaves the agent where they are', async () => {
    await shown('a');
    presenter.standing[0]?.events.acted('copy');
    expect(copied).toEqual(['a']);
    expect(window.did).not.toContain('summon');
  });
});

describe('a pause', () => {
  it('outlasts a restart, and ends in its time', async () => {
    attention.pause('1-hour');
    const { pausedUntil } = state.current.notifications;
    expect(pausedUntil).toBe(clock.now() + 3_600_000);
    clock.advance(1_800_000);
    attention.close();
    await attention.idle();
    start();
    expect(state.current.notifications.pausedUntil).toBe(pausedUntil);
    await shown('a');
    expect(state.current.notifications).toMatchObject({ pausedUntil, withheld: { paused: 1 } });
    clock.advance(1_800_000);
    expect(state.current.notifications.pausedUntil).toBeNull();
    await shown('b');
    expect(presenter.standing).toHaveLength(1);
    attention.close();
    await attention.idle();
    start();
    expect(state.current.notifications.pausedUntil).toBeNull();
  });
});
