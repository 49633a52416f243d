import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { OutboxView, SinkView } from '../../../shared/contract/outbox-view';
import type { Settings } from '../../../shared/settings/settings';
import { send } from '../../bridge/client';
import { FieldProblem } from '../../ui/field-problem';
import { webhookSecretText } from '../../text/outbox';
import type { SettingControlProps } from './setting-row';
import { WebhookSecretForm } from './webhook-secret-form';
import './webhooks-setting.css';

interface Props extends Pick<SettingControlProps<Settings['outbox']['webhooks']>, 'info' | 'value' | 'note'> {
  readonly outbox: OutboxView | null;
}

/** The webhooks the policy names, each with its signing secret: entered here, kept in the keychain, never shown. */
export function WebhooksSetting({ info, value, note, outbox }: Props): ReactNode {
  return (
    <div className="field">
      <span className="field-label">{info.label}</span>
      <ul className="webhooks" aria-label={webhookSecretText.list}>
        {value.map(({ url }) => (
          <WebhookRow key={url} url={url} secret={outbox?.sinks.find((sink) => sink.url === url)?.secret ?? 'unknown'} />
        ))}
      </ul>
      {value.length === 0 && <p>{webhookSecretText.none}</p>}
      <div className="field-help setting-note">{note}</div>
    </div>
  );
}

interface RowProps {
  readonly url: string;
  readonly secret: NonNullable<SinkView['secret']>;
}

function WebhookRow({ url, secret }: RowProps): ReactNode {
  const [open, setOpen] = useState<'form' | 'closed' | 'left'>('closed');
  const [problem, setProblem] = useState<string | null>(null);
  const nameId = useId();
  const remove = (): void => {
    setProblem(null);
    void send('webhook-secret:remove', { url }).then((result) => {
      if (!result.ok) setProblem(faultSentence(result.error));
    });
  };
  const act = secret === 'kept' ? webhookSecretText.replace : webhookSecretText.enter;
  return (
    <li className="webhook" data-secret={secret}>
      <p className="webhook-url" id={nameId} data-selectable>
        {url}
      </p>
      <p className="field-help">{webhookSecretText[secret]}</p>
      {open === 'form' ? (
        <WebhookSecretForm url={url} describedBy={nameId} onClose={() => setOpen('left')} />
      ) : (
        <div className="webhook-acts">
          {/* The form took the focus, and gives it back as it goes. */}
          <Button className="button" autoFocus={open === 'left'} aria-label={webhookSecretText.of({ act, name: url })} onPress={() => setOpen('form')}>
            {act}
          </Button>
          {secret === 'kept' && (
            <Button className="button" aria-label={webhookSecretText.of({ act: webhookSecretText.remove, name: url })} onPress={remove}>
              {webhookSecretText.remove}
            </Button>
          )}
        </div>
      )}
      <FieldProblem problem={problem} />
    </li>
  );
}
