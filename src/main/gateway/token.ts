import { z } from 'zod';
import { fault } from '../../shared/fault';
import { err, ok, type Result } from '../../shared/result';
import type { Clock } from '../clock';
import { retryAfterMs } from './backoff';
import { failedConnection, refusedSignIn, type Failure } from './failure';
import { networkFault } from './network-fault';

/** The part of fetch that is used; Electron's `net.fetch` and Node's both fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Credentials {
  /** Origin of the organisation. */
  readonly orgUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const requiredScopes = ['agent-assist:realtime', 'knowledge:search', 'websockets:connect'] as const;

/** However short a token's life: the gateway is not asked for one in a loop. */
const shortestLifeMs = 1_000;
const signInTimeoutMs = 10_000;
/** A token answer is a few hundred bytes; more than this is not one. */
const largestAnswerBytes = 64 * 1024;

const tokenAnswerSchema = z.object({
  /** It travels in a header, so it may hold only what a header can. */
  access_token: z.string().max(16_384).regex(/^[\x21-\x7e]+$/),
  token_type: z.string().optional(),
  expires_in: z.number().positive().max(31_536_000),
  scope: z.string().optional(),
});

/**
 * The access token of the realtime gateway, in memory only. One request is in flight whoever asks; it is due again
 * 60 s before it expires (at half its life where that is 120 s or less).
 */
export class TokenSource {
  #current: { readonly value: string; readonly dueAt: number } | null = null;
  #inFlight: Promise<Result<string, Failure>> | null = null;

  constructor(
    private readonly credentials: Credentials,
    private readonly fetch: Fetch,
    private readonly clock: Clock,
  ) {}

  /** @param freshness `fresh` ignores a token that is still good, for when the gateway refused it. */
  get(freshness: 'cached' | 'fresh'): Promise<Result<string, Failure>> {
    if (freshness === 'cached' && this.#current !== null && this.clock.now() < this.#current.dueAt) {
      return Promise.resolve(ok(this.#current.value));
    }
    this.#inFlight ??= this.#request().finally(() => (this.#inFlight = null));
    return this.#inFlight;
  }

  /** Milliseconds until the token is due to be renewed, a second at least; null where there is none. */
  get dueInMs(): number | null {
    return this.#current === null ? null : Math.max(shortestLifeMs, this.#current.dueAt - this.clock.now());
  }

  async #request(): Promise<Result<string, Failure>> {
    this.#current = null;
    const abort = new AbortController();
    const cancelTimer = this.clock.after(signInTimeoutMs, () => abort.abort());
    const host = new URL(this.credentials.orgUrl).host;
    try {
      const response = await this.fetch(`${this.credentials.orgUrl}/oauth/token`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(`${this.credentials.clientId}:${this.credentials.clientSecret}`).toString('base64')}`,
          'Content-Type': 'application/x-www-form-urlencoded',
          Accept: 'application/json',
        },
        body: 'grant_type=client_credentials',
        redirect: 'error',
        // No cookie of one agent's sign-in may travel with, or be kept for, the next one's.
        credentials: 'omit',
        cache: 'no-store',
        signal: abort.signal,
      });
      if (!response.ok) return err(this.#refusal(response, host));
      return this.#accept(await readText(response));
    } catch (error) {
      if (abort.signal.aborted) return err(failedConnection(fault('sign-in-timeout')));
      if (isRedirect(error)) return err({ fault: fault('sign-in-failed', `${host} sends us elsewhere`), remedy: 'slow', retryAfterMs: null });
      return err(failedConnection(networkFault(error, host)));
    } finally {
      cancelTimer();
    }
  }

  #refusal(response: Response, host: string): Failure {
    // The body is not read: it may echo the credentials, and the status says enough.
    void response.body?.cancel().catch(() => undefined);
    return refusedSignIn(response.status, host, retryAfterMs(response.headers.get('retry-after'), this.clock.now()));
  }

  #accept(body: string | null): Result<string, Failure> {
    const parsed = tokenAnswerSchema.safeParse(parseJson(body));
    if (!parsed.success) return err(failedConnection(fault('sign-in-failed', 'the answer was not understood')));
    const granted = parsed.data.scope?.split(/\s+/).filter((scope) => scope !== '') ?? [];
    const missing = granted.length === 0 ? [] : requiredScopes.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) {
      return err({ fault: fault('scope-missing', missing.join(', ')), remedy: 'stop', retryAfterMs: null });
    }
    const lifeMs = parsed.data.expires_in * 1_000;
    const usableMs = lifeMs <= 120_000 ? lifeMs / 2 : lifeMs - 60_000;
    this.#current = { value: parsed.data.access_token, dueAt: this.clock.now() + usableMs };
    return ok(parsed.data.access_token);
  }
}

/** Redirects are refused, because the secret would follow them. Neither Node nor Chromium gives that a code. */
function isRedirect(error: unknown): boolean {
  return error instanceof Error && (/redirect/i.test(error.message) || isRedirect(error.cause));
}

async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return null;
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    size += value.byteLength;
    if (size > largestAnswerBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
