import { textsOf } from '../../shared/i18n/texts';
import type { AppState } from '../../shared/contract/state';

export const signInText = textsOf('signIn');

export const sourcesText = textsOf('sources');

/** What each screen of a sign-in is about. */
export const stepTitles = signInText.stepTitles;

export function stepWords(step: number, steps: number): string {
  return signInText.step({ step, steps });
}

/** What is going on while a sign-in is saved. */
export function savingWords({ keyring }: Pick<AppState, 'keyring'>): string {
  return keyring.status === 'waiting' ? signInText.waitingForKeyring : signInText.keeping;
}
