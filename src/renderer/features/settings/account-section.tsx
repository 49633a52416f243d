import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { type SettingPath } from '../../../shared/settings/settings';
import type { AppState } from '../../../shared/contract/state';
import type { ConnectionTestView } from '../../../shared/contract/connection-test';
import { tell } from '../../bridge/client';
import { ConnectionTest } from '../connection/connection-test';
import { LockMark } from '../../ui/lock-mark';
import { testText } from '../../text/connection-test';
import { settingsSpoken, settingsText } from '../../text/settings';

interface Props {
  readonly state: AppState;
  readonly onSignOut: () => void;
}

/** Whom the window is signed in to, and the way out. */
export function AccountSection({ state, onSignOut }: Props): ReactNode {
  const { gateway } = state.settings;
  const inSession = state.view === 'assist' && state.organisation !== null && state.demo === null;
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
        {inSession && <PresentTest test={state.connectionTest} />}
        {state.view === 'assist' && (
          <div className="account-out">
            <p className="field-help">{settingsText.signOutHelp}</p>
            {inSession && (
              <Button className="button button-outline" onPress={() => tell('sign-in:change', null)}>
                {settingsText.changeAccount}
              </Button>
            )}
            <Button className="button button-outline" onPress={onSignOut}>
              {settingsText.signOut}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Whether the connection in use works, tried step by step. */
function PresentTest({ test }: { readonly test: ConnectionTestView }): ReactNode {
  const running = test.status === 'running';
  const words = test.status === 'passed' ? testText.passed : test.status === 'cancelled' ? testText.cancelled : '';
  return (
    <div className="account-test">
      {test.steps.length > 0 && <ConnectionTest steps={test.steps} onRetry={null} />}
      <p role="status">{words}</p>
      <Button className="button button-outline" onPress={() => tell(running ? 'connection:cancel-test' : 'connection:test', null)}>
        {running ? testText.cancel : testText.run}
      </Button>
    </div>
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
