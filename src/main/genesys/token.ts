import { fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Clock } from '../clock';
import { retryAfterMs } from './http/backoff';
import { failedConnection, refusedSignIn, signInError, type Failure } from './session/failure';
import { networkFault } from './http/network-fault';
import { largestAnswerBytes, readTokenAnswer, type TokenAnswer } from './token-answer';

/** The part of fetch that is used; Electron's `net.fetch` and Node's both fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Told what was put right of an answer; never content. */
export interface TokenLog {
  info(message: string, facts: Readonly<Record<string, unknown>>): void;
}

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
/**
 * The access token of the realtime gateway, in memory only. One request is in flight whoever asks; it is due again
 * 60 s before it expires (at half its life where that is 120 s or less).
 */
export class TokenSource {
  #current: { readonly value: string; readonly dueAt: number } | null = null;
  #inFlight: Promise<Result<string, Failure>> | null = null;

  /** What was odd about the last answer, so that it is said once and not with every token. */
  #odd = '';

  constructor(
    private readonly credentials: Credentials,
    private readonly fetch: Fetch,
    private readonly clock: Clock,
    private readonly log?: TokenLog,
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
      return response.ok ? this.#accept(await readAnswer(response), host) : err(await this.#refusal(response, host));
    } catch (error) {
      if (abort.signal.aborted) return err(failedConnection(fault('sign-in-timeout')));
      if (isRedirect(error)) return err({ fault: fault('sign-in-failed', `${host} sends us elsewhere`), remedy: 'slow', retryAfterMs: null });
      if (isMisencoded(error)) return err(failedConnection(fault('sign-in-failed', 'the answer was not understood')));
      return err(failedConnection(networkFault(error, host)));
    } finally {
      cancelTimer();
    }
  }

  async #refusal(response: Response, host: string): Promise<Failure> {
    const { status } = response;
    const askedForMs = retryAfterMs(response.headers.get('retry-after'), this.clock.now());
    if (saysEnough(status)) {
      void response.body?.cancel().catch(() => undefined);
      return refusedSignIn(status, host, askedForMs);
    }
    // It may echo the credentials: only names that are known are taken from it. Where it breaks off, the status is known still.
    const answer = await readAnswer(response).catch(() => null);
    return refusedSignIn(status, host, askedForMs, { error: answer?.kind === 'error' ? answer.error : null, page: answer?.kind === 'page' });
  }

  #accept(answer: TokenAnswer, host: string): Result<string, Failure> {
    switch (answer.kind) {
      case 'error':
        return err(signInError(answer.error, host, null));
      case 'page':
        return err({ fault: fault('web-page-instead', host), remedy: 'slow', retryAfterMs: null });
      case 'unusable':
        return err({ fault: fault('sign-in-failed', answer.why), remedy: remedyFor[answer.remedy], retryAfterMs: null });
      case 'token':
        return this.#take(answer);
    }
  }

  #take({ token, lifeMs, scopes, odd }: Extract<TokenAnswer, { kind: 'token' }>): Result<string, Failure> {
    if (odd.length > 0 && odd.join() !== this.#odd) this.log?.info('token answer put right', { odd });
    this.#odd = odd.join();
    const missing = scopes.length === 0 ? [] : requiredScopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) return err({ fault: fault('scope-missing', missing.join(', ')), remedy: 'stop', retryAfterMs: null });
    const usableMs = lifeMs <= 120_000 ? lifeMs / 2 : lifeMs - 60_000;
    this.#current = { value: token, dueAt: this.clock.now() + usableMs };
    return ok(token);
  }
}

const remedyFor = { passing: 'back-off', lasting: 'slow', never: 'stop' } as const;

/** A status that means the same whatever the body says: it is not read. */
function saysEnough(status: number): boolean {
  return status >= 500 || [404, 407, 408, 410, 425, 429].includes(status);
}

/** Redirects are refused, because the secret would follow them. Neither Node nor Chromium gives that a code. */
function isRedirect(error: unknown): boolean {
  return error instanceof Error && (/redirect/i.test(error.message) || isRedirect(error.cause));
}

/** It says that it is compressed, and isn't, or not in a way that can be undone. */
function isMisencoded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(?:Z_[A-Z]+_ERROR|ERR_(?:_ERROR_FORMAT|BROTLI|ZLIB).*)$/.test(code) || error.message.includes('net::ERR_CONTENT_DECODING') || isMisencoded(error.cause);
}

async function readAnswer(response: Response): Promise<TokenAnswer> {
  return readTokenAnswer(await readBytes(response), response.headers.get('content-type'));
}

/** Null where it is more than a token answer can be. */
async function readBytes(response: Response): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > largestAnswerBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
