import type { FaultTag } from '../domain/fault';
import type { Connection } from './state';

export interface Remedies {
  /** Which command tries once more; null where another try can't help. */
  readonly retry: 'connection:retry' | 'keyring:retry' | null;
  readonly signInAgain: boolean;
}

/** What the agent can do about a connection that isn't there: another try, unless it is known to be of no use. */
export function remediesOf({ status, fault }: Connection): Remedies {
  if (status !== 'waiting' && status !== 'stopped') return { retry: null, signInAgain: false };
  if (fault === null) return { retry: 'connection:retry', signInAgain: false };
  const retry = keyringFaults.has(fault.tag) ? 'keyring:retry' : 'connection:retry';
  return {
    retry: signInFaults.has(fault.tag) ? null : retry,
    signInAgain: status === 'stopped' && (signInFaults.has(fault.tag) || eitherFaults.has(fault.tag)),
  };
}

const keyringFaults: ReadonlySet<FaultTag> = new Set(['keychain-cancelled', 'keychain-unavailable']);
/** Only another client, secret or address helps. */
const signInFaults: ReadonlySet<FaultTag> = new Set(['secret-refused', 'keychain-not-found', 'signed-out', 'org-url-invalid']);
/** Another sign-in may help, and so may the administrator and another try. */
const eitherFaults: ReadonlySet<FaultTag> = new Set([
  'grant-refused',
  'scope-missing',
  'sign-in-failed',
  'web-page-instead',
  'gateway-unauthorized',
  'gateway-forbidden',
  'gateway-not-found',
  'keychain-unavailable',
  'keychain-cancelled',
]);
