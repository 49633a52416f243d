import { describe, expect, it } from 'vitest';
import { trayMenuOf, type TrayMenuItem } from '../../../src/main/tray/tray-menu';
import { AppStateStore } from '../../../src/main/state/app-state';
import { fault } from '../../../src/shared/domain/fault';
import { noNotifications } from '../../../src/shared/contract/notifications';
import type { AppState, Connection } from '../../../src/shared/contract/state';

const connection = (status: Connection['status'], reason: Connection['fault'] = null): Pick<AppState, 'connection'> => ({ connection: { status, fault: reason, retryAt: null, limit: null } });
const menu = (...parts: readonly Partial<AppState>[]): readonly TrayMenuItem[] => trayMenuOf(Object.assign({}, new AppStateStore('0.1.0').current, { view: 'assist' }, ...parts) as AppState);

/** As it is read: what can't be done in brackets. */
const lines = (items: readonly TrayMenuItem[]): string[] =>
  items.flatMap((item) => {
    if (item.kind === 'separator') return ['—'];
    if (item.kind === 'submenu') return [`${item.label} ▸`, ...lines(item.items).map((line) => `  ${line}`)];
    return [item.kind === 'command' && item.enabled ? item.label : `(${item.label})`];
  });
const item = (items: readonly TrayMenuItem[], label: string): TrayMenuItem | undefined => items.find((one) => one.kind !== 'separator' && one.label === label);

describe('the tray’s menu', () => {
  it('has everything in its place', () => {
    expect(lines(menu(connection('live')))).toEqual([
      '(Connected to Genesys)',
      '—',
      'Show Cuecard',
      'Ask…',
      'Pause notifications ▸',
      '  For 15 minutes',
      '  For 1 hour',
      '  Until tomorrow',
      '—',
      '(Reconnect now)',
      'Export audit…',
      '—',
      'Settings',
      'Diagnostics',
      '—',
      'Quit Cuecard',
    ]);
  });

  it('says how much is new', () => {
    expect(lines(menu(connection('live'), { unseen: 4 }))).toContain('(4 new suggestions)');
  });

  it('offers to resume while paused, and another length', () => {
    const paused = menu(connection('live'), { notifications: { ...noNotifications, pausedUntil: new Date(2026, 1, 4).getTime() } });
    expect(lines(paused).slice(4, 10)).toEqual(['Notifications paused until tomorrow ▸', '  Resume', '  —', '  For 15 minutes', '  For 1 hour', '  Until tomorrow']);
  });

  it('each item does what it says', () => {
    const items = menu(connection('waiting'));
    const commands = items.flatMap((one) => (one.kind === 'submenu' ? one.items : [one])).flatMap((one) => (one.kind === 'command' ? [[one.label, one.command]] : []));
    expect(commands).toEqual([
      ['Show Cuecard', { do: 'show' }],
      ['Ask…', { do: 'open', page: 'assist' }],
      ['For 15 minutes', { do: 'pause', length: '15-minutes' }],
      ['For 1 hour', { do: 'pause', length: '1-hour' }],
      ['Until tomorrow', { do: 'pause', length: 'tomorrow' }],
      ['Reconnect now', { do: 'retry' }],
      ['Export audit…', { do: 'open', page: 'audit' }],
      ['Settings', { do: 'open', page: 'settings' }],
      ['Diagnostics', { do: 'open', page: 'diagnostics' }],
      ['Quit Cuecard', { do: 'quit' }],
    ]);
  });

  it.each([
    ['live', null, false, true],
    ['signing-in', null, false, true],
    ['connecting', null, false, true],
    ['waiting', null, true, true],
    ['stopped', null, true, true],
    ['stopped', 'gateway-forbidden', true, true],
    // Only another sign-in helps.
    ['stopped', 'secret-refused', false, true],
    ['signed-out', null, false, false],
  ] as const)('while %s (%s) another try can be had: %s, and an export: %s', (status, tag, retry, exports) => {
    const items = menu(connection(status, tag === null ? null : fault(tag)));
    expect(item(items, 'Reconnect now')).toMatchObject({ enabled: retry });
    expect(item(items, 'Export audit…')).toMatchObject({ enabled: exports });
  });

  it('asks nothing of a window that has no box yet, and opens no page of one that only starts', () => {
    expect(item(menu({ view: 'sign-in' }), 'Ask…')).toMatchObject({ enabled: false });
    expect(item(menu({ view: 'sign-in' }), 'Settings')).toMatchObject({ enabled: true });
    expect(item(menu({ view: 'starting' }), 'Settings')).toMatchObject({ enabled: false });
  });
});
