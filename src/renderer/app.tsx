import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { send } from './bridge/client';
import type { StateStore } from './bridge/state-store';
import { useSnapshot } from './bridge/use-snapshot';
import { faultSentence } from '../shared/fault-sentence';
import type { AppState } from '../shared/state';
import { announce, Announcer } from './components/announcer';
import type { OwnNotice } from './components/notices';
import { useArrivalsAnnounced } from './components/use-arrivals';
import { appText } from './text/app';
import { AssistView } from './views/assist/assist-view';
import { HistoryView } from './views/history/history-view';
import { InsightsView } from './views/insights/insights-view';
import { KeyringView } from './views/keyring/keyring-view';
import { SettingsView } from './views/settings/settings-view';
import { SignInView } from './views/sign-in/sign-in-view';
import { StartingView } from './views/starting/starting-view';
import './components/message-page.css';

interface Props {
  readonly store: StateStore;
}

/** The window: main's state, drawn. */
export function App({ store }: Props): ReactNode {
  const snapshot = useSnapshot(store);
  useArrivalsAnnounced(snapshot.kind === 'ready' ? snapshot.state : null);
  return (
    <>
      <Announcer />
      {snapshot.kind === 'pending' && <StartingView />}
      {snapshot.kind === 'failed' && (
        <main className="page message-page">
          <div role="alert">
            <h1>{appText.unreadable}</h1>
            <p>{faultSentence(snapshot.fault)}</p>
          </div>
          <Button className="button button-solid button-large" onPress={() => location.reload()}>
            {appText.reload}
          </Button>
        </main>
      )}
      {snapshot.kind === 'ready' && <Views state={snapshot.state} />}
    </>
  );
}

function Views({ state }: { readonly state: AppState }): ReactNode {
  const [draft, setDraft] = useState('');
  const [ownNotice, setOwnNotice] = useState<OwnNotice | null>(null);
  const [page, setPage] = usePage(state);

  const say = (notice: OwnNotice): void => {
    setOwnNotice(notice);
    // A live region that appears together with its text is not read out.
    announce(notice.text);
  };
  const exportAudit = (): void => {
    void send('audit:export', null).then((result) => {
      if (!result.ok) say({ kind: 'error', text: faultSentence(result.error) });
      else if (result.value.file !== null) {
        say({ kind: 'info', text: appText.exported(result.value.records, result.value.file) });
      }
    });
  };

  switch (state.view) {
    case 'starting':
      return <StartingView />;
    case 'keyring':
      return <KeyringView keyring={state.keyring} />;
    case 'sign-in':
      return <SignInView state={state} />;
    case 'assist':
      if (page === 'settings') return <SettingsView state={state} onBack={() => setPage('assist')} />;
      if (page === 'insights') return <InsightsView state={state} onBack={() => setPage('assist')} />;
      if (page === 'history') return <HistoryView state={state} onBack={() => setPage('assist')} />;
      return (
        <AssistView
          state={state}
          draft={draft}
          onDraft={setDraft}
          ownNotice={ownNotice}
          onOwnNoticeDismissed={() => setOwnNotice(null)}
          onHistory={() => setPage('history')}
          onSettings={() => setPage('settings')}
          onInsights={() => setPage('insights')}
          onExport={exportAudit}
        />
      );
  }
}

type Page = 'assist' | 'settings' | 'history' | 'insights';

/** Which page the agent has open. A suggestion to look at, another view or another organisation closes the others. */
function usePage(state: AppState): [Page, (page: Page) => void] {
  const call = `${state.view} ${state.organisation ?? ''} ${state.highlight?.suggestionId ?? ''} ${state.highlight?.count ?? 0}`;
  const [open, setOpen] = useState<{ readonly page: Page; readonly since: string }>({ page: 'assist', since: call });
  const page = open.since === call ? open.page : 'assist';
  return [page, (next) => setOpen({ page: next, since: call })];
}
