import { CircleAlert } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { Fault } from '../../../shared/domain/fault';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState } from '../../../shared/contract/state';
import { announce } from '../../ui/announcer';
import { BrandMark } from '../../ui/brand-mark';
import { Notices } from '../window/notices';
import { useEscape } from '../../ui/use-escape';
import { signInText, stepTitles, stepWords } from '../../text/sign-in';
import { ClientStep } from './client-step';
import { ReachStep } from './reach-step';
import { SessionOnlyDialog } from './session-only-dialog';
import { firstDraft, firstStep, isAsTested, orgUrlProblem, stepsOf, withPolicy, type SignInDraft, type SignInStep } from './sign-in-form';
import { SourcesStep } from './sources-step';
import { Stepper } from './stepper';
import './sign-in-view.css';

interface Props {
  readonly state: AppState;
}

/** First run, and a change of account: how Genesys is reached, as whom, and what is asked. Nothing is kept before it works. */
export function SignInView({ state }: Props): ReactNode {
  const { status, tested, fault } = state.signIn;
  const [typed, setTyped] = useState(() => firstDraft(state));
  const [step, setStep] = useState<SignInStep>(() => firstStep(state));
  const [seenTested, setSeenTested] = useState(tested);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Fault | null>(null);
  if (tested !== seenTested) {
    setSeenTested(tested);
    setStep(tested ? 'sources' : 'client');
  }
  const steps = stepsOf(state);
  const draft = withPolicy(typed, state);
  /** Who stays signed in meanwhile. */
  const session = state.organisation;
  const busy = status === 'testing' || status === 'checking' || status === 'saving';
  const failure = busy || status === 'offer-session-only' ? null : (fault ?? refusal);
  const inRow = state.connectionTest.status === 'failed' && step === 'client';
  const body = useRef<HTMLDivElement>(null);

  const change = (part: Partial<SignInDraft>): void => setTyped((before) => ({ ...before, ...part }));
  const go = (next: SignInStep): void => {
    setProblem(null);
    setRefusal(null);
    setStep(next);
  };
  const back = (): void => {
    const before = steps[steps.indexOf(step) - 1];
    if (busy) tell('sign-in:cancel', null);
    else if (before !== undefined) go(before);
    else if (session !== null) tell('sign-in:cancel', null);
  };
  const next = (): void => {
    const found = orgUrlProblem(draft.orgUrl);
    setProblem(found);
    if (found === null) go('client');
  };
  useEscape(back);
  const arrived = useEffectEvent(() => {
    announce(`${stepWords(steps.indexOf(step) + 1, steps.length)}: ${stepTitles[step]}`);
  });
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('input:not([readonly], [disabled])')?.focus();
    arrived();
  }, [step]);
  useEffect(() => {
    if (problem !== null) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  return (
    <div className="page">
      <Notices state={state} />
      <main className="sign-in" data-sign-in={status} data-step={step}>
        <header className="sign-in-head">
          <BrandMark size={28} />
          <h1>{session === null ? signInText.title : signInText.changeTitle}</h1>
          <p>{session === null ? signInText.lead : signInText.changeLead({ organisation: session })}</p>
        </header>
        <Stepper steps={steps} current={step} />
        <div ref={body} className="sign-in-body">
          <h2>{stepTitles[step]}</h2>
          {failure !== null && !inRow && (
            <div className="sign-in-failure" role="alert">
              <CircleAlert size={16} aria-hidden />
              <p data-selectable>{faultSentence(failure)}</p>
              {failure.tag === 'keychain-cancelled' && (
                <Button className="button button-outline sign-in-failure-action" onPress={() => tell('keyring:retry', null)}>
                  {signInText.keyringAgain}
                </Button>
              )}
            </div>
          )}
          {step === 'reach' && (
            <ReachStep
              orgUrl={draft.orgUrl}
              hold={state.locked.includes('gateway.orgUrl') ? 'locked' : 'free'}
              problem={problem}
              onChange={(orgUrl) => {
                setProblem(null);
                change({ orgUrl });
              }}
              onNext={next}
            />
          )}
          {step === 'client' && (
            <ClientStep
              state={state}
              draft={draft}
              onClientId={(clientId) => change({ clientId })}
              onRefused={setRefusal}
              onBack={steps.includes('reach') ? () => go('reach') : null}
              onNext={tested && isAsTested(draft, state) ? () => go('sources') : null}
            />
          )}
          {step === 'sources' && (
            <SourcesStep
              state={state}
              sources={draft.sources}
              onChange={(sources) => change({ sources })}
              onRefused={setRefusal}
              onBack={() => go('client')}
            />
          )}
        </div>
        {!busy && session !== null && (
          <p className="sign-in-demo">
            <Button className="button" onPress={() => tell('sign-in:cancel', null)}>
              {signInText.keepAccount}
            </Button>
          </p>
        )}
        {!busy && session === null && step === steps[0] && (
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
