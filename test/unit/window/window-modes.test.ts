import { describe, expect, it } from 'vitest';
import { modeOf } from '../../../src/main/window/mode-choice';
import { learnFrame, frameCorner } from '../../../src/main/window/geometry/frame';
import { noInsets } from '../../../src/main/window/geometry/rect';
import { opacityOf } from '../../../src/main/window/opacity';
import { RememberedPage } from '../../../src/main/window/page/remembered-page';
import { WindowModes } from '../../../src/main/window/window-modes';
import { AppStateStore } from '../../../src/main/state/app-state';
import { readSettings } from '../../../src/shared/settings/settings';
import { blankMemory, type WindowMemory } from '../../../src/shared/contract/window-memory';
import type { WindowMode } from '../../../src/shared/contract/window-mode';
import { rect } from './geometry/rigs';

/** Modes over a state, with what was shown and what was made the setting. */
function modesWith(mode: WindowMode, hold: 'free' | 'locked' = 'free'): { modes: WindowModes; state: AppStateStore; shown: WindowMode[] } {
  const state = new AppStateStore('1');
  const keep = (next: WindowMode): void => state.change({ settings: readSettings({ window: { mode: next } }, {}).settings });
  keep(mode);
  state.change({ view: 'assist', locked: hold === 'locked' ? ['window.mode'] : [] });
  const shown: WindowMode[] = [];
  return { modes: new WindowModes({ state, show: (next) => shown.push(next), keep }), state, shown };
}

describe('how the window is shown', () => {
  it.each<[WindowMode, WindowMode | null, 'assist' | 'sign-in' | 'keyring', WindowMode]>([
    ['compact', null, 'assist', 'compact'],
    ['full', null, 'assist', 'full'],
    ['compact', 'full', 'assist', 'full'],
    ['compact', null, 'sign-in', 'window'],
    ['full', null, 'sign-in', 'full'],
    ['compact', 'compact', 'sign-in', 'compact'],
    ['compact', null, 'keyring', 'compact'],
  ])('set to %s, for now %s, in %s: %s', (remembered, forNow, view, mode) => {
    expect(modeOf({ remembered, forNow, view })).toBe(mode);
  });

  it('is what the agent chose, from now on', () => {
    const { modes, state, shown } = modesWith('window');
    modes.choose('compact');
    expect(shown.at(-1)).toBe('compact');
    expect(state.current.windowMode).toBe('compact');
    expect(state.current.settings.window.mode).toBe('compact');
    modes.hidden();
    expect(state.current.windowMode).toBe('compact');
  });

  it('is what the agent chose until it is hidden, where the policy sets it', () => {
    const { modes, state } = modesWith('compact', 'locked');
    modes.choose('full');
    expect(state.current.windowMode).toBe('full');
    expect(state.current.settings.window.mode).toBe('compact');
    modes.hidden();
    expect(state.current.windowMode).toBe('compact');
  });

  it('makes room for a page, and is a strip again once it was hidden', () => {
    const { modes, state } = modesWith('compact');
    modes.makeRoom();
    expect(state.current.windowMode).toBe('window');
    expect(state.current.settings.window.mode).toBe('compact');
    modes.hidden();
    expect(state.current.windowMode).toBe('compact');
  });

  it('has room enough in full', () => {
    const { modes, state } = modesWith('full');
    modes.makeRoom();
    expect(state.current.windowMode).toBe('full');
  });

  it('is a window while nobody is signed in, and a strip afterwards', () => {
    const { modes, state } = modesWith('compact');
    state.change({ view: 'sign-in' });
    modes.apply();
    expect(state.current.windowMode).toBe('window');
    state.change({ view: 'assist' });
    modes.apply();
    expect(state.current.windowMode).toBe('compact');
  });

  it('follows the setting, whatever was chosen for now', () => {
    const { modes, state } = modesWith('compact');
    modes.makeRoom();
    state.change({ settings: readSettings({ window: { mode: 'full' } }, {}).settings });
    modes.settingChanged();
    expect(state.current.windowMode).toBe('full');
  });
});

describe('a window that may be seen through', () => {
  it.each([
    [0.6, 'elsewhere', 'away', 0.6],
    [0.6, 'here', 'away', 1],
    [0.6, 'elsewhere', 'over', 1],
    [0.1, 'elsewhere', 'away', 0.4],
    [1, 'elsewhere', 'away', 1],
  ] as const)('set to %d with the focus %s and the pointer %s: %d', (setting, focus, pointer, opacity) => {
    expect(opacityOf(setting, { focus, pointer })).toBe(opacity);
  });
});

describe('what the system puts around a window', () => {
  const asked = rect(100, 60, 500, 400);

  it('is told by the system where it knows it', () => {
    expect(learnFrame(asked, rect(92, 29, 516, 439), rect(100, 60, 500, 400), noInsets)).toEqual({ top: 31, left: 8, right: 8, bottom: 8 });
  });

  it('is what the content was moved by where nobody tells', () => {
    const moved = rect(101, 80, 500, 400);
    const frame = learnFrame(asked, moved, moved, noInsets);
    expect(frame).toEqual({ top: 20, left: 1, right: 1, bottom: 1 });
    expect(frameCorner(moved, frame)).toEqual(asked);
  });

  it.each([
    ['far', rect(400, 300, 500, 400)],
    ['up and left', rect(90, 40, 500, 400)],
    ['to another size', rect(101, 80, 640, 400)],
  ])('is not learnt from a window that was moved %s', (_where, moved) => {
    const known = { top: 24, left: 2, right: 2, bottom: 2 };
    expect(learnFrame(asked, moved, moved, known)).toEqual(known);
  });
});

describe('what a page that is gone held', () => {
  const memory: WindowMemory = { ...blankMemory, draft: 'opened headphones', page: 'settings', expanded: ['s1'] };

  it('is there for the next one', () => {
    const page = new RememberedPage(new AppStateStore('1'));
    page.remember(memory);
    expect(page.recall()).toEqual(memory);
  });

  it('is forgotten, and what was asked for before isn’t asked for again', () => {
    const state = new AppStateStore('1');
    const page = new RememberedPage(state);
    page.remember(memory);
    state.highlight('s1');
    page.forget();
    expect(page.recall()).toEqual({ ...blankMemory, asked: { page: 0, card: 1 } });
  });

  it('begins with the first page after a crash, and what was typed is still there', () => {
    const page = new RememberedPage(new AppStateStore('1'));
    page.remember(memory);
    page.leavePage();
    expect(page.recall()).toMatchObject({ draft: 'opened headphones', page: 'assist', expanded: ['s1'] });
  });

  it('is nothing where nobody is signed in', () => {
    const state = new AppStateStore('1');
    const page = new RememberedPage(state);
    state.change({ view: 'sign-in' });
    page.remember(memory);
    expect(page.recall()).toEqual(blankMemory);
  });
});
