import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { type SettingPath } from '../../../shared/settings';
import type { AppState } from '../../../shared/state';
import { LockMark } from '../../components/lock-mark';
import { settingsSpoken, settingsText } from '../../text/settings';

interface Props {
  readonly state: AppState;
  readonly onSignOut: () => void;
}

/** Whom the window is signed in to, and the way out. */
export function AccountSection({ state, onSignOut }: Props): ReactNode {
  const { gateway } = state.settings;
  return (
    <section className="settings-group" aria-label={settingsText.account}>
      <h2>{settingsText.account}</h2>
      <div className="settings-panel">
        <dl className="account">
          <Fact path="gateway.orgUrl" value={gateway.orgUrl} locked={state.locked} />
          <Fact path="gateway.clientId" value={gateway.clientId} locked={state.locked} />
          <div>
            <dt>{settingsText.signatures}</dt>
            <dd data-selectable>{settingsText.signing[state.audit.signing]}</dd>
          </div>
        </dl>
        {state.view === 'assist' && (
          <div className="account-out">
            <p className="field-help">{settingsText.signOutHelp}</p>
            <Button className="button button-outline" onPress={onSignOut}>
              {settingsText.signOut}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

interface FactProps {
  readonly path: SettingPath;
  readonly value: string;
  readonly locked: readonly SettingPath[];
}

function Fact({ path, value, locked }: FactProps): ReactNode {
  return (
    <div data-setting={path}>
      <dt>{settingsSpoken().find((info) => info.path === path)?.label}</dt>
      <dd data-selectable>{value === '' ? settingsText.notSet : value}</dd>
      {locked.includes(path) && (
        <dd>
          <LockMark />
        </dd>
      )}
    </div>
  );
}
