import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { send } from '../../bridge/client';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { CommandName, CommandRequest } from '../../../shared/contract/ipc';
import type { AppState } from '../../../shared/contract/state';
import { FieldProblem } from '../../ui/field-problem';
import { PageHead } from '../../ui/page-head';
import { useEscape } from '../../ui/use-escape';
import { auditText } from '../../text/audit';
import { AuditResult } from './audit-result';
import { ExportForm } from './export-form';
import '../settings/settings-view.css';
import './audit-view.css';

interface Props {
  readonly state: AppState;
  readonly onBack: () => void;
}

/** What a supervisor does with the trail: takes it along, or sees whether it is whole. */
export function AuditView({ state, onBack }: Props): ReactNode {
  const { auditWork: work } = state;
  const [problem, setProblem] = useState<string | null>(null);
  const status = useRef<HTMLDivElement>(null);
  useEscape(onBack);
  // What was asked for at the end of a long page is answered at its beginning.
  useEffect(() => {
    if (work.status !== 'idle') status.current?.scrollIntoView({ block: 'nearest' });
  }, [work.status]);
  const hold = work.status === 'running' ? 'busy' : 'free';
  const ask = <C extends CommandName>(command: C, request: CommandRequest<C>): void => {
    setProblem(null);
    void send(command, request).then((answer) => setProblem(answer.ok ? null : faultSentence(answer.error)));
  };
  return (
    <div className="page settings">
      <PageHead title={auditText.title} focus="back" onBack={onBack} />
      <main className="settings-body">
        {/* Always there: a live region that appears together with its text is not read out. */}
        <div role="status" className="audit-status" ref={status}>
          <AuditResult work={work} />
        </div>
        <FieldProblem problem={problem} />
        <section className="settings-group" aria-labelledby="audit-export">
          <h2 id="audit-export">{auditText.exportTitle}</h2>
          <ExportForm hold={hold} onExport={(request) => ask('audit:export', request)} />
        </section>
        <section className="settings-group" aria-labelledby="audit-verify">
          <h2 id="audit-verify">{auditText.verifyTitle}</h2>
          <div className="settings-panel">
            <div className="audit-actions">
              <p className="field-help">{auditText.verifyHelp}</p>
              <Button className="button button-outline" isDisabled={hold === 'busy'} onPress={() => ask('audit:verify', { target: 'trail' })}>
                {auditText.verifyTrail}
              </Button>
              <Button className="button button-outline" isDisabled={hold === 'busy'} onPress={() => ask('audit:verify', { target: 'bundle' })}>
                {auditText.verifyBundle}
              </Button>
            </div>
          </div>
        </section>
      </main>
    </div>
  );
}
