import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import type { Fault } from '../../../shared/domain/fault';
import type { AppState } from '../../../shared/contract/state';
import { ConnectionTest } from '../connection/connection-test';
import { TextRow } from '../../ui/text-row';
import { testText } from '../../text/connection-test';
import { signInText } from '../../text/sign-in';
import { SecretField } from './secret-field';
import type { SignInDraft } from './sign-in-form';
import { SignInProgress } from './sign-in-progress';

interface Props {
  readonly state: AppState;
  readonly draft: SignInDraft;
  readonly onClientId: (clientId: string) => void;
  readonly onRefused: (reason: Fault | null) => void;
  /** null where the step before is left out. */
  readonly onBack: (() => void) | null;
  /** null until the test of what is typed has passed. */
  readonly onNext: (() => void) | null;
}

/** As whom: the client and its secret, and the test of the connection. */
export function ClientStep({ state, draft, onClientId, onRefused, onBack, onNext }: Props): ReactNode {
  const { signIn, connectionTest: test } = state;
  const { status } = signIn;
  const [problems, setProblems] = useState<{ readonly clientId: string | null; readonly secret: string | null }>(noProblems);
  /** A new test was asked for: what the last one came to is over. */
  const [sent, setSent] = useState<'sent' | 'answered'>('answered');
  const form = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const lastStatus = useRef(status);
  const testing = status === 'testing';
  const busy = testing || status === 'saving';

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems]);
  useEffect(() => {
    const before = lastStatus.current;
    lastStatus.current = status;
    if (status === before || (status !== 'failed' && status !== 'idle')) return;
    // What helps: another secret, or another try.
    const retry = form.current?.querySelector<HTMLElement>('[data-retry]');
    if (status === 'failed' && retry && signIn.fault?.tag !== 'secret-refused') retry.focus();
    else secret.current?.focus();
  }, [status, signIn.fault]);

  const answered = (work: ReturnType<typeof send>): void => {
    onRefused(null);
    setSent('sent');
    void work.then((result) => {
      setSent('answered');
      if (!result.ok) onRefused(result.error);
    });
  };
  // The secret goes from its input straight into the command: no variable, state or closure of ours holds it.
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = secret.current;
    if (input === null || busy) return;
    const found = {
      clientId: draft.clientId.trim() === '' ? signInText.needClientId : null,
      secret: input.value === '' ? signInText.needClientSecret : null,
    };
    setProblems(found);
    if (found.clientId !== null || found.secret !== null) return;
    const work = send('sign-in:test', { orgUrl: draft.orgUrl.trim(), clientId: draft.clientId.trim(), clientSecret: input.value });
    input.value = '';
    answered(work);
  };
  return (
    <form ref={form} className="sign-in-form" onSubmit={submit} noValidate autoComplete="off">
      {onBack === null ? (
        <TextRow label={signInText.orgUrl} value={draft.orgUrl} hold="locked" problem={null} onChange={() => undefined} />
      ) : (
        <p className="sign-in-at">{signInText.at({ host: draft.orgUrl.trim().replace(/^https:\/\//, '') })}</p>
      )}
      <TextRow
        label={signInText.clientId}
        value={draft.clientId}
        hold={state.locked.includes('gateway.clientId') ? 'locked' : busy ? 'busy' : 'free'}
        problem={problems.clientId}
        onChange={(clientId) => {
          setProblems(noProblems);
          onClientId(clientId);
        }}
      />
      <SecretField
        inputRef={secret}
        phase={busy ? 'busy' : secretPhase(state)}
        problem={problems.secret}
        onEdit={() => setProblems(noProblems)}
      />
      {/* Always there: a live region that appears together with its text is not read out. */}
      <p role="status" className="visually-hidden">
        {testing ? signInText.testing : ''}
      </p>
      {test.steps.length > 0 && (testing || sent === 'answered') && (
        <ConnectionTest steps={test.steps} onRetry={busy || signIn.fault?.tag === 'secret-refused' ? null : () => answered(send('sign-in:retry', null))} />
      )}
      {test.status === 'cancelled' && sent === 'answered' && (
        <Button className="button button-outline" data-retry onPress={() => answered(send('sign-in:retry', null))}>
          {testText.again}
        </Button>
      )}
      {testing && (
        <Button className="button button-outline button-large" onPress={() => tell('sign-in:cancel', null)} autoFocus>
          {signInText.cancel}
        </Button>
      )}
      {status === 'saving' && <SignInProgress state={state} />}
      {!busy && (
        <div className="sign-in-acts">
          {onBack !== null && (
            <Button className="button button-outline button-large" onPress={onBack}>
              {signInText.back}
            </Button>
          )}
          <Button type="submit" className={onNext === null ? 'button button-solid button-large' : 'button button-outline button-large'}>
            {signInText.connect}
          </Button>
          {onNext !== null && (
            <Button className="button button-solid button-large" onPress={onNext}>
              {signInText.next}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

/** A secret that was refused, or isn’t there, is asked for again; one that may work is kept by main for another try. */
function secretPhase({ signIn, connectionTest }: AppState): 'first' | 'again' | 'kept' {
  if (signIn.fault?.tag === 'secret-refused') return 'again';
  if (connectionTest.status === 'failed' || connectionTest.status === 'cancelled') return 'kept';
  return signIn.fault === null ? 'first' : 'again';
}

const noProblems = { clientId: null, secret: null };
