import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { send } from '../../bridge/client';
import { FieldProblem } from '../../ui/field-problem';
import { webhookSecretText } from '../../text/outbox';

interface Props {
  readonly url: string;
  /** Names the element that says which webhook it is. */
  readonly describedBy: string;
  readonly onClose: () => void;
}

/**
 * Where a signing secret is typed. As with the client secret, it goes from its input straight into the command, no
 * variable or state of ours holds it, and main gives the window a fresh page when it is kept.
 */
export function WebhookSecretForm({ url, describedBy, onClose }: Props): ReactNode {
  const id = useId();
  const helpId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => input.current?.focus(), []);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = input.current;
    if (field === null || field.value === '') return;
    const answered = send('webhook-secret:set', { url, secret: field.value });
    field.value = '';
    void answered.then((result) => {
      if (result.ok) onClose();
      else {
        setProblem(faultSentence(result.error));
        field.focus();
      }
    });
  };

  return (
    <form className="field webhook-form" onSubmit={submit} noValidate autoComplete="off">
      <label className="field-label" htmlFor={id}>
        {webhookSecretText.label}
      </label>
      <input
        id={id}
        ref={input}
        className="input"
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-invalid={problem !== null}
        aria-describedby={`${describedBy} ${helpId}`}
        onInput={() => setProblem(null)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <p className="field-help" id={helpId}>
        {webhookSecretText.help}
      </p>
      <FieldProblem problem={problem} />
      <div className="webhook-acts">
        <Button type="submit" className="button button-solid">
          {webhookSecretText.keep}
        </Button>
        <Button className="button" onPress={onClose}>
          {webhookSecretText.cancel}
        </Button>
      </div>
    </form>
  );
}
