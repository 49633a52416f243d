import { describe, expect, it } from 'vitest';
import { lackingOn } from '../../../src/main/window/lacking';
import { windowSystemOf, type WindowSystemFacts } from '../../../src/main/window/window-system';

const facts = (part: Partial<WindowSystemFacts> = {}): WindowSystemFacts => ({ platform: 'linux', env: {}, ozone: { platform: '', hint: '' }, electron: '25.1.1', ...part });
const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };

describe('what draws the windows', () => {
  it.each([
    ['X11', facts({ env: { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' } }), 'x11'],
    ['X11 where nothing is said', facts(), 'x11'],
    ['X11 within Wayland, with an older Electron', facts({ env: wayland }), 'xwayland'],
    ['Wayland, with a newer Electron', facts({ env: wayland, electron: '45.4.1' }), 'wayland'],
    ['Wayland, where the variable asks for it', facts({ env: { ...wayland, ELECTRON_OZONE_PLATFORM_HINT: 'auto' } }), 'wayland'],
    ['X11, where the variable says automatic and the session is one of X11', facts({ env: { ELECTRON_OZONE_PLATFORM_HINT: 'auto' } }), 'x11'],
    ['X11 within Wayland, where the command line asks for it', facts({ env: wayland, electron: '45.4.1', ozone: { platform: '', hint: 'x11' } }), 'xwayland'],
    ['Wayland, where the command line says so outright', facts({ ozone: { platform: 'wayland', hint: '' } }), 'wayland'],
    ['Wayland, known by its display alone', facts({ env: { WAYLAND_DISPLAY: 'wayland-1' }, ozone: { platform: '', hint: 'auto' } }), 'wayland'],
    ['the system’s own on Windows', facts({ platform: 'win32', env: wayland }), 'native'],
    ['the system’s own on macOS', facts({ platform: 'darwin' }), 'native'],
  ] as const)('is %s', (_name, given, expected) => {
    expect(windowSystemOf(given)).toBe(expected);
  });
});

const calm = { lock: 'some', capture: 'seen' } as const;

describe('what a desktop lacks', () => {
  it('is nothing on one with all its parts', () => {
    for (const tray of ['system', 'notifier', 'xembed', 'unknown'] as const) expect(lackingOn({ ...calm, tray, windows: 'x11', shortcut: 'wanted' })).toEqual([]);
  });

  it('is a tray, or one that answers', () => {
    expect(lackingOn({ ...calm, tray: 'none', windows: 'x11', shortcut: 'wanted' })).toEqual(['tray']);
    expect(lackingOn({ ...calm, tray: 'mute', windows: 'native', shortcut: 'off' })).toEqual(['tray-answer']);
  });

  it('is under Wayland the shortcut that is wanted, and the place of a window of Wayland’s own', () => {
    expect(lackingOn({ ...calm, tray: 'notifier', windows: 'wayland', shortcut: 'wanted' })).toEqual(['shortcut', 'placing']);
    expect(lackingOn({ ...calm, tray: 'notifier', windows: 'xwayland', shortcut: 'wanted' })).toEqual(['shortcut']);
    expect(lackingOn({ ...calm, tray: 'notifier', windows: 'wayland', shortcut: 'off' })).toEqual(['placing']);
  });

  it('is word of the lock, and a window that pictures leave out where that is wanted', () => {
    expect(lackingOn({ tray: 'notifier', windows: 'x11', shortcut: 'off', lock: 'none', capture: 'hidden' })).toEqual(['lock', 'capture']);
    expect(lackingOn({ tray: 'system', windows: 'native', shortcut: 'off', lock: 'some', capture: 'hidden' })).toEqual([]);
  });
});
