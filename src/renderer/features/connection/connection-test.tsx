import { Check, Circle, LoaderCircle, Minus, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { TestStep } from '../../../shared/contract/connection-test';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { adviceFor, durationWords, noteWords, testText } from '../../text/connection-test';
import './connection-test.css';

interface Props {
  readonly steps: readonly TestStep[];
  /** Goes on from the step that failed; null where that isn’t offered. */
  readonly onRetry: (() => void) | null;
}

const icons: Readonly<Record<TestStep['state'], LucideIcon>> = { waiting: Circle, running: LoaderCircle, passed: Check, failed: X, skipped: Minus };

/** A connection test, a row a step: how it stands, how long it took, and of one that failed why and what to do. */
export function ConnectionTest({ steps, onRetry }: Props): ReactNode {
  return (
    <ol className="test-steps" aria-label={testText.steps}>
      {steps.map(({ name, state, ms, note, fault }) => {
        const Icon = icons[state];
        const advice = fault === null ? null : adviceFor(fault.tag);
        return (
          <li key={name} data-step={name} data-state={state} aria-current={state === 'running' ? 'step' : undefined}>
            <Icon size={16} aria-hidden />
            <span className="test-name">{testText.names[name]}</span>
            <span className="test-took">{state === 'passed' && ms !== null ? durationWords(ms) : testText.states[state]}</span>
            {note !== null && <span className="test-note">{noteWords(note)}</span>}
            {fault !== null && (
              <div className="test-note" role="alert">
                <p data-selectable>
                  {faultSentence(fault)}
                  {advice !== null && ` ${advice}`}
                </p>
                {onRetry !== null && (
                  <Button className="button button-outline" data-retry onPress={onRetry}>
                    {testText.again}
                  </Button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
