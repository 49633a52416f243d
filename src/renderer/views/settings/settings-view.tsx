import type { ReactNode } from 'react';
import { tell } from '../../bridge/client';
import { settingInfos, type SettingGroup, type SettingInfo } from '../../../shared/settings';
import type { AppState } from '../../../shared/state';
import { PageHead } from '../../components/page-head';
import { groupTitles, settingsText } from '../../text/settings';
import { AccountSection } from './account-section';
import { SettingRow } from './setting-row';
import './settings-view.css';

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
}

/** Every setting, made from the list both sides share; each is sent by itself as it is changed. */
export function SettingsView({ state, onBack }: Props): ReactNode {
  return (
    <div className="page settings">
      <PageHead title={settingsText.title} focus="back" onBack={onBack} />
      <main className="settings-body">
        <AccountSection state={state} onSignOut={() => tell('sign-in:sign-out', null)} />
        {groupsShown(state).map(({ group, infos }) => (
          <section key={group} className="settings-group" aria-label={groupTitles[group]}>
            <h2>{groupTitles[group]}</h2>
            <div className="settings-panel">
              {infos.map((info) => (
                <SettingRow
                  key={info.path}
                  info={info}
                  settings={state.settings}
                  hold={state.locked.includes(info.path) ? 'locked' : 'free'}
                  outbox={state.outbox}
                />
              ))}
            </div>
          </section>
        ))}
        <p className="settings-version">{settingsText.version(state.appVersion)}</p>
      </main>
    </div>
  );
}

/** Changing these means signing in anew, so the account section shows them. */
const accountPaths: ReadonlySet<string> = new Set<SettingInfo['path']>(['gateway.orgUrl', 'gateway.clientId']);

interface Group {
  readonly group: SettingGroup;
  readonly infos: readonly SettingInfo[];
}

const groups = groupInfos();

/** What only a policy may set is shown where one does, and a group where something of it is shown. */
function groupsShown({ locked }: AppState): readonly Group[] {
  return groups
    .map(({ group, infos }) => ({ group, infos: infos.filter((info) => info.setBy !== 'policy' || locked.includes(info.path)) }))
    .filter(({ infos }) => infos.length > 0);
}

function groupInfos(): readonly Group[] {
  const shown = settingInfos.filter((info) => !accountPaths.has(info.path));
  return [...new Set(shown.map((info) => info.group))].map((group) => ({
    group,
    infos: shown.filter((info) => info.group === group),
  }));
}
