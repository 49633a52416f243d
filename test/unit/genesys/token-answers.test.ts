import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Remedy } from '../../../src/main/genesys/session/failure';
import { TokenSource } from '../../../src/main/genesys/token';
import type { FaultTag } from '../../../src/shared/domain/fault';
import { FakeClock } from '../../support/fake-clock';
import { loopbackServers } from '../../support/loopback';
import { recordingLog } from '../../support/recording-log';
import { newSecret } from '../../support/samples';
import { until, watch } from '../../support/turns';

const serve = loopbackServers();

interface Reply {
  readonly status?: number;
  readonly type?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Signs in to a server that answers so, once, over a real connection. */
async function signIn({ status = 200, type = 'application/json', headers = {}, body = '' }: Reply) {
  const [clock, log, clientSecret] = [new FakeClock(), recordingLog(), newSecret()];
  let asked = 0;
  const origin = await serve((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(status, { ...(type === null ? {} : { 'Content-Type': type }), ...headers }).end(body);
  });
  const tokens = new TokenSource({ orgUrl: origin, clientId: 'agent-app', clientSecret }, fetch, clock, log);
  const result = await tokens.get('cached');
  return { result, tokens, clock, log, host: new URL(origin).host, asked: () => asked };
}

const json = (value: unknown): string => JSON.stringify(value);
const scopes = 'agent-assist:realtime knowledge:search websockets:connect';
const good = { access_token: 'a-token', token_type: 'bearer', expires_in: 3_600, scope: scopes };
const without = (name: keyof typeof good): object => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const byteOrderMark = '\ufeff';

describe('a token answer that is odd, and still a token', () => {
  it.each<readonly [what: string, reply: Reply, usableS: number]>([
    ['whose lifetime is a text', { body: json({ ...good, expires_in: '3600' }) }, 3_540],
    ['whose lifetime is a text with blanks and a fraction', { body: json({ ...good, expires_in: ' 3600.0 ' }) }, 3_540],
    ['without a lifetime', { body: json(without('expires_in')) }, 3_540],
    ['whose lifetime is null', { body: json({ ...good, expires_in: null }) }, 3_540],
    ['whose lifetime is 0', { body: json({ ...good, expires_in: 0 }) }, 3_540],
    ['whose lifetime is “0”', { body: json({ ...good, expires_in: '0' }) }, 3_540],
    ['whose lifetime is negative', { body: json({ ...good, expires_in: -1 }) }, 3_540],
    ['whose lifetime is no number', { body: json({ ...good, expires_in: 'soon' }) }, 3_540],
    ['whose lifetime is an empty text', { body: json({ ...good, expires_in: '' }) }, 3_540],
    ['whose lifetime is a list', { body: json({ ...good, expires_in: [3_600] }) }, 3_540],
    ['whose lifetime is true', { body: json({ ...good, expires_in: true }) }, 3_540],
    ['whose lifetime is in milliseconds', { body: json({ ...good, expires_in: 3_600_000 }) }, 86_340],
    ['whose lifetime is a hundred years', { body: json({ ...good, expires_in: 3_153_600_000 }) }, 86_340],
    ['whose lifetime is beyond all numbers', { body: json(good).replace('3600', '1e999') }, 86_340],
    ['whose lifetime is a fraction', { body: json({ ...good, expires_in: 60.5 }) }, 30.25],
    ['without scopes', { body: json(without('scope')) }, 3_540],
    ['whose scopes are null', { body: json({ ...good, scope: null }) }, 3_540],
    ['whose scopes are empty', { body: json({ ...good, scope: '' }) }, 3_540],
    ['whose scopes are a list', { body: json({ ...good, scope: scopes.split(' ') }) }, 3_540],
    ['whose scopes are a list of one text', { body: json({ ...good, scope: [scopes] }) }, 3_540],
    ['whose scopes are an empty list', { body: json({ ...good, scope: [] }) }, 3_540],
    ['whose scopes have commas between them', { body: json({ ...good, scope: scopes.replaceAll(' ', ',') }) }, 3_540],
    ['whose scopes have commas and blanks between them', { body: json({ ...good, scope: scopes.replaceAll(' ', ', ') }) }, 3_540],
    ['whose scopes have tabs and line ends between them', { body: json({ ...good, scope: ` ${scopes.replaceAll(' ', '\t\r\n')}\n` }) }, 3_540],
    ['whose scopes are in capitals', { body: json({ ...good, scope: scopes.toUpperCase() }) }, 3_540],
    ['whose scopes are a number', { body: json({ ...good, scope: 7 }) }, 3_540],
    ['whose scopes are an object', { body: json({ ...good, scope: { all: true } }) }, 3_540],
    ['behind a byte order mark', { body: `${byteOrderMark}${json(good)}` }, 3_540],
    ['in UTF-16 with a byte order mark', { body: Buffer.from(`${byteOrderMark}${json(good)}`, 'utf16le') }, 3_540],
    ['in UTF-16 without one', { body: Buffer.from(json(good), 'utf16le') }, 3_540],
    ['in UTF-16, the other way round', { body: Buffer.from(json(good), 'utf16le').swap16() }, 3_540],
    ['that says it is ISO-8859-1', { body: Buffer.from(json({ ...good, note: 'für' }), 'latin1'), type: 'application/json; charset=iso-8859-1' }, 3_540],
    ['that says it is plain text', { body: json(good), type: 'text/plain' }, 3_540],
    ['that doesn’t say what it is', { body: json(good), type: null }, 3_540],
    ['of status 201', { status: 201, body: json(good) }, 3_540],
    ['that is compressed, as it says', { body: gzipSync(json(good)), headers: { 'Content-Encoding': 'gzip' } }, 3_540],
    ['without the token’s type', { body: json(without('token_type')) }, 3_540],
    ['whose token’s type is null', { body: json({ ...good, token_type: null }) }, 3_540],
    ['whose token’s type is empty', { body: json({ ...good, token_type: '' }) }, 3_540],
    ['whose token’s type is in capitals', { body: json({ ...good, token_type: 'BEARER' }) }, 3_540],
    ['whose token’s type is another word for the same', { body: json({ ...good, token_type: 'BearerToken' }) }, 3_540],
    ['with an error of null beside it', { body: json({ ...good, error: null }) }, 3_540],
    ['with fields nobody knows, some of them dangerous', { body: `{"__proto__":{"expires_in":1},"constructor":1,${json(good).slice(1)}` }, 3_540],
  ])('%s is taken, and used for as long as it is good', async (_what, reply, usableS) => {
    const { result, tokens, clock, asked } = await signIn(reply);
    expect(result).toEqual({ ok: true, value: 'a-token' });
    clock.advance(usableS * 1_000 - 1);
    await tokens.get('cached');
    expect(asked()).toBe(1);
    clock.advance(1);
    await tokens.get('cached');
    expect(asked()).toBe(2);
  });

  it('is put right in the open, once, and without its words', async () => {
    const { tokens, log } = await signIn({ body: json({ ...good, expires_in: '3600', scope: scopes.split(' ') }) });
    await tokens.get('fresh');
    const about = log.lines.filter(({ message }) => message === 'token answer put right');
    expect(about.map(({ facts }) => facts)).toEqual([{ odd: ['lifetime as text', 'scopes as a list'] }]);
    expect(JSON.stringify(log.lines)).not.toContain('a-token');
  });

  it.each([
    ['as a list', ['knowledge:search', 7, null]],
    ['with commas', 'knowledge:search,other'],
    ['as a text', 'knowledge:search other'],
  ])('and whose scopes, %s, lack some is named by those', async (_how, scope) => {
    const { result } = await signIn({ body: json({ ...good, scope }) });
    expect(result).toEqual({ ok: false, error: { fault: { tag: 'scope-missing', detail: 'agent-assist:realtime, websockets:connect' }, remedy: 'stop', retryAfterMs: null } });
  });
});

const login = '<!DOCTYPE html><html><title>Sign in to Wi-Fi</title></html>';

describe('a token answer that is none', () => {
  it.each<readonly [what: string, reply: Reply, tag: FaultTag, remedy: Remedy, detail: string | undefined]>([
    ['an empty token', { body: json({ ...good, access_token: '' }) }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['a token of null', { body: json({ ...good, access_token: null }) }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['no token', { body: json(without('access_token')) }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['a token with a line end in it', { body: json({ ...good, access_token: 'a\r\nX-Injected: 1' }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token with a line end behind it', { body: json({ ...good, access_token: 'a-token\n' }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token with a control character', { body: json({ ...good, access_token: 'a\u0000b' }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token with other letters than a header’s', { body: json({ ...good, access_token: 'tök€n' }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token of blanks', { body: json({ ...good, access_token: '   ' }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['an over-long token', { body: json({ ...good, access_token: 'x'.repeat(16_385) }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token that is a number', { body: json({ ...good, access_token: 7 }) }, 'sign-in-failed', 'slow', 'the token can’t be used'],
    ['a token of another kind', { body: json({ ...good, token_type: 'mac' }) }, 'sign-in-failed', 'stop', 'the token is no bearer token'],
    ['a list', { body: '[1, 2]' }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['a text', { body: '"a-token"' }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['null', { body: 'null' }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['a number', { body: '7' }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['an object nested deep', { body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['lists nested deep', { body: '['.repeat(30_000) }, 'sign-in-failed', 'back-off', 'the answer was not understood'],
    ['half an object', { body: '{"access_token": "cut of' }, 'sign-in-failed', 'back-off', 'the answer was not understood'],
    ['a form', { body: 'access_token=a-token&expires_in=3600', type: 'application/x-www-form-urlencoded' }, 'sign-in-failed', 'back-off', 'the answer was not understood'],
    ['compressed bytes that don’t say so', { body: gzipSync(json(good)) }, 'sign-in-failed', 'back-off', 'the answer was not understood'],
    ['bytes that say they are compressed, and aren’t', { body: json(good), headers: { 'Content-Encoding': 'gzip' } }, 'sign-in-failed', 'back-off', 'the answer was not understood'],
    ['nothing at all', { body: '' }, 'sign-in-failed', 'back-off', 'the answer was empty'],
    ['status 204', { status: 204 }, 'sign-in-failed', 'back-off', 'the answer was empty'],
    ['more than a token can be', { body: json({ ...good, padding: 'x'.repeat(65_536) }) }, 'sign-in-failed', 'back-off', 'the answer was too large'],
    ['more than a token can be, compressed', { body: gzipSync(json({ ...good, padding: 'x'.repeat(10_000_000) })), headers: { 'Content-Encoding': 'gzip' } }, 'sign-in-failed', 'back-off', 'the answer was too large'],
    ['a web page', { body: login, type: 'text/html; charset=utf-8' }, 'web-page-instead', 'slow', 'HOST'],
    ['a web page that says it is JSON', { body: `\n  ${login}` }, 'web-page-instead', 'slow', 'HOST'],
    ['a web page behind a byte order mark', { body: `${byteOrderMark}${login}`, type: null }, 'web-page-instead', 'slow', 'HOST'],
    ['200 with an error: the secret', { body: json({ error: 'invalid_client' }) }, 'secret-refused', 'stop', undefined],
    ['200 with an error: the client', { body: json({ error: 'unauthorized_client' }) }, 'grant-refused', 'stop', 'unauthorized_client'],
    ['200 with an error that passes', { body: json({ error: 'temporarily_unavailable' }) }, 'gateway-unavailable', 'back-off', 'HOST answered temporarily_unavailable'],
    ['200 with an error nobody knows', { body: json({ error: 'e_4711' }) }, 'sign-in-failed', 'slow', 'the answer holds no token'],
    ['200 with an error and an empty token', { body: json({ access_token: '', error: 'invalid_scope' }) }, 'scope-missing', 'stop', undefined],
  ])('(%s) is named, and remedied', async (_what, reply, tag, remedy, detail) => {
    const { result, host } = await signIn(reply);
    const named = detail === undefined ? { tag } : { tag, detail: detail.replace('HOST', host) };
    expect(result).toEqual({ ok: false, error: { fault: named, remedy, retryAfterMs: null } });
  });
});

describe('a sign-in that is refused', () => {
  it.each<readonly [what: string, reply: Reply, tag: FaultTag, remedy: Remedy, detail: string | undefined]>([
    ['400 invalid_client', { status: 400, body: json({ error: 'invalid_client' }) }, 'secret-refused', 'stop', undefined],
    ['400 with the error in other letters', { status: 400, body: json({ error: 'Invalid Client' }) }, 'secret-refused', 'stop', undefined],
    ['400 with the error in an object', { status: 400, body: json({ error: { code: 'invalid_client' } }) }, 'secret-refused', 'stop', undefined],
    ['400 with the error as a code', { status: 400, body: json({ code: 'invalid.client', message: 'no' }) }, 'secret-refused', 'stop', undefined],
    ['400 invalid_client behind a byte order mark', { status: 400, body: `${byteOrderMark}${json({ error: 'invalid_client' })}` }, 'secret-refused', 'stop', undefined],
    ['400 invalid_grant', { status: 400, body: json({ error: 'invalid_grant' }) }, 'grant-refused', 'stop', 'invalid_grant'],
    ['400 unauthorized_client', { status: 400, body: json({ error: 'unauthorized_client' }) }, 'grant-refused', 'stop', 'unauthorized_client'],
    ['401 unauthorized_client', { status: 401, body: json({ error: 'unauthorized_client' }) }, 'grant-refused', 'stop', 'unauthorized_client'],
    ['400 unsupported_grant_type', { status: 400, body: json({ error: 'unsupported_grant_type' }) }, 'grant-refused', 'stop', 'unsupported_grant_type'],
    ['400 invalid_scope', { status: 400, body: json({ error: 'invalid_scope' }) }, 'scope-missing', 'stop', undefined],
    ['403 insufficient_scope', { status: 403, body: json({ error: 'insufficient_scope' }) }, 'scope-missing', 'stop', undefined],
    ['400 invalid_request', { status: 400, body: json({ error: 'invalid_request' }) }, 'sign-in-failed', 'stop', 'HOST answered invalid_request'],
    ['403 access_denied', { status: 403, body: json({ error: 'access_denied' }) }, 'gateway-forbidden', 'stop', undefined],
    ['400 temporarily_unavailable', { status: 400, body: json({ error: 'temporarily_unavailable' }) }, 'gateway-unavailable', 'back-off', 'HOST answered temporarily_unavailable'],
    ['400 too.many.requests', { status: 400, body: json({ code: 'too.many.requests' }) }, 'gateway-limited', 'back-off', undefined],
    ['400 with an error nobody knows', { status: 400, body: json({ error: 'e_4711' }) }, 'sign-in-failed', 'slow', 'HOST answered 400'],
    ['400 with a web page', { status: 400, body: '<html>400 Bad Request: plain HTTP sent to HTTPS port</html>', type: 'text/html' }, 'web-page-instead', 'slow', 'HOST'],
    ['400 with nothing', { status: 400 }, 'sign-in-failed', 'slow', 'HOST answered 400'],
    ['400 with a list', { status: 400, body: '[]' }, 'sign-in-failed', 'slow', 'HOST answered 400'],
    ['400 with more than is read', { status: 400, body: 'x'.repeat(200_000) }, 'sign-in-failed', 'slow', 'HOST answered 400'],
    ['401 with an error that passes', { status: 401, body: json({ error: 'server_error' }) }, 'secret-refused', 'stop', undefined],
    ['401 with nothing', { status: 401 }, 'secret-refused', 'stop', undefined],
    ['401 with a web page', { status: 401, body: login, type: 'text/html' }, 'secret-refused', 'stop', undefined],
    ['403 with nothing', { status: 403 }, 'gateway-forbidden', 'stop', undefined],
    ['403 with a filter’s page', { status: 403, body: login, type: 'text/html' }, 'web-page-instead', 'slow', 'HOST'],
    ['404 with a web page', { status: 404, body: login, type: 'text/html' }, 'gateway-not-found', 'slow', undefined],
    ['405', { status: 405 }, 'sign-in-failed', 'slow', 'HOST answered 405'],
    ['408', { status: 408 }, 'gateway-unavailable', 'back-off', 'HOST answered 408'],
    ['410', { status: 410 }, 'gateway-not-found', 'slow', undefined],
    ['500 with a web page', { status: 500, body: login, type: 'text/html' }, 'gateway-unavailable', 'back-off', 'HOST answered 500'],
    ['502 with a web page', { status: 502, body: login, type: 'text/html' }, 'gateway-unavailable', 'back-off', 'HOST answered 502'],
    ['503 invalid_client', { status: 503, body: json({ error: 'invalid_client' }) }, 'gateway-unavailable', 'back-off', 'HOST answered 503'],
    ['511 with a web page', { status: 511, body: login, type: 'text/html' }, 'web-page-instead', 'slow', 'HOST'],
    ['302', { status: 302, headers: { location: 'https://login.wifi.example/' } }, 'sign-in-failed', 'slow', 'HOST sends us elsewhere'],
    ['308', { status: 308, headers: { location: '/elsewhere' } }, 'sign-in-failed', 'slow', 'HOST sends us elsewhere'],
    ['300 with nowhere to go', { status: 300 }, 'sign-in-failed', 'slow', 'HOST answered 300'],
  ])('with %s is named, and remedied', async (_what, reply, tag, remedy, detail) => {
    const { result, host } = await signIn(reply);
    const named = detail === undefined ? { tag } : { tag, detail: detail.replace('HOST', host) };
    expect(result).toEqual({ ok: false, error: { fault: named, remedy, retryAfterMs: null } });
  });

  it('by a body that never ends is named by its status, within the deadline', async () => {
    let asked = 0;
    const clock = new FakeClock();
    const origin = await serve((request, response) => {
      request.resume();
      asked += 1;
      response.writeHead(400, { 'Content-Type': 'application/json' }).write('{"error": "invalid_');
    });
    const token = watch(new TokenSource({ orgUrl: origin, clientId: 'agent-app', clientSecret: newSecret() }, fetch, clock).get('cached'));
    await until(() => asked === 1);
    clock.advance(10_000);
    await until(() => token.value !== undefined);
    // It depends on how much of the answer was there by then: its head, or nothing.
    expect(token.value).toMatchObject({ ok: false, error: { fault: { tag: expect.stringMatching(/^sign-in-(?:failed|timeout)$/) as unknown } } });
    expect(clock.pending).toBe(0);
  });

  it('leaves nothing of its words anywhere', async () => {
    const secret = newSecret();
    for (const status of [200, 400, 401, 403, 418]) {
      const { result, log } = await signIn({ status, body: json({ error: secret, error_description: secret, code: secret, access_token: null }) });
      expect(JSON.stringify([result, log.lines])).not.toContain(secret);
    }
  });
});
