import type { AppState } from '../../shared/state';

export const signInText = {
  title: 'Sign in to Cuecard',
  lead: 'Your administrator gives you these. Cuecard tests the connection before it keeps anything.',
  orgUrl: 'Organisation URL',
  orgUrlExample: 'acme.example.com',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientSecretHelp: 'Kept in this computer’s keychain, never in a file.',
  clientSecretAgain: 'Enter the client secret once more.',
  connect: 'Connect',
  cancel: 'Cancel',
  demo: 'Try the demo',
  demoLead: 'No account at hand?',
  sessionTitle: 'Go on for this session only?',
  sessionUse: 'Use for this session only',
  keyringAgain: 'Try the keyring again',
  needClientId: 'Enter the client ID.',
  needClientSecret: 'Enter the client secret.',
  needSources: 'Enter at least one knowledge base ID.',
  repeatedSource: (id: string) => `“${id}” is there twice.`,
} as const;

export const sourcesText = {
  label: 'Knowledge bases',
  help: 'Priority 1 is the highest, 10 the lowest.',
  id: (row: number) => `Knowledge base ID ${row}`,
  idExample: 'Knowledge base ID',
  priority: (row: number) => `Priority of knowledge base ${row}`,
  priorityHeading: 'Priority',
  remove: (row: number) => `Remove knowledge base ${row}`,
  add: 'Add knowledge base',
  none: 'None yet.',
} as const;

/** The steps of a sign-in, the one under way marked. */
export function signInSteps(state: AppState): readonly { readonly text: string; readonly phase: 'done' | 'now' | 'next' }[] {
  const saving = state.signIn.status === 'saving';
  return [
    { text: 'Signing in and testing the connection', phase: saving ? 'done' : 'now' },
    {
      text:
        state.keyring.status === 'waiting'
          ? 'Waiting for your keyring: unlock it in the window your desktop shows'
          : 'Keeping the client secret in your keychain',
      phase: saving ? 'now' : 'next',
    },
  ];
}
