import { textsOf } from '../../shared/i18n/texts';
import type { AppState } from '../../shared/state';

export const signInText = textsOf('signIn');

export const sourcesText = textsOf('sources');

/** The steps of a sign-in, the one under way marked. */
export function signInSteps(state: AppState): readonly { readonly text: string; readonly phase: 'done' | 'now' | 'next' }[] {
  const saving = state.signIn.status === 'saving';
  return [
    { text: signInText.testing, phase: saving ? 'done' : 'now' },
    {
      text:
        state.keyring.status === 'waiting'
          ? signInText.waitingForKeyring
          : signInText.keeping,
      phase: saving ? 'now' : 'next',
    },
  ];
}
