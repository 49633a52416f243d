import { Search, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/contract/state';
import { announce } from '../../ui/announcer';
import { PageHead } from '../../ui/page-head';
import { settingsSpoken, settingsText } from '../../text/settings';
import { transferText } from '../../text/settings-transfer';
import { AccountSection } from './account-section';
import { SettingRow } from './setting-row';
import { accountPaths, groupsShown, isFound } from './settings-shown';
import { TransferSection } from './transfer-section';
import '../ask/search-box.css';
import './settings-view.css';

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onDiagnostics: () => void;
}

/** Every setting, made from the list both sides share; each is sent by itself as it is changed. */
export function SettingsView({ state, onBack, onDiagnostics }: Props): ReactNode {
  const [lookedFor, setLookedFor] = useState('');
  const groups = groupsShown(state.locked, lookedFor);
  const account = isFound(lookedFor, accountWords());
  const all = isFound(lookedFor, allWords);
  const count = groups.reduce((sum, { infos }) => sum + infos.length, 0);
  const nothing = count === 0 && !account && !all;
  useFoundAnnounced(lookedFor, nothing ? settingsText.noneFound({ text: lookedFor }) : settingsText.found({ count }));
  return (
    <div className="page settings">
      <PageHead title={settingsText.title} focus="back" onBack={onBack} />
      <main className="settings-body">
        <div className="settings-find">
          <SearchField className="search-field" aria-label={settingsText.find} value={lookedFor} onChange={setLookedFor} maxLength={100}>
            <Search size={16} aria-hidden />
            <Input placeholder={settingsText.find} autoComplete="off" spellCheck="false" />
            {lookedFor !== '' && (
              <Button className="button button-icon" aria-label={settingsText.clearFind}>
                <X size={14} aria-hidden />
              </Button>
            )}
          </SearchField>
          {lookedFor === '' && (
            <nav className="settings-jumps" aria-label={settingsText.groups}>
              {groups.map(({ group }) => (
                <Button key={group} className="button" onPress={() => goTo(`settings-${group}`)}>
                  {settingsText.groupTitles[group]}
                </Button>
              ))}
              <Button className="button" onPress={() => goTo('settings-all')}>
                {transferText.title}
              </Button>
            </nav>
          )}
        </div>
        {nothing && <p className="settings-nothing">{settingsText.noneFound({ text: lookedFor })}</p>}
        {account && <AccountSection state={state} onSignOut={() => tell('sign-in:sign-out', null)} />}
        {groups.map(({ group, infos }) => (
          <section key={group} className="settings-group" aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`} tabIndex={-1}>
              {settingsText.groupTitles[group]}
            </h2>
            <div className="settings-panel">
              {infos.map((info) => (
                <SettingRow
                  key={info.path}
                  info={info}
                  settings={state.settings}
                  hold={state.locked.includes(info.path) ? 'locked' : 'free'}
                  outbox={state.outbox}
                  shortcut={state.shortcut}
                />
              ))}
            </div>
          </section>
        ))}
        {all && <TransferSection state={state} />}
        <p className="settings-version">
          {settingsText.version({ version: state.appVersion })}
          <Button className="button" onPress={onDiagnostics}>
            {settingsText.diagnostics}
          </Button>
        </p>
      </main>
    </div>
  );
}

const accountWords = (): readonly string[] => [settingsText.account, settingsText.signOut, ...settingsSpoken().filter(({ path }) => accountPaths.has(path)).map(({ label }) => label)];
const allWords = [transferText.title, transferText.export, transferText.import, transferText.reset];

/** The heading takes the focus, so that the keyboard goes on from there. */
function goTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function useFoundAnnounced(lookedFor: string, words: string): void {
  useEffect(() => {
    if (lookedFor !== '') announce(words);
  }, [lookedFor, words]);
}
