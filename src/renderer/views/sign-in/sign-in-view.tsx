import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import type { Fault } from '../../../shared/fault';
import { faultSentence } from '../../../shared/fault-sentence';
import type { SettingPath } from '../../../shared/settings';
import type { AppState } from '../../../shared/state';
import { BrandMark } from '../../components/brand-mark';
import { KnowledgeSourceEditor } from '../../components/knowledge-source-editor';
import { Notices } from '../../components/notices';
import { TextRow } from '../../components/text-row';
import { signInText } from '../../text/sign-in';
import { SecretField } from './secret-field';
import { SessionOnlyDialog } from './session-only-dialog';
import { firstDraft, meantSources, noProblems, problemsOf, withPolicy, type SignInDraft } from './sign-in-form';
import { SignInProgress } from './sign-in-progress';
import './sign-in-view.css';

interface Props {
  readonly state: AppState;
}

/** First run: who the agent is to Genesys. The connection is tested before anything is kept. */
export function SignInView({ state }: Props): ReactNode {
  const { status } = state.signIn;
  const [typed, setTyped] = useState(() => firstDraft(state));
  const [problems, setProblems] = useState(noProblems);
  const [refusal, setRefusal] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const lastStatus = useRef(status);

  const draft = withPolicy(typed, state);
  const busy = status === 'testing' || status === 'saving';
  // The offer says the fault itself.
  const failure = busy || status === 'offer-session-only' ? null : (state.signIn.fault ?? refusal);
  const hold = (path: SettingPath): 'free' | 'locked' | 'busy' => {
    if (state.locked.includes(path)) return 'locked';
    return busy ? 'busy' : 'free';
  };
  const change = (part: Partial<SignInDraft>): void => {
    setTyped((before) => ({ ...before, ...part }));
    setProblems(noProblems);
  };

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems]);
  useEffect(() => {
    const before = lastStatus.current;
    lastStatus.current = status;
    // The secret is asked for again, be it after a failure or after a cancel.
    if (status === 'failed' || (status === 'idle' && before !== 'idle')) secret.current?.focus();
  }, [status]);

  // The secret goes from its input straight into the command: no variable, state or closure of ours holds it.
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = secret.current;
    if (input === null || busy) return;
    const found = problemsOf(draft, input.value === '' ? 'missing' : 'given');
    setProblems(found);
    if (Object.values(found).some((problem) => problem !== null)) return;
    setRefusal(null);
    const answered = send('sign-in:submit', {
      orgUrl: draft.orgUrl.trim(),
      clientId: draft.clientId.trim(),
      clientSecret: input.value,
      knowledgeSources: [...meantSources(draft.sources)],
    });
    input.value = '';
    void answered.then((result) => {
      if (!result.ok) setRefusal(result.error);
    });
  };

  return (
    <div className="page">
      <Notices state={state} />
      <main className="sign-in" data-sign-in={status}>
        <header className="sign-in-head">
          <BrandMark size={28} />
          <h1>{signInText.title}</h1>
          <p>{signInText.lead}</p>
        </header>
        <form ref={form} className="sign-in-form" onSubmit={submit} noValidate autoComplete="off">
          <TextRow
            label={signInText.orgUrl}
            value={draft.orgUrl}
            placeholder={signInText.orgUrlExample}
            hold={hold('gateway.orgUrl')}
            problem={problems.orgUrl}
            onChange={(orgUrl) => change({ orgUrl })}
          />
          <TextRow
            label={signInText.clientId}
            value={draft.clientId}
            hold={hold('gateway.clientId')}
            problem={problems.clientId}
            onChange={(clientId) => change({ clientId })}
          />
          <SecretField
            inputRef={secret}
            phase={busy ? 'busy' : failure === null ? 'first' : 'again'}
            problem={problems.clientSecret}
            onEdit={() => setProblems(noProblems)}
          />
          <KnowledgeSourceEditor
            sources={draft.sources}
            hold={hold('gateway.knowledgeSources')}
            problem={problems.sources}
            onChange={(sources) => change({ sources })}
          />
          {failure !== null && (
            <div className="sign-in-failure" role="alert">
              <CircleAlert size={16} aria-hidden />
              <p data-selectable>{faultSentence(failure)}</p>
              {failure.tag === 'keychain-cancelled' && !busy && (
                <Button className="button button-outline sign-in-failure-action" onPress={() => tell('keyring:retry', null)}>
                  {signInText.keyringAgain}
                </Button>
              )}
            </div>
          )}
          {busy ? (
            <SignInProgress state={state} />
          ) : (
            <Button type="submit" className="button button-solid button-large">
              {signInText.connect}
            </Button>
          )}
        </form>
        {!busy && (
          <p className="sign-in-demo">
            {signInText.demoLead}
            <Button className="button" onPress={() => tell('demo:start', null)}>
              {signInText.demo}
            </Button>
          </p>
        )}
      </main>
      {status === 'offer-session-only' && <SessionOnlyDialog fault={state.signIn.fault} />}
    </div>
  );
}
