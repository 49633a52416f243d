import { expect } from 'vitest';
import type { TokenReply } from '../../../../src/simulator/faults';
import type { FaultGroup, FaultRow } from '../row';

const json = (status: number, body: unknown): TokenReply => ({ status, type: 'application/json', body: JSON.stringify(body) });
const page: TokenReply = { status: 200, type: 'text/html', body: '<!DOCTYPE html><title>Sign in to Wi-Fi</title>' };

/** Nothing helps but a person: it stops, says why, and asks for no more tokens. */
function stopsBy(fails: string, reply: TokenReply, tag: string, sentence: string, words = `Stopped · ${sentence}`): FaultRow {
  return {
    fails,
    from: 'signed-out',
    async play(scene) {
      scene.simulator.faults.token.reply = reply;
      scene.start();
      scene.ask();
      await scene.stops();
      await scene.passes(600_000);
      expect(scene.simulator.counters.tokensRefused).toBe(1);
    },
    sees: ['Signing in…', words],
    ends: [`ERROR ${tag} “${sentence}”, never arrived`],
    withinS: 0,
  };
}

/** It may mend itself, but not in seconds: it is tried once a minute. */
function slowBy(fails: string, reply: TokenReply, sentence: string): FaultRow {
  return {
    fails,
    from: 'signed-out',
    async play(scene) {
      scene.simulator.faults.token.reply = reply;
      scene.start();
      scene.ask();
      await scene.passesUntil(() => scene.allSettled);
      expect(scene.simulator.counters.tokensRefused).toBe(1);
      scene.simulator.faults.token.reply = null;
      await scene.recovers();
    },
    sees: ['Signing in…', `Reconnecting in 60 s · ${sentence}`, 'Signing in…', 'Connecting…', 'Connected'],
    ends: ['TIMEOUT not-connected “Not asked: there was no connection in time.”, never arrived'],
    withinS: 60,
  };
}

/** Odd, and good enough: it connects as if nothing were. */
function takenWith(fails: string, fields: Readonly<Record<string, unknown>>): FaultRow {
  return {
    fails,
    from: 'signed-out',
    async play(scene) {
      scene.simulator.faults.token.fields = fields;
      scene.start();
      scene.ask();
      await scene.recovers();
    },
    sees: ['Signing in…', 'Connecting…', 'Connected'],
    ends: ['PASS “1 shown”'],
    withinS: 0,
  };
}

const wrongSecret = 'Sign-in needed: the client ID or client secret was refused.';
const wrongGrant = (code: string): string => `The client may not sign in this way (${code}). Ask your administrator to give it the grant type “Client Credentials”.`;
const noScopes = 'The client is not allowed to do this: ask your administrator to add the missing scopes.';
const byPage = 'A web page answered in place of acme.example.com. If this network asks you to sign in, do so in a browser; else check the organisation URL.';
const scopes = ['agent-assist:realtime', 'knowledge:search', 'websockets:connect'];

export const signIns: FaultGroup = {
  title: 'What the token endpoint says',
  note: 'Of a refused sign-in’s body only names that OAuth 2.0 knows are read; its own words go nowhere.',
  rows: [
    stopsBy('400 invalid_client', json(400, { error: 'invalid_client' }), 'secret-refused', wrongSecret, wrongSecret),
    stopsBy('400 unauthorized_client', json(400, { error: 'unauthorized_client' }), 'grant-refused', wrongGrant('unauthorized_client')),
    stopsBy('400 unsupported_grant_type', json(400, { error: 'unsupported_grant_type' }), 'grant-refused', wrongGrant('unsupported_grant_type')),
    stopsBy('400 invalid_scope', json(400, { error: 'invalid_scope' }), 'scope-missing', noScopes),
    stopsBy('400 invalid_request', json(400, { error: 'invalid_request' }), 'sign-in-failed', 'Signing in failed (acme.example.com answered invalid_request).'),
    stopsBy('200 with the error invalid_client', json(200, { error: 'invalid_client' }), 'secret-refused', wrongSecret, wrongSecret),
    stopsBy('200 with a token of another kind than bearer', json(200, { access_token: 'a-token', token_type: 'mac', expires_in: 3_600 }), 'sign-in-failed', 'Signing in failed (the token is no bearer token).'),
    slowBy('200 with a web page: a network that wants a sign-in of its own', page, byPage),
    slowBy('400 with a web page', { ...page, status: 400 }, byPage),
    slowBy('403 with a filter’s page', { ...page, status: 403 }, byPage),
    slowBy('400 without an error that is known', json(400, {}), 'Signing in failed (acme.example.com answered 400).'),
    slowBy('200 without a token', json(200, { token_type: 'bearer', expires_in: 3_600 }), 'Signing in failed (the answer holds no token).'),
    slowBy('200 with a token that holds a line end', json(200, { access_token: 'a\r\nb', expires_in: 3_600 }), 'Signing in failed (the token can’t be used).'),
    takenWith('A lifetime as text', { expires_in: '3600' }),
    takenWith('A lifetime of 0', { expires_in: 0 }),
    takenWith('No lifetime', { expires_in: undefined }),
    takenWith('Scopes of null', { scope: null }),
    takenWith('Scopes as a list', { scope: scopes }),
    takenWith('Scopes with commas', { scope: scopes.join(',') }),
    takenWith('A type in capitals', { token_type: 'BEARER' }),
  ],
};
