import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { remediesOf } from '../../../shared/contract/connection-remedies';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState } from '../../../shared/contract/state';
import { send, tell } from '../../bridge/client';
import { useNow } from '../../bridge/use-now';
import { useEscape } from '../../ui/use-escape';
import { FieldProblem } from '../../ui/field-problem';
import { PageHead } from '../../ui/page-head';
import { connectionText } from '../../text/connection';
import { diagnosticsText } from '../../text/diagnostics';
import { connectionFacts, desktopFacts, floodFacts, partFacts, processFacts } from './diagnostics-facts';
import { Facts } from './facts';
import { TroubleList } from './trouble-list';
import '../settings/settings-view.css';
import './diagnostics-view.css';

/** A sign of life is told by how many seconds it is old. */
const tickMs = 1_000;

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
}

/** How things stand, for whoever is asked for help: what is connected, why not, which versions, what went wrong. */
export function DiagnosticsView({ state, onBack }: Props): ReactNode {
  const [outcome, setOutcome] = useState<{ readonly words: string; readonly problem: string | null }>({ words: '', problem: null });
  const { retry, signInAgain } = remediesOf(state.connection);
  const { versions, troubles } = state.diagnostics;
  const now = useNow(tickMs);
  const floods = floodFacts(state);
  const processes = processFacts(state, now);
  useEscape(onBack);
  const act = (command: 'diagnostics:copy' | 'diagnostics:open-logs', words: string): void => {
    setOutcome({ words: '', problem: null });
    void send(command, null).then((answer) => setOutcome(answer.ok ? { words, problem: null } : { words: '', problem: faultSentence(answer.error) }));
  };
  return (
    <div className="page settings">
      <PageHead title={diagnosticsText.title} focus="back" onBack={onBack} />
      <main className="settings-body">
        <div className="diagnostics-acts">
          <Button className="button button-solid" onPress={() => act('diagnostics:copy', diagnosticsText.copied)}>
            {diagnosticsText.copy}
          </Button>
          <Button className="button button-outline" onPress={() => act('diagnostics:open-logs', '')}>
            {diagnosticsText.openLogs}
          </Button>
          <p role="status">{outcome.words}</p>
          <FieldProblem problem={outcome.problem} />
        </div>
        <Section title={diagnosticsText.connection}>
          <Facts facts={connectionFacts(state, now)} />
          {(retry !== null || signInAgain) && (
            <div className="diagnostics-remedies">
              {retry !== null && (
                <Button className="button button-outline" onPress={() => tell(retry, null)}>
                  {connectionText.retry}
                </Button>
              )}
              {signInAgain && (
                <Button className="button button-outline" onPress={() => tell('sign-in:sign-out', null)}>
                  {connectionText.signIn}
                </Button>
              )}
            </div>
          )}
        </Section>
        <Section title={diagnosticsText.audit}>
          <Facts facts={partFacts(state, now)} />
        </Section>
        <Section title={diagnosticsText.desktop}>
          <Facts facts={desktopFacts(state, now)} />
        </Section>
        {floods.length > 0 && (
          <Section title={diagnosticsText.floods}>
            <Facts facts={floods} />
          </Section>
        )}
        {processes.length > 0 && (
          <Section title={diagnosticsText.processes}>
            <Facts facts={processes} />
          </Section>
        )}
        <Section title={diagnosticsText.troubles}>
          {troubles.length === 0 ? <p>{diagnosticsText.noTroubles}</p> : <TroubleList troubles={troubles} />}
        </Section>
        <Section title={diagnosticsText.versions}>
          <Facts
            facts={[
              [diagnosticsText.app, state.appVersion],
              ['Electron', versions.electron],
              ['Chromium', versions.chromium],
              ['Node', versions.node],
              [diagnosticsText.system, versions.system],
            ]}
          />
        </Section>
      </main>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="settings-group" aria-label={title}>
      <h2>{title}</h2>
      <div className="settings-panel">
        <div className="diagnostics-panel">{children}</div>
      </div>
    </section>
  );
}
