import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { refusalStatus } from './countdown';
import { drip } from './drip';
import { fires, type Faults } from './faults';
import type { Timers } from './timers';

/** What the realtime gateway asks for at the upgrade. */
export const NEEDED_SCOPES: readonly string[] = ['agent-assist:realtime', 'knowledge:search', 'websockets:connect'];

const BODY_LIMIT_BYTES = 4096;

/** What RFC 6749 calls what is refused with these. */
const errorFor: ReadonlyMap<number, string> = new Map([
  [400, 'invalid_request'],
  [401, 'invalid_client'],
  [403, 'access_denied'],
]);

export interface TokenEndpointOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly tokenLifetimeS: number;
  readonly faults: Faults;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly count: (event: 'issued' | 'refused') => void;
}

interface Grant {
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

/** POST /oauth/token for the client credentials grant, and the memory of what was granted. */
export class TokenEndpoint {
  readonly #options: TokenEndpointOptions;
  readonly #grants = new Map<string, Grant>();

  constructor(options: TokenEndpointOptions) {
    this.#options = options;
  }

  /** Answers one request for a token, after the delay of the fault switches. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, timers } = this.#options;
    const reply = await this.#judge(request);
    const callOff = timers.after(faults.token.delayMs, () => {
      if (faults.token.reply !== null) {
        const { status, type, body } = faults.token.reply;
        this.#options.count('refused');
        response.writeHead(status, { 'Content-Type': type }).end(body);
        return;
      }
      if (reply.status === 200 && fires(faults.token, 'garbage')) {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"access_token": "cut of');
        return;
      }
      this.#options.count(reply.status === 200 ? 'issued' : 'refused');
      if (faults.token.dripMs === null) sendJson(response, reply);
      else drip(writeHead(response, reply), jsonOf(reply), faults.token.dripMs, timers, () => response.end());
    });
    // A client that has left is granted nothing.
    response.once('close', callOff);
  }

  /** Every token granted so far, for tests that look for one where none may be. */
  get granted(): readonly string[] {
    return [...this.#grants.keys()];
  }

  /** The scopes of a token that is still valid, else null. */
  scopesOf(token: string): readonly string[] | null {
    const grant = this.#grants.get(token);
    return grant !== undefined && grant.expiresAt > this.#options.now() ? grant.scopes : null;
  }

  async #judge(request: IncomingMessage): Promise<Reply> {
    const { retryAfter } = this.#options.faults.token;
    const status = refusalStatus(this.#options.faults.token);
    const body = await bodyOf(request);
    if (status !== null) {
      const headers = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
      return { status, headers, body: { error: errorFor.get(status) ?? 'server_error', error_description: 'Switched on by a fault.' } };
    }
    if (request.method !== 'POST') return refusal(405, 'invalid_request', 'Only POST is served.', { Allow: 'POST' });
    if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(request.headers['content-type'] ?? '')) {
      return refusal(415, 'invalid_request', 'The body must be application/x-www-form-urlencoded.');
    }
    if (body === null) {
      return refusal(413, 'invalid_request', `The body is over ${BODY_LIMIT_BYTES} bytes.`, { Connection: 'close' });
    }
    if (!this.#isClient(request.headers.authorization)) {
      const challenge = { 'WWW-Authenticate': 'Basic realm="oauth"' };
      return refusal(401, 'invalid_client', 'The client credentials were refused.', challenge);
    }
    const grantType = new URLSearchParams(body).get('grant_type');
    if (grantType === null) return refusal(400, 'invalid_request', 'grant_type is missing.');
    if (grantType !== 'client_credentials') {
      return refusal(400, 'unsupported_grant_type', 'Only client_credentials is served.');
    }
    return { status: 200, body: this.#issue() };
  }

  #isClient(authorization: string | undefined): boolean {
    const encoded = /^Basic\s+(\S+)$/iu.exec(authorization ?? '')?.[1];
    if (encoded === undefined) return false;
    const { clientId, clientSecret } = this.#options;
    return Buffer.from(encoded, 'base64').toString('utf8') === `${clientId}:${clientSecret}`;
  }

  #issue() {
    const { faults, scopes, tokenLifetimeS, now } = this.#options;
    for (const [token, { expiresAt }] of this.#grants) if (expiresAt <= now()) this.#grants.delete(token);
    const granted = scopes.filter((scope) => scope !== faults.token.withoutScope);
    const token = randomBytes(32).toString('base64url');
    this.#grants.set(token, { expiresAt: now() + tokenLifetimeS * 1000, scopes: granted });
    const { paddingBytes } = faults.token;
    return {
      access_token: token,
      token_type: 'bearer',
      expires_in: tokenLifetimeS,
      scope: granted.join(' '),
      ...faults.token.fields,
      ...(paddingBytes > 0 ? { padding: 'x'.repeat(paddingBytes) } : {}),
    };
  }
}

/** Ends a response with a JSON body. */
export function sendJson(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply).end(jsonOf(reply));
}

function writeHead(response: ServerResponse, { status, headers }: Reply): ServerResponse {
  return response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers });
}

function jsonOf({ body }: Reply): Buffer {
  return Buffer.from(JSON.stringify(body));
}

function refusal(status: number, error: string, description: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, body: { error, error_description: description }, headers };
}

/** The whole body as text, or null when it is over the limit. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Without an encoding set, a request's chunks are Buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read on past the limit without keeping it: stopping would cut the socket before the 413 is out.
    if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return length <= BODY_LIMIT_BYTES ? Buffer.concat(chunks).toString('utf8') : null;
}
