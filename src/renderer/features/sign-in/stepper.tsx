import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { signInText, stepTitles, stepWords } from '../../text/sign-in';
import type { SignInStep } from './sign-in-form';
import './stepper.css';

interface Props {
  readonly steps: readonly SignInStep[];
  readonly current: SignInStep;
}

/** How far a sign-in is. */
export function Stepper({ steps, current }: Props): ReactNode {
  const at = steps.indexOf(current);
  if (steps.length === 1) return null;
  return (
    <ol className="stepper" aria-label={signInText.steps}>
      {steps.map((step, index) => (
        <li key={step} data-phase={index < at ? 'done' : index === at ? 'now' : 'next'} aria-current={index === at ? 'step' : undefined}>
          <span className="stepper-mark" aria-hidden>
            {index < at ? <Check size={12} /> : index + 1}
          </span>
          <span className="visually-hidden">{stepWords(index + 1, steps.length)} </span>
          <span className="stepper-name">{stepTitles[step]}</span>
        </li>
      ))}
    </ol>
  );
}
