import { Webhook } from 'standardwebhooks';
import { fault, type Fault } from '../../shared/domain/fault';
import type { OutboxEvent } from '../../shared/domain/outbox-event';
import type { SinkView } from '../../shared/contract/outbox-view';
import { webhookName } from '../../shared/domain/webhook-url';
import type { Clock } from '../clock';
import { retryAfterMs } from '../genesys/http/backoff';
import { networkFault } from '../genesys/http/network-fault';
import type { Fetch } from '../genesys/token';
import { attemptTimeoutMs, type Attempt, type Failed, type Obstacle, type Sink } from './sink';
import { isSigningSecret, type SecretAnswer } from './webhook-secrets';

export interface WebhookSinkParts {
  readonly url: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The signing secret as the keychain has it. */
  readonly readSecret: (url: string) => Promise<SecretAnswer>;
}

/** Posts events, each signed after the Standard Webhooks specification, and never follows a redirect. */
export class WebhookSink implements Sink {
  readonly kind = 'webhook';
  readonly key: string;
  readonly name: string;
  readonly url: string;
  readonly #host: string;
  #signer: Webhook | null = null;
  #secret: SinkView['secret'] = 'unknown';

  constructor(private readonly parts: WebhookSinkParts) {
    this.url = parts.url;
    this.key = webhookSinkKey(parts.url);
    this.name = webhookName(parts.url);
    this.#host = new URL(parts.url).host;
  }

  get secret(): SinkView['secret'] {
    return this.#secret;
  }

  forget(): void {
    this.#signer = null;
    this.#secret = 'unknown';
  }

  async ready(): Promise<Obstacle | null> {
    if (this.#signer !== null) return null;
    const answer = await this.parts.readSecret(this.url);
    this.#secret = answer.kind === 'found' ? 'kept' : answer.kind === 'not-found' ? 'missing' : 'unknown';
    if (answer.kind === 'not-found') return { fault: fault('webhook-secret-missing'), recheckMs };
    // Asked again by itself, a locked keyring would put its prompt in front of the agent again and again.
    if (answer.kind !== 'found') return { fault: fault('webhook-secret-unreadable'), recheckMs: answer.kind === 'cancelled' ? null : recheckMs };
    if (!isSigningSecret(answer.secret)) return { fault: fault('webhook-secret-invalid'), recheckMs };
    this.#signer = new Webhook(answer.secret);
    return null;
  }

  async deliver(event: OutboxEvent, _n: number, signal: AbortSignal): Promise<Attempt> {
    const signer = this.#signer;
    // Forgotten between being ready and now; the next try looks anew.
    if (signer === null) return failed(fault('webhook-secret-missing'), 'no');
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const cancelTimer = this.parts.clock.after(attemptTimeoutMs, stop);
    try {
      const response = await this.parts.fetch(this.url, { ...signed(signer, event, this.parts.clock.now()), signal: abort.signal });
      // The body is not read: it may repeat what was sent, and the status says enough.
      void response.body?.cancel().catch(() => undefined);
      return judge(response.status, this.#host, retryAfterMs(response.headers.get('retry-after'), this.parts.clock.now()));
    } catch (error) {
      return abort.signal.aborted ? failed(fault('webhook-timeout', this.#host), 'perhaps') : this.#failure(error);
    } finally {
      cancelTimer();
      signal.removeEventListener('abort', stop);
    }
  }

  #failure(error: unknown): Failed {
    if (isRedirect(error)) return failed(fault('webhook-misdirected', `${this.#host} sends us elsewhere`), 'perhaps');
    const named = networkFault(error, this.#host);
    if (named.tag === 'handshake-timeout') return failed(fault('webhook-timeout', this.#host), 'perhaps');
    return failed(passedOn.has(named.tag) ? named : fault('webhook-unreachable', this.#host), neverReached.has(named.tag) ? 'no' : 'perhaps');
  }
}

/** Names a webhook on disk. `url` is its origin and path. */
export function webhookSinkKey(url: string): string {
  return `webhook:${url}`;
}

/** A secret that an administrator's own tool puts into the keychain meanwhile is found after this long, in milliseconds. */
const recheckMs = 5 * 60_000;

/** These say of a webhook what they say of the gateway. */
const passedOn: ReadonlySet<Fault['tag']> = new Set<Fault['tag']>(['tls-untrusted', 'extra-ca-unreadable', 'proxy-unreachable', 'proxy-refused', 'network-down']);

/** Nothing of an event was sent by then. A connection that broke may have been cut for what it carried. */
const neverReached: ReadonlySet<Fault['tag']> = new Set<Fault['tag']>([...passedOn, 'host-unknown', 'host-unreachable', 'gateway-unavailable']);

/** These speak of what was sent; all others of the receiver, which somebody may put right. */
const ofTheEvent: ReadonlySet<number> = new Set([400, 406, 409, 413, 415, 422]);
/** These mend themselves. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

function judge(status: number, host: string, askedForMs: number | null): Attempt {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const said = `${host} answered ${status}`;
  if (ofTheEvent.has(status)) return { kind: 'refused', fault: fault('webhook-refused', said) };
  if (status === 429) return failed(fault('webhook-limited', host), 'no', askedForMs);
  if (status >= 500 || passing.has(status)) return failed(fault('webhook-unavailable', said), 'perhaps', askedForMs);
  // A firewall for web applications refuses with 403, or in yet other ways, what it finds suspicious in one event.
  return failed(fault('webhook-misdirected', said), 'perhaps');
}

function failed(named: Fault, byEvent: Failed['byEvent'], askedForMs: number | null = null): Failed {
  return { kind: 'failed', fault: named, retryAfterMs: askedForMs, byEvent };
}

function signed(signer: Webhook, event: OutboxEvent, now: number): RequestInit {
  const body = JSON.stringify(event);
  const at = new Date(now);
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signer.sign(event.id, at, body),
    },
    body,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  };
}

/** Redirects are refused, because what is sent would follow them. Neither Node nor Chromium gives that a code. */
function isRedirect(error: unknown): boolean {
  return error instanceof Error && (/redirect/i.test(error.message) || isRedirect(error.cause));
}
