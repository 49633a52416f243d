import type { Account } from '../account/account';
import type { Log } from '../diagnostics/log';
import type { SettingsStore } from '../settings/settings-store';
import type { AppStateStore } from '../state/app-state';
import type { CurrentWorkspace } from '../workspace/workspace';
import type { Shell } from '../window/shell';

export interface SettingsNewsParts {
  readonly settings: SettingsStore;
  readonly state: AppStateStore;
  readonly account: Pick<Account, 'startIfIdle'>;
  readonly workspaces: CurrentWorkspace;
  readonly shell: Pick<Shell, 'tell'>;
  readonly log: Log;
}

/** Says what the disk did to settings or policy since the start, and has them hold when they could be read after all. */
export function followSettingsNews({ settings, state, account, workspaces, shell, log }: SettingsNewsParts): void {
  settings.onNews((news) => {
    if (news.kind === 'fault') {
      log.warn('settings file', { fault: news.fault.tag, detail: news.fault.detail });
      shell.tell('warning', news.fault);
      return;
    }
    log.info('settings or policy read after all');
    const { settings: values, locked } = settings.effective;
    state.change({ settings: values, locked: [...locked] });
    workspaces.get()?.settingsChanged();
    void account.startIfIdle().catch((error: unknown) => log.error('not signed in', { error }));
  });
}
