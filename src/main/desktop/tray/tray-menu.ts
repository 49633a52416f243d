import { remediesOf } from '../../../shared/connection-remedies';
import type { PauseLength } from '../../../shared/notifications';
import type { Page } from '../../../shared/page';
import { pauseWords } from '../../../shared/pause-words';
import type { AppState } from '../../../shared/state';
import { newWords, trayOf } from './tray-state';

/** What an item of the tray's menu does. */
export type TrayCommand =
  | { readonly do: 'show' | 'retry' | 'resume' | 'quit' }
  | { readonly do: 'open'; readonly page: Page }
  | { readonly do: 'pause'; readonly length: PauseLength };

export type TrayMenuItem =
  | { readonly kind: 'separator' }
  /** Says something, does nothing. */
  | { readonly kind: 'words'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly enabled: boolean; readonly command: TrayCommand }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayMenuItem[] };

const separator: TrayMenuItem = { kind: 'separator' };

/** The tray's menu: what is where stays there, so that it is found without reading; what can't be done is grey. */
export function trayMenuOf(state: AppState): readonly TrayMenuItem[] {
  const { connection, unseen, notifications } = state;
  return [
    { kind: 'words', label: trayOf(state).status },
    ...(unseen > 0 ? [{ kind: 'words' as const, label: newWords(unseen) }] : []),
    separator,
    command('Show Cuecard', { do: 'show' }),
    command('Ask…', { do: 'open', page: 'assist' }, freeIf(state.view === 'assist')),
    pauseMenu(notifications.pausedUntil),
    separator,
    command('Reconnect now', { do: 'retry' }, freeIf(remediesOf(connection).retry !== null)),
    command('Export audit…', { do: 'open', page: 'audit' }, freeIf(connection.status !== 'signed-out')),
    separator,
    command('Settings', { do: 'open', page: 'settings' }, freeIf(state.view !== 'starting')),
    separator,
    command('Quit Cuecard', { do: 'quit' }),
  ];
}

const lengths: readonly (readonly [PauseLength, string])[] = [
  ['15-minutes', 'For 15 minutes'],
  ['1-hour', 'For 1 hour'],
  ['tomorrow', 'Until tomorrow'],
];

function pauseMenu(pausedUntil: number | null): TrayMenuItem {
  const choices = lengths.map(([length, label]) => command(label, { do: 'pause', length }));
  if (pausedUntil === null) return { kind: 'submenu', label: 'Pause notifications', items: choices };
  return { kind: 'submenu', label: pauseWords(pausedUntil), items: [command('Resume', { do: 'resume' }), separator, ...choices] };
}

function command(label: string, what: TrayCommand, hold: 'free' | 'grey' = 'free'): TrayMenuItem {
  return { kind: 'command', label, enabled: hold === 'free', command: what };
}

function freeIf(possible: unknown): 'free' | 'grey' {
  return possible === true ? 'free' : 'grey';
}
