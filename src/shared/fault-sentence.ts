import type { Fault, FaultTag } from './fault';

/** One sentence a person can act on, for the window, the tray and notifications alike. */
export function faultSentence(fault: Fault): string {
  return sentences[fault.tag](fault.detail);
}

type Sentence = (detail: string | undefined) => string;

const about = (detail: string | undefined): string => (detail === undefined ? '' : ` (${detail})`);

const sentences: Readonly<Record<FaultTag, Sentence>> = {
  'org-url-invalid': (d) => d ?? 'Enter the organisation’s address, such as acme.example.com.',
  'host-unknown': (d) => `There is no address for ${d ?? 'the organisation’s host'}. Check the organisation URL.`,
  'host-unreachable': (d) => `Cuecard can’t reach ${d ?? 'the organisation’s address'}. Check the address and your network.`,
  'tls-untrusted': (d) => `The certificate of ${d ?? 'the organisation’s address'} is not trusted, so nothing was sent.`,
  'extra-ca-unreadable': (d) => `The extra certificate file can’t be used${about(d)}, so nothing was sent. Ask your administrator.`,
  'proxy-unreachable': (d) => `Cuecard can’t reach the proxy${about(d)}. Check your network and its proxy settings.`,
  'proxy-refused': (d) => `The proxy refused the connection${about(d)}. Ask your administrator.`,
  'network-down': () => 'There is no network connection.',
  'secret-refused': () => 'Sign-in needed: the client ID or client secret was refused.',
  'scope-missing': (d) => `The client is not allowed to do this: ask your administrator to add ${d ?? 'the missing scopes'}.`,
  'sign-in-failed': (d) => `Signing in failed${about(d)}.`,
  'sign-in-timeout': () => 'Signing in took longer than 10 seconds.',
  'gateway-not-found': () => 'This address has no real-time knowledge gateway. Check the organisation URL.',
  'gateway-forbidden': () => 'The gateway does not allow this client. Ask your administrator for access.',
  'gateway-unauthorized': () => 'Sign-in needed: the gateway refused the sign-in twice.',
  'gateway-limited': () => 'The gateway is limiting us for now.',
  'gateway-policy-violation': () =>
    'The gateway closed the connection four times in a row because Cuecard broke one of its rules. Tell your administrator, then try again.',
  'gateway-unavailable': (d) => `The gateway is not available${about(d)}.`,
  'connection-lost': () => 'The connection was lost.',
  'handshake-timeout': () => 'The gateway did not answer within 10 seconds.',
  'transport-unsupported': () => 'This version connects through the real-time gateway only. Set “transport” to “realtime”.',
  'query-too-short': () => 'Ask with at least 2 characters.',
  'query-too-long': () => 'Ask with at most 500 characters.',
  'query-only-personal-data': () => 'That is only personal data: nothing was asked.',
  'no-knowledge-base': () => 'No knowledge base is set up. Add one in Settings.',
  'queue-full': () => 'Too many questions are waiting. Wait for some answers, then ask again.',
  'query-timeout': (d) => `No answer within ${d ?? '15 s'}.`,
  'query-not-sent': () => 'Not asked: its turn did not come in time.',
  'not-connected': () => 'Not asked: there was no connection in time.',
  'gateway-error': (d) => `The gateway could not answer${about(d)}.`,
  'signed-out': () => 'Sign in first.',
  'keychain-not-found': () => 'No client secret is kept for this client on this computer. Enter it once more.',
  'keychain-unavailable': () =>
    'This computer’s keychain can’t be used, so the client secret can’t be kept. You can go on for this session only.',
  'keychain-cancelled': () => 'The keyring was not unlocked. Try again, or enter the client secret for this session only.',
  'keychain-not-removed': () => 'You are signed out, but the client secret is still in this computer’s keychain: it could not be removed.',
  'settings-unreadable': (d) => `The settings file could not be read and was set aside${about(d)}. Defaults are in use.`,
  'settings-unwritable': (d) => `The settings could not be saved${about(d)}.`,
  'setting-invalid': (d) => `A setting has a value that is not allowed${about(d)}.`,
  'setting-locked': (d) => `Your administrator has set this${about(d)}.`,
  'policy-unreadable': (d) => `The policy file could not be read${about(d)}. Cuecard stays disconnected until it is put right.`,
  'policy-invalid': (d) => `The policy file has a value that is not allowed${about(d)}.`,
  'audit-unwritable': (d) => `Audit can’t be written: suggestions are held back${about(d)}.`,
  'export-failed': (d) => `The audit could not be exported${about(d)}.`,
  'outbox-unwritable': (d) => `What is meant for external stores can’t be kept on this computer${about(d)}.`,
  'outbox-unreadable': (d) => `What is kept for external stores can’t be read from this computer’s disk${about(d)}.`,
  'outbox-sink-gone': () => 'The policy doesn’t name this store any more. What it had not got stays here for now.',
  'webhook-secret-missing': () => 'No signing secret is kept for this webhook on this computer. Enter it in Settings.',
  'webhook-secret-invalid': () => 'This is no signing secret: one is “whsec_” followed by 24 to 64 bytes in base64.',
  'webhook-secret-unreadable': () => 'This computer’s keychain can’t be read, so nothing can be signed and nothing is sent.',
  'webhook-secret-not-kept': (d) => `This computer’s keychain did not do it${about(d)}. Nothing has changed.`,
  'webhook-unreachable': (d) => `Cuecard can’t reach ${d ?? 'the webhook'}.`,
  'webhook-timeout': (d) => `${d ?? 'The webhook'} did not answer within 10 seconds.`,
  'webhook-limited': (d) => `${d ?? 'The webhook'} asks for fewer events for now.`,
  'webhook-unavailable': (d) => `The webhook is not available${about(d)}.`,
  'webhook-misdirected': (d) => `The webhook’s address doesn’t take events${about(d)}. Ask your administrator.`,
  'webhook-refused': (d) => `The webhook refused this event${about(d)}.`,
  'folder-missing': () => 'The folder for events isn’t there.',
  'folder-unwritable': (d) => `The folder for events can’t be written${about(d)}.`,
  'article-not-openable': () => 'This article has no address that can be opened.',
  'suggestion-gone': () => 'This suggestion is no longer here.',
  'ipc-refused': () => 'The request was refused.',
  'ipc-invalid': (d) => `The request was not understood${about(d)}.`,
  'demo-failed': (d) => `The demo could not be started${about(d)}.`,
  unexpected: (d) => `Something went wrong${about(d)}. It was written to the log.`,
};
