import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/simulator';
import { askToken, refusalOf, startFew, tokenOf } from './peer';

describe('the token endpoint', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startFew({ tokenLifetimeS: 900 });
  });
  afterEach(() => simulator.close());

  it('grants a bearer token for the client’s id and secret', async () => {
    const response = await askToken(simulator);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{20,}$/u) as unknown,
      token_type: 'bearer',
      expires_in: 900,
      scope: 'agent-assist:realtime knowledge:search websockets:connect',
    });
    expect(simulator.counters.tokensIssued).toBe(1);
  });

  it('grants a different token each time', async () => {
    expect((await tokenOf(simulator)).access_token).not.toBe((await tokenOf(simulator)).access_token);
  });

  it.each([
    ['a wrong secret', { secret: 'wrong' }, 401, 'invalid_client'],
    ['credentials that are not Basic', { authorization: 'Bearer abc' }, 401, 'invalid_client'],
    ['no grant_type', { body: 'scope=knowledge' }, 400, 'invalid_request'],
    ['another grant_type', { body: 'grant_type=password' }, 400, 'unsupported_grant_type'],
    ['a JSON body', { contentType: 'application/json', body: '{}' }, 415, 'invalid_request'],
    ['a GET', { method: 'GET' }, 405, 'invalid_request'],
    ['a body over the limit', { body: `grant_type=${'x'.repeat(5000)}` }, 413, 'invalid_request'],
  ])('refuses %s', async (_what, request, status, error) => {
    const response = await askToken(simulator, request);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error, error_description: expect.any(String) as unknown });
    expect(simulator.counters).toMatchObject({ tokensIssued: 0, tokensRefused: 1 });
  });

  it('says how to sign in when it refuses the credentials, and never repeats the secret', async () => {
    const response = await askToken(simulator, { secret: 'hunter2' });
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic/u);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('knows no other path', async () => {
    expect((await fetch(`${simulator.origin}/oauth/other`)).status).toBe(404);
  });

  describe('with a fault switched on', () => {
    it('answers with the status and Retry-After it is told', async () => {
      Object.assign(simulator.faults.token, { status: 503, retryAfter: 7 });
      const response = await askToken(simulator);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('7');
    });

    it('answers so many requests with the status, and the next with a token', async () => {
      Object.assign(simulator.faults.token, { status: 500, times: 2 });
      const answers = [await askToken(simulator), await askToken(simulator), await askToken(simulator)];
      expect(answers.map((answer) => answer.status)).toEqual([500, 500, 200]);
    });

    it('answers byte by byte', async () => {
      simulator.faults.token.dripMs = 1;
      const response = await askToken(simulator);
      let pieces = 0;
      let body = '';
      for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
        pieces += 1;
        body += piece;
      }
      // Bytes that arrive together are one piece here.
      expect(pieces).toBeGreaterThan(body.length / 10);
      expect(JSON.parse(body)).toMatchObject({ token_type: 'bearer' });
    });

    it('puts a field of any size beside the token', async () => {
      simulator.faults.token.paddingBytes = 3_000_000;
      const response = await askToken(simulator);
      const body = await response.text();
      expect(body.length).toBeGreaterThan(3_000_000);
      expect(JSON.parse(body)).toMatchObject({ token_type: 'bearer' });
    });

    it('answers with something that is not JSON, once', async () => {
      simulator.faults.token.garbage = 1;
      await expect((await askToken(simulator)).json()).rejects.toThrow(SyntaxError);
      expect((await askToken(simulator)).ok).toBe(true);
    });

    it('leaves a scope out, and the upgrade then refuses the token', async () => {
      simulator.faults.token.withoutScope = 'websockets:connect';
      const token = await tokenOf(simulator);
      expect(token.scope).toBe('agent-assist:realtime knowledge:search');
      expect((await refusalOf(simulator, token.access_token)).status).toBe(403);
    });

    it('keeps the client waiting', async () => {
      simulator.faults.token.delayMs = 60_000;
      const asked = askToken(simulator);
      const outcome = asked.then(
        () => 'answered',
        () => 'cut off',
      );
      await expect.poll(() => simulator.counters.tokensRefused + simulator.counters.tokensIssued).toBe(0);
      await simulator.close();
      expect(await outcome).toBe('cut off');
    });
  });
});
