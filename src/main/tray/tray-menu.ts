import { remediesOf } from '../../shared/contract/connection-remedies';
import { textsOf } from '../../shared/i18n/texts';
import type { PauseLength } from '../../shared/contract/notifications';
import type { Page } from '../../shared/contract/page';
import { pauseWords } from '../../shared/i18n/sentences/pause-words';
import type { AppState } from '../../shared/contract/state';
import { trayOf } from './tray-state';

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
    ...(unseen > 0 ? [{ kind: 'words' as const, label: trayText.new({ count: unseen }) }] : []),
    separator,
    command(trayText.show, { do: 'show' }),
    command(trayText.ask, { do: 'open', page: 'assist' }, freeIf(state.view === 'assist')),
    pauseMenu(notifications.pausedUntil),
    separator,
    command(trayText.retry, { do: 'retry' }, freeIf(remediesOf(connection).retry !== null)),
    command(trayText.exportAudit, { do: 'open', page: 'audit' }, freeIf(connection.status !== 'signed-out')),
    separator,
    command(trayText.settings, { do: 'open', page: 'settings' }, freeIf(state.view !== 'starting')),
    command(trayText.diagnostics, { do: 'open', page: 'diagnostics' }, freeIf(state.view !== 'starting')),
    separator,
    command(trayText.quit, { do: 'quit' }),
  ];
}

const trayText = textsOf('tray');

const lengths: readonly PauseLength[] = ['15-minutes', '1-hour', 'tomorrow'];

function pauseMenu(pausedUntil: number | null): TrayMenuItem {
  const choices = lengths.map((length) => command(trayText.pauseFor[length], { do: 'pause', length }));
  if (pausedUntil === null) return { kind: 'submenu', label: trayText.pause, items: choices };
  return { kind: 'submenu', label: pauseWords(pausedUntil), items: [command(trayText.resume, { do: 'resume' }), separator, ...choices] };
}

function command(label: string, what: TrayCommand, hold: 'free' | 'grey' = 'free'): TrayMenuItem {
  return { kind: 'command', label, enabled: hold === 'free', command: what };
}

function freeIf(possible: unknown): 'free' | 'grey' {
  return possible === true ? 'free' : 'grey';
}
