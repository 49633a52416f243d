import { fault, type Fault, type FaultTag } from '../../../shared/domain/fault';

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
  /** As `back-off`, but once a minute from the third in a row on: by then it doesn't mend itself in seconds. */
  | 'slowing'
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

/** Of what a refused sign-in's body may say, what is of use; its own words are passed on nowhere. */
export interface RefusalSaid {
  readonly error: SignInError | null;
  /** A web page, which no token endpoint answers with. */
  readonly page: boolean;
}

const nothingSaid: RefusalSaid = { error: null, page: false };

/** What a sign-in means that was answered with an HTTP status other than 2xx. `host` is shown to the person. */
export function refusedSignIn(status: number, host: string, retryAfterMs: number | null, { error, page }: RefusalSaid = nothingSaid): Failure {
  const named = failureAsking(retryAfterMs);
  if (status === 407) return named('proxy-refused', 'slow', '407');
  if (status === 429) return named('gateway-limited', 'back-off');
  // Network authentication required.
  if (status === 511) return named('web-page-instead', 'slow', host);
  if (status >= 500 || status === 408 || status === 425) return named('gateway-unavailable', 'back-off', `${host} answered ${status}`);
  // What passes by itself is no reason to refuse anybody: there the status says what is meant.
  const isRefusal = status === 401 || status === 403;
  if (error !== null && !(isRefusal && signInErrors[error].remedy === 'back-off')) return signInError(error, host, retryAfterMs);
  if (status === 401) return named('secret-refused', 'stop');
  if (status === 404 || status === 410) return named('gateway-not-found', 'slow');
  if (page) return named('web-page-instead', 'slow', host);
  if (status === 403) return named('gateway-forbidden', 'stop');
  return named('sign-in-failed', 'slow', `${host} answered ${status}`);
}

/** The errors of OAuth 2.0 (RFC 6749, 5.2; RFC 6750, 3.1) that a token endpoint answers with, and Genesys's own word for 429. */
export type SignInError = keyof typeof signInErrors;

/** What an error means that a token endpoint names, whatever status it comes with. */
export function signInError(error: SignInError, host: string, retryAfterMs: number | null): Failure {
  const { tag, remedy, about }: SignInErrorMeaning = signInErrors[error];
  const detail = about === 'the error' ? error : about === 'who said it' ? `${host} answered ${error}` : undefined;
  return failureAsking(retryAfterMs)(tag, remedy, detail);
}

interface SignInErrorMeaning {
  readonly tag: FaultTag;
  readonly remedy: Remedy;
  readonly about?: 'the error' | 'who said it';
}

/** A client that may not do this may not do it a minute later either; only what passes by itself is tried again. */
export const signInErrors = {
  invalid_client: { tag: 'secret-refused', remedy: 'stop' },
  unauthorized_client: { tag: 'grant-refused', remedy: 'stop', about: 'the error' },
  invalid_grant: { tag: 'grant-refused', remedy: 'stop', about: 'the error' },
  unsupported_grant_type: { tag: 'grant-refused', remedy: 'stop', about: 'the error' },
  invalid_scope: { tag: 'scope-missing', remedy: 'stop' },
  insufficient_scope: { tag: 'scope-missing', remedy: 'stop' },
  access_denied: { tag: 'gateway-forbidden', remedy: 'stop' },
  invalid_request: { tag: 'sign-in-failed', remedy: 'stop', about: 'who said it' },
  server_error: { tag: 'gateway-unavailable', remedy: 'back-off', about: 'who said it' },
  temporarily_unavailable: { tag: 'gateway-unavailable', remedy: 'back-off', about: 'who said it' },
  slow_down: { tag: 'gateway-limited', remedy: 'back-off' },
  too_many_requests: { tag: 'gateway-limited', remedy: 'back-off' },
} as const satisfies Readonly<Record<string, SignInErrorMeaning>>;

/** What an upgrade means that was answered with an HTTP status other than 101; `page` where that is a web page. */
export function refusedUpgrade(status: number, retryAfterMs: number | null, page: { readonly of: string } | null = null): Failure {
  const named = failureAsking(retryAfterMs);
  if (status === 401) return named('gateway-unauthorized', 're-authenticate');
  if (status === 404 || status === 410) return named('gateway-not-found', 'slow');
  if (status === 407) return named('proxy-refused', 'slow', '407');
  if (status === 429) return named('gateway-limited', 'limited');
  if (page !== null && (status < 500 || status === 511)) return named('web-page-instead', 'slow', page.of);
  if (status === 403) return named('gateway-forbidden', 'stop');
  if (status >= 500 || status === 408 || status === 425) return named('gateway-unavailable', 'back-off', `it answered ${status}`);
  // Whatever answers so doesn't know of WebSockets, or of ours: something on the way takes the upgrade for an ordinary request.
  if (status < 300 || noUpgrade.has(status)) return named('protocol-broken', 'slow', `it answered ${status}`);
  return named('gateway-unavailable', 'slow', `it answered ${status}`);
}

const noUpgrade: ReadonlySet<number> = new Set([400, 405, 406, 411, 417, 426]);

/** What the close code of a socket means that was open; 1006 where it broke without one. */
export function closedSocket(code: number): Failure {
  const named = failureAsking(null);
  const said = `code ${code}`;
  if (code === 1008) return named('gateway-limited', 'policy-violation');
  if (minded.has(code)) return named('protocol-broken', 'slowing', said);
  // It wants an extension that is never offered.
  if (code === 1010) return named('protocol-broken', 'slow', said);
  if (code >= 1011 && code <= 1014) return named('gateway-unavailable', 'back-off', said);
  const own = ownCodes.get(code);
  if (own !== undefined) return named(own.tag, own.remedy, own.detailed ? said : undefined);
  if (code >= 3_000) return named('gateway-unavailable', 'back-off', said);
  return named('connection-lost', 'back-off');
}

/** So says the gateway that it can't make sense of what it got: protocol error, unsupported data, invalid text, too big. */
const minded: ReadonlySet<number> = new Set([1002, 1003, 1007, 1009]);

interface OwnCode {
  readonly tag: FaultTag;
  readonly remedy: Remedy;
  readonly detailed: boolean;
}

/** Codes of applications: 44xx and 45xx are used for the HTTP status with those last two digits, 3000, 3003 and 3008 are registered. */
const ownCodes: ReadonlyMap<number, OwnCode> = new Map<number, OwnCode>([
  ...[3000, 4401].map((code) => [code, { tag: 'gateway-unauthorized', remedy: 're-authenticate', detailed: false }] as const),
  ...[3003, 4403].map((code) => [code, { tag: 'gateway-forbidden', remedy: 'stop', detailed: false }] as const),
  ...[4404, 4410].map((code) => [code, { tag: 'gateway-not-found', remedy: 'slow', detailed: false }] as const),
  ...[4400, 4405, 4406, 4413, 4415, 4422, 4426].map((code) => [code, { tag: 'protocol-broken', remedy: 'slowing', detailed: true }] as const),
  [4429, { tag: 'gateway-limited', remedy: 'limited', detailed: false }],
]);

/** What a connection means that failed before there was an answer; a gateway that refuses it may be starting anew. */
export function failedConnection(named: Fault): Failure {
  return { fault: named, remedy: slowFaults.has(named.tag) ? 'slow' : 'back-off', retryAfterMs: null };
}

/** Whether it was said that we ask too much: then less is asked at once, and what was on its way may be asked again. */
export function asksForLess(remedy: Remedy): boolean {
  return remedy === 'limited' || remedy === 'policy-violation';
}

/** None of these mends itself in seconds. */
const slowFaults: ReadonlySet<FaultTag> = new Set(['host-unknown', 'tls-untrusted', 'proxy-refused', 'extra-ca-unreadable', 'protocol-broken']);

/** A pause can be asked for only where we would make one anyway. */
export function failureAsking(retryAfterMs: number | null): (tag: FaultTag, remedy: Remedy, detail?: string) => Failure {
  return (tag, remedy, detail) => ({ fault: fault(tag, detail), remedy, retryAfterMs: remedy === 'back-off' || remedy === 'limited' ? retryAfterMs : null });
}
