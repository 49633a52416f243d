import { Check, Circle, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/state';
import { signInSteps, signInText } from '../../text/sign-in';

interface Props {
  readonly state: AppState;
}

const icons: Readonly<Record<'done' | 'now' | 'next', LucideIcon>> = { done: Check, now: LoaderCircle, next: Circle };

/** How far a sign-in is, with the way out of it, which has the focus: all else is disabled meanwhile. */
export function SignInProgress({ state }: Props): ReactNode {
  const cancel = (): void => tell(state.keyring.status === 'waiting' ? 'keyring:cancel' : 'sign-in:cancel', null);
  return (
    <div className="sign-in-progress">
      <div role="status">
        <ol>
          {signInSteps(state).map(({ text, phase }) => {
            const Icon = icons[phase];
            return (
              <li key={text} data-phase={phase} aria-current={phase === 'now' ? 'step' : undefined}>
                <Icon size={16} aria-hidden />
                {text}
              </li>
            );
          })}
        </ol>
      </div>
      <Button className="button button-outline button-large" onPress={cancel} autoFocus>
        {signInText.cancel}
      </Button>
    </div>
  );
}
