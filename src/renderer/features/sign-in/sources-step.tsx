import { Check, LoaderCircle, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import type { SourceCheck } from '../../../shared/contract/connection-test';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import type { Fault } from '../../../shared/domain/fault';
import type { AppState } from '../../../shared/contract/state';
import { KnowledgeSourceEditor } from '../settings/knowledge-source-editor';
import { adviceFor, checkWords, testText } from '../../text/connection-test';
import { signInText } from '../../text/sign-in';
import { meantSources, sourcesProblem } from './sign-in-form';
import { SignInProgress } from './sign-in-progress';

interface Props {
  readonly state: AppState;
  readonly sources: readonly KnowledgeSource[];
  readonly onChange: (sources: readonly KnowledgeSource[]) => void;
  readonly onRefused: (reason: Fault | null) => void;
  readonly onBack: () => void;
}

/** What is asked: each knowledge base is checked by a test question before everything is saved. */
export function SourcesStep({ state, sources, onChange, onRefused, onBack }: Props): ReactNode {
  const { status, checks } = state.signIn;
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const checking = status === 'checking';
  const busy = checking || status === 'saving';
  const failed = checks.some((check) => check.state === 'failed');
  const lastBusy = useRef(busy);
  useEffect(() => {
    const was = lastBusy.current;
    lastBusy.current = busy;
    // The way out that had the focus goes when there is nothing to leave any more.
    if (was && !busy && document.activeElement === document.body) form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [busy]);
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  const go = (how: 'check' | 'stop' | 'accept'): void => {
    const knowledgeSources = [...meantSources(sources)];
    const found = sourcesProblem(knowledgeSources);
    setProblem(found);
    if (found !== null) return;
    onRefused(null);
    const work = how === 'check' ? send('sign-in:check', { knowledgeSources }) : send('sign-in:finish', { knowledgeSources, unanswered: how });
    void work.then((result) => {
      // One that didn’t answer says so in its own row.
      if (!result.ok && how === 'accept') onRefused(result.error);
    });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) go('stop');
  };
  return (
    <form ref={form} className="sign-in-form" onSubmit={submit} noValidate autoComplete="off">
      <p className="sign-in-at">{signInText.sourcesLead}</p>
      <KnowledgeSourceEditor
        sources={sources}
        hold={busy ? 'busy' : 'free'}
        problem={problem}
        onChange={(next) => {
          setProblem(null);
          onChange(next);
        }}
      />
      {checks.length > 0 && (
        <ul className="test-steps" aria-label={testText.checks}>
          {checks.map((check) => (
            <SourceRow key={check.knowledgeBaseId} check={check} />
          ))}
        </ul>
      )}
      {checking && (
        <Button className="button button-outline button-large" onPress={() => tell('sign-in:cancel', null)} autoFocus>
          {signInText.cancel}
        </Button>
      )}
      {status === 'saving' && <SignInProgress state={state} />}
      {!busy && (
        <div className="sign-in-acts">
          <Button className="button button-outline button-large" onPress={onBack}>
            {signInText.back}
          </Button>
          <Button className="button button-outline button-large" onPress={() => go('check')}>
            {signInText.check}
          </Button>
          {failed && (
            <Button className="button button-outline button-large" onPress={() => go('accept')}>
              {signInText.finishAnyway}
            </Button>
          )}
          <Button type="submit" className="button button-solid button-large">
            {signInText.finish}
          </Button>
        </div>
      )}
    </form>
  );
}

const icons: Readonly<Record<SourceCheck['state'], LucideIcon>> = { running: LoaderCircle, passed: Check, failed: X };

function SourceRow({ check }: { readonly check: SourceCheck }): ReactNode {
  const Icon = icons[check.state];
  const advice = check.fault === null ? null : adviceFor(check.fault.tag);
  return (
    <li data-state={check.state}>
      <Icon size={16} aria-hidden />
      <span className="test-name">{check.knowledgeBaseId}</span>
      <span />
      <span className="test-note">{checkWords(check)}</span>
      {check.fault !== null && (
        <p className="test-note" role="alert" data-selectable>
          {faultSentence(check.fault)}
          {advice !== null && ` ${advice}`}
        </p>
      )}
    </li>
  );
}
