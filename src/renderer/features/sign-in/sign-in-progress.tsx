import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import type { AppState } from '../../../shared/contract/state';
import { savingWords, signInText } from '../../text/sign-in';

interface Props {
  readonly state: AppState;
}

/** That a sign-in is being saved, with the way out of it, which has the focus: all else is disabled meanwhile. */
export function SignInProgress({ state }: Props): ReactNode {
  const cancel = (): void => tell(state.keyring.status === 'waiting' ? 'keyring:cancel' : 'sign-in:cancel', null);
  return (
    <div className="sign-in-progress">
      <p role="status">
        <LoaderCircle size={16} aria-hidden />
        {savingWords(state)}
      </p>
      <Button className="button button-outline button-large" onPress={cancel} autoFocus>
        {signInText.cancel}
      </Button>
    </div>
  );
}
