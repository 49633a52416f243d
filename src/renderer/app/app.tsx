import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Button, I18nProvider } from 'react-aria-components';
import { tell } from '../bridge/client';
import type { StateStore } from '../bridge/state-store';
import { useRemembered } from '../bridge/use-remembered';
import { useSnapshot } from '../bridge/use-snapshot';
import { forget, remember, remembered } from '../bridge/window-memory';
import { faultSentence } from '../../shared/i18n/sentences/fault-sentence';
import type { Page } from '../../shared/contract/page';
import type { AppState } from '../../shared/contract/state';
import { Announcer } from '../ui/announcer';
import { Curtain } from '../features/window/curtain';
import { PolicyFile } from '../ui/lock-mark';
import { usePauseAnnounced } from '../features/window/pause-note';
import { useArrivalsAnnounced } from '../features/suggestions/list/use-arrivals';
import { useSeen } from '../features/suggestions/list/use-seen';
import { useModeKeys } from '../features/window/use-mode-keys';
import { useQuitKey } from '../features/window/use-quit-key';
import { usePointerTold } from '../features/window/use-pointer-told';
import { appText } from '../text/app';
import { AssistView } from '../features/ask/assist-view';
import { CompactView } from '../features/strip/compact-view';
import { FullView } from '../features/full/full-view';
import { AuditView, DiagnosticsView, HistoryView, InsightsView, SettingsView, SignInView, usePagesFetched } from './later';
import { KeyringView } from '../features/connection/keyring-view';
import { StartingView } from '../features/connection/starting-view';
import '../ui/message-page.css';

interface Props {
  readonly store: StateStore;
}

/** The window: main's state, drawn. */
export function App({ store }: Props): ReactNode {
  const snapshot = useSnapshot(store);
  const isDrawn = snapshot.kind !== 'pending';
  useEffect(() => {
    if (isDrawn) tell('window:drawn', null);
  }, [isDrawn]);
  usePagesFetched(isDrawn);
  useArrivalsAnnounced(snapshot.kind === 'ready' && snapshot.state.curtain === 'open' ? snapshot.state : null);
  usePauseAnnounced(snapshot.kind === 'ready' ? snapshot.state : null);
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
      {snapshot.kind === 'ready' && (
        <I18nProvider locale={snapshot.state.language.locale}>
          <PolicyFile value={snapshot.state.policyFile}>
            <Suspense fallback={<div data-part="page-coming" />}>
              <Sized state={snapshot.state} />
            </Suspense>
            {snapshot.state.curtain === 'drawn' && <Curtain />}
          </PolicyFile>
        </I18nProvider>
      )}
    </>
  );
}

/** What is drawn in which size of the window. */
function Sized({ state }: { readonly state: AppState }): ReactNode {
  useModeKeys();
  useQuitKey(state);
  usePointerTold(state.settings.window.opacity);
  return state.windowMode === 'compact' ? <CompactView state={state} /> : <Views state={state} />;
}

function Views({ state }: { readonly state: AppState }): ReactNode {
  const [draft, setDraft] = useRemembered('draft');
  const [page, setPage] = usePage(state);
  useSeen(state.unseen);
  // Whoever signs in next finds nothing of the one before; who only thinks of another account loses nothing.
  const whose = state.view === 'sign-in' && state.organisation === null ? 'nobody' : 'somebody';
  const [was, setWas] = useState(whose);
  if (whose !== was) {
    setWas(whose);
    setDraft('');
  }
  useEffect(() => {
    if (whose === 'nobody') forget();
  }, [whose]);

  // The tray leads to these from any view.
  if (state.view !== 'starting') {
    if (page === 'audit') return <AuditView state={state} onBack={() => setPage('assist')} />;
    if (page === 'diagnostics') return <DiagnosticsView state={state} onBack={() => setPage('assist')} />;
    if (page === 'settings') return <SettingsView state={state} onBack={() => setPage('assist')} onDiagnostics={() => setPage('diagnostics')} />;
  }
  switch (state.view) {
    case 'starting':
      return <StartingView />;
    case 'keyring':
      return <KeyringView keyring={state.keyring} />;
    case 'sign-in':
      return <SignInView state={state} />;
    case 'assist':
      if (page === 'insights') return <InsightsView state={state} onBack={() => setPage('assist')} />;
      if (page === 'history') return <HistoryView state={state} onBack={() => setPage('assist')} />;
      return (
        <FullView state={state}>
          <AssistView
            state={state}
            boxAsked={state.page.name === 'assist' ? state.page.asked : 0}
            draft={draft}
            onDraft={setDraft}
            onHistory={() => setPage('history')}
            onSettings={() => setPage('settings')}
            onInsights={() => setPage('insights')}
            onExport={() => setPage('audit')}
          />
        </FullView>
      );
  }
}

/**
 * Which page the agent has open. A suggestion to look at, another view or another organisation closes it; the tray can
 * ask for one.
 */
function usePage(state: AppState): [Page, (page: Page) => void] {
  const call = `${state.view} ${state.organisation ?? ''} ${state.highlight?.suggestionId ?? ''} ${state.highlight?.count ?? 0}`;
  const { name, asked } = state.page;
  const [open, setOpen] = useState(() => {
    const before = remembered();
    // A suggestion that main wants looked at is among the cards.
    const toCards = (state.highlight?.count ?? 0) !== before.asked.card;
    return { page: toCards ? 'assist' : before.page, since: call, asked: before.asked.page };
  });
  // Asked for while Cuecard gets ready, a page is for whoever is there then.
  const since = state.view === 'starting' || state.view === 'keyring' ? null : call;
  const [led, setLed] = useState<{ readonly asked: number; readonly since: string | null }>({ asked, since });
  if (asked > led.asked || (led.since === null && since !== null)) setLed({ asked, since });
  const ledThere = led.asked > open.asked && (led.since === null || led.since === call);
  const page = ledThere ? name : open.since === call ? open.page : 'assist';
  useEffect(() => remember({ page, asked: { ...remembered().asked, page: asked } }), [page, asked]);
  return [page, (next) => setOpen({ page: next, since: call, asked })];
}
