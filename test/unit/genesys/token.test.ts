import { beforeEach, describe, expect, it } from 'vitest';
import { TokenSource } from '../../../src/main/genesys/token';
import { FakeClock } from '../../support/fake-clock';
import { newSecret } from '../../support/samples';
import { Deferred, turn } from '../../support/turns';

let clock: FakeClock;
let clientSecret: string;
let requests: { readonly url: string; readonly init: RequestInit }[];
let answer: () => Promise<Response> | Response;
let tokens: TokenSource;

beforeEach(() => {
  clock = new FakeClock();
  clientSecret = newSecret();
  requests = [];
  answer = () => granted();
  tokens = new TokenSource(
    { orgUrl: 'https://acme.example.com', clientId: 'agent-app', clientSecret },
    async (url, init) => {
      requests.push({ url, init });
      return answer();
    },
    clock,
  );
});

function granted(fields: object = {}): Response {
  return Response.json({ access_token: `token-${requests.length}`, token_type: 'bearer', expires_in: 3_600, ...fields });
}

describe('signing in', () => {
  it('asks as the protocol says', async () => {
    expect(await tokens.get('cached')).toEqual({ ok: true, value: 'token-1' });
    const [request] = requests;
    expect(request?.url).toBe('https://acme.example.com/oauth/token');
    expect(request?.init).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials', redirect: 'error' });
    const headers = new Headers(request?.init.headers);
    expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(Buffer.from(headers.get('authorization')?.slice('Basic '.length) ?? '', 'base64').toString()).toBe(`agent-app:${clientSecret}`);
  });

  it('neither takes a cookie along nor keeps one, and reads nothing from a cache, each time', async () => {
    answer = () => new Response(JSON.stringify({ access_token: 'token', expires_in: 3_600 }), { headers: { 'set-cookie': 'session=another-agent' } });
    await tokens.get('fresh');
    await tokens.get('fresh');
    expect(requests.map(({ init }) => [init.credentials, init.cache])).toEqual([['omit', 'no-store'], ['omit', 'no-store']]);
    expect(requests.map(({ init }) => new Headers(init.headers).has('cookie'))).toEqual([false, false]);
  });

  it('has one request on its way, whoever asks', async () => {
    const response = new Deferred<Response>();
    answer = () => response.promise;
    const asked = [tokens.get('cached'), tokens.get('fresh'), tokens.get('cached')];
    await turn();
    expect(requests).toHaveLength(1);
    response.resolve(granted());
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: 'token-1' })));
  });

  it('leaves no timer behind', async () => {
    await tokens.get('cached');
    answer = () => Promise.reject(new Error('no network'));
    await tokens.get('fresh');
    expect(clock.pending).toBe(0);
  });
});

describe('a token', () => {
  it.each([
    [3_600, 3_540],
    [121, 61],
    [120, 60],
    [60, 30],
    [1, 0.5],
  ])('that lives %d s is used for %d s', async (lifeS, usableS) => {
    answer = () => granted({ expires_in: lifeS });
    await tokens.get('cached');
    clock.advance(usableS * 1_000 - 1);
    expect(await tokens.get('cached')).toEqual({ ok: true, value: 'token-1' });
    clock.advance(1);
    expect(await tokens.get('cached')).toEqual({ ok: true, value: 'token-2' });
  });

  it('that the gateway refused is not used again', async () => {
    await tokens.get('cached');
    expect(await tokens.get('fresh')).toEqual({ ok: true, value: 'token-2' });
    expect(await tokens.get('cached')).toEqual({ ok: true, value: 'token-2' });
    expect(requests).toHaveLength(2);
  });

  it('is asked for anew after a failure', async () => {
    answer = () => new Response(null, { status: 503 });
    await tokens.get('cached');
    answer = () => granted();
    expect(await tokens.get('cached')).toMatchObject({ ok: true });
  });

  it('without a list of scopes, or with more than are needed, is taken', async () => {
    answer = () => granted({ scope: '  ' });
    expect((await tokens.get('fresh')).ok).toBe(true);
    answer = () => granted({ scope: 'knowledge:search  websockets:connect agent-assist:realtime other' });
    expect((await tokens.get('fresh')).ok).toBe(true);
  });

  it('without a needed scope is a named fault, and nothing is tried again', async () => {
    answer = () => granted({ scope: 'knowledge:search other' });
    expect(await tokens.get('cached')).toEqual({
      ok: false,
      error: { fault: { tag: 'scope-missing', detail: 'agent-assist:realtime, websockets:connect' }, remedy: 'stop', retryAfterMs: null },
    });
  });
});

describe('a sign-in that fails', () => {
  it.each([
    [400, 'sign-in-failed', 'slow', null],
    [401, 'secret-refused', 'stop', null],
    [403, 'gateway-forbidden', 'stop', null],
    [404, 'gateway-not-found', 'slow', null],
    [407, 'proxy-refused', 'slow', null],
    [418, 'sign-in-failed', 'slow', null],
    [429, 'gateway-limited', 'back-off', 7_000],
    [500, 'gateway-unavailable', 'back-off', 7_000],
    [503, 'gateway-unavailable', 'back-off', 7_000],
  ] as const)('with %d is %s, and leads to %s', async (status, tag, remedy, retryAfterMs) => {
    answer = () => new Response(clientSecret, { status, headers: { 'retry-after': '7' } });
    expect(await tokens.get('cached')).toMatchObject({ ok: false, error: { fault: { tag }, remedy, retryAfterMs } });
  });

  it.each([
    ['ENOTFOUND', 'host-unknown', 'slow'],
    ['ECONNREFUSED', 'host-unreachable', 'back-off'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted', 'slow'],
    ['ENETUNREACH', 'network-down', 'back-off'],
    ['ECONNRESET', 'connection-lost', 'back-off'],
  ])('with %s is %s, and leads to %s', async (code, tag, remedy) => {
    answer = () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(clientSecret), { code }) }));
    expect(await tokens.get('cached')).toMatchObject({ ok: false, error: { fault: { tag }, remedy } });
  });

  it('never has the secret in what it says', async () => {
    const basic = Buffer.from(`agent-app:${clientSecret}`).toString('base64');
    const failures: (() => Promise<Response> | Response)[] = [
      ...[400, 401, 403, 404, 418, 429, 500].map((status) => () => new Response(`bad secret ${clientSecret} in ${basic}`, { status, headers: { 'x-echo': clientSecret, 'retry-after': clientSecret } })),
      () => new Response(`{"error": "${clientSecret}"}`),
      () => granted({ scope: clientSecret }),
      () => Promise.reject(new Error(`POST with ${basic} failed: ${clientSecret}`)),
    ];
    for (const failure of failures) {
      answer = failure;
      const said = JSON.stringify(await tokens.get('fresh'));
      expect(said).toContain('"ok":false');
      expect(said).not.toContain(clientSecret);
      expect(said).not.toContain(basic);
    }
  });
});
