import { fault, type Fault, type FaultTag } from '../../shared/fault';

/** How to go on after something failed (protocol: Faults). */
export type Remedy =
  /** Try again after a pause of full jitter, or the one the gateway asked for. */
  | 'back-off'
  /** It said 429: as `back-off`, and ask less at once. */
  | 'limited'
  /** It closed with 1008: as `limited`, and after three in a row sign in anew, once. */
  | 'policy-violation'
  /** Nothing that mends itself in seconds: once a minute. */
  | 'slow'
  /** A fresh token, once. */
  | 're-authenticate'
  /** Nothing helps but a person. */
  | 'stop';

export interface Failure {
  readonly fault: Fault;
  readonly remedy: Remedy;
  /** Milliseconds the other side asked for, null where it didn't. */
  readonly retryAfterMs: number | null;
}

/** What a sign-in means that was answered with an HTTP status other than 2xx. `host` is shown to the person. */
export function refusedSignIn(status: number, host: string, retryAfterMs: number | null): Failure {
  const named = failureAsking(retryAfterMs);
  if (status === 400 || status === 401) return named('secret-refused', 'stop');
  if (status === 403) return named('gateway-forbidden', 'stop');
  if (status === 404) return named('gateway-not-found', 'slow');
  if (status === 429) return named('gateway-limited', 'back-off');
  if (status >= 500) return named('gateway-unavailable', 'back-off', `${host} answered ${status}`);
  return named('sign-in-failed', 'slow', `${host} answered ${status}`);
}

/** What an upgrade means that was answered with an HTTP status other than 101. */
export function refusedUpgrade(status: number, retryAfterMs: number | null): Failure {
  const named = failureAsking(retryAfterMs);
  if (status === 401) return named('gateway-unauthorized', 're-authenticate');
  if (status === 403) return named('gateway-forbidden', 'stop');
  if (status === 404) return named('gateway-not-found', 'slow');
  if (status === 429) return named('gateway-limited', 'limited');
  return named('gateway-unavailable', status >= 500 ? 'back-off' : 'slow', `it answered ${status}`);
}

/** What the close code of a socket means that was open; 1006 where it broke without one. */
export function closedSocket(code: number): Failure {
  const named = failureAsking(null);
  if (code === 1008) return named('gateway-limited', 'policy-violation');
  if (code === 1011 || code === 1012 || code === 1013) return named('gateway-unavailable', 'back-off', `code ${code}`);
  return named('connection-lost', 'back-off');
}

/** What a connection means that failed before there was an answer; a gateway that refuses it may be starting anew. */
export function failedConnection(named: Fault): Failure {
  return { fault: named, remedy: slowFaults.has(named.tag) ? 'slow' : 'back-off', retryAfterMs: null };
}

/** None of these mends itself in seconds. */
const slowFaults: ReadonlySet<FaultTag> = new Set(['host-unknown', 'tls-untrusted', 'proxy-refused', 'extra-ca-unreadable']);

/** A pause can be asked for only where we would make one anyway. */
function failureAsking(retryAfterMs: number | null): (tag: FaultTag, remedy: Remedy, detail?: string) => Failure {
  return (tag, remedy, detail) => ({ fault: fault(tag, detail), remedy, retryAfterMs: remedy === 'back-off' || remedy === 'limited' ? retryAfterMs : null });
}
