import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { SettingsTransfer } from '../../../shared/settings/settings-transfer';
import type { AppState } from '../../../shared/contract/state';
import { send, tell } from '../../bridge/client';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FieldProblem } from '../../ui/field-problem';
import { transferText } from '../../text/settings-transfer';
import { ImportDialog } from './import-dialog';
import { changedByAgent } from './settings-shown';
import './transfer-section.css';

interface Props {
  readonly state: AppState;
}

/** Settings as a whole: taken along, brought in, put back. */
export function TransferSection({ state }: Props): ReactNode {
  const { settingsTransfer: transfer } = state;
  const changed = changedByAgent(state);
  const [asking, setAsking] = useState<'reset' | 'nothing'>('nothing');
  const [outcome, setOutcome] = useState<{ readonly problem: string | null } | null>(null);
  const reset = (): void => {
    setAsking('nothing');
    tell('settings:transfer-done', null);
    void send('settings:reset-all', null).then((answer) => setOutcome({ problem: answer.ok ? null : faultSentence(answer.error) }));
  };
  const begin = (command: 'settings:export' | 'settings:import'): void => {
    setOutcome(null);
    tell(command, null);
  };
  return (
    <section className="settings-group" aria-labelledby="settings-all">
      <h2 id="settings-all" tabIndex={-1}>
        {transferText.title}
      </h2>
      <div className="settings-panel">
        <div className="transfer">
          <p className="field-help">{transferText.help}</p>
          <div className="transfer-acts">
            <Button className="button button-outline" onPress={() => begin('settings:export')}>
              {transferText.export}
            </Button>
            <Button className="button button-outline" onPress={() => begin('settings:import')}>
              {transferText.import}
            </Button>
          </div>
          <p className="field-help">{changed.length === 0 ? transferText.resetNothing : transferText.resetStays}</p>
          <div className="transfer-acts">
            <Button className="button button-outline" isDisabled={changed.length === 0} onPress={() => setAsking('reset')}>
              {transferText.reset}
            </Button>
          </div>
          {/* Always there: a live region that appears together with its text is not read out. */}
          <p role="status" className="transfer-outcome" data-selectable>
            {outcome?.problem === null ? transferText.wasReset : outcomeWords(transfer)}
          </p>
          <FieldProblem problem={outcome?.problem ?? (transfer.status === 'failed' ? faultSentence(transfer.fault) : null)} />
        </div>
      </div>
      {asking === 'reset' && (
        <ConfirmDialog
          title={transferText.resetTitle}
          lead={transferText.resetLead({ count: changed.length })}
          confirm={transferText.resetConfirm}
          cancel={transferText.cancel}
          onConfirm={reset}
          onCancel={() => setAsking('nothing')}
        >
          <ul className="import-list">
            {changed.map((info) => (
              <li key={info.path}>{info.label}</li>
            ))}
          </ul>
          <p className="field-help">{transferText.resetStays}</p>
        </ConfirmDialog>
      )}
      {transfer.status === 'preview' && <ImportDialog preview={transfer.preview} />}
    </section>
  );
}

function outcomeWords(transfer: SettingsTransfer): string {
  if (transfer.status === 'exported') return transferText.exported({ count: transfer.settings, file: transfer.file });
  if (transfer.status === 'imported') return transferText.imported({ count: transfer.settings, file: transfer.file });
  return '';
}
