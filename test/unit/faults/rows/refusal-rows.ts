import { expect } from 'vitest';
import type { FaultGroup } from '../row';

export const refusals: FaultGroup = {
  title: 'The connection is refused',
  rows: [
    {
      fails: 'Upgrade: 401, once',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 401, times: 1 });
        scene.start();
        scene.ask();
        await scene.recovers();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Signing in…', 'Connecting…', 'Signing in…', 'Connecting…', 'Connected'],
      ends: ['PASS “1 shown”'],
      withinS: 0,
    },
    {
      fails: 'Upgrade: 401, and again with a fresh token',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 401, times: 2 });
        scene.start();
        scene.ask();
        await scene.stops();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Signing in…',
        'Connecting…',
        'Sign-in needed: the gateway refused the sign-in twice.',
      ],
      ends: ['ERROR gateway-unauthorized “Sign-in needed: the gateway refused the sign-in twice.”, never arrived'],
      withinS: 0,
    },
    {
      fails: 'Upgrade: 403',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.upgrade.status = 403;
        scene.start();
        scene.ask();
        await scene.stops();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Stopped · The gateway does not allow this client. Ask your administrator for access.',
      ],
      ends: [
        'ERROR gateway-forbidden “The gateway does not allow this client. Ask your administrator for access.”, never arrived',
      ],
      withinS: 0,
    },
    {
      fails: 'The token lacks a scope',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.token.withoutScope = 'knowledge:search';
        scene.start();
        scene.ask();
        await scene.stops();
      },
      sees: [
        'Signing in…',
        'Stopped · The client is not allowed to do this: ask your administrator to add knowledge:search.',
      ],
      ends: [
        'ERROR scope-missing “The client is not allowed to do this: ask your administrator to add knowledge:search.”, never arrived',
      ],
      withinS: 0,
    },
    {
      fails: 'Upgrade: 404',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 404, times: 1 });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 60 s · This address has no real-time knowledge gateway. Check the organisation URL.',
        'Connecting…',
        'Connected',
      ],
      ends: ['TIMEOUT not-connected “Not asked: there was no connection in time.”, never arrived'],
      withinS: 60,
    },
    {
      fails: 'There is no such host (ENOTFOUND), at sign-in',
      from: 'signed-out',
      async play(scene) {
        scene.network.reach = 'no-such-host';
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.allSettled);
        scene.network.reach = 'the-gateway';
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 60 s · There is no address for acme.example.com. Check the organisation URL.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['TIMEOUT not-connected “Not asked: there was no connection in time.”, never arrived'],
      withinS: 60,
    },
    {
      fails: 'There is no such host any more (ENOTFOUND), when reconnecting: it was right before, so nobody can be asked',
      async play(scene) {
        scene.network.reach = 'no-such-host';
        scene.proxy.reset();
        await scene.passesUntil(() => scene.state.words.length === 4);
        scene.ask();
        scene.network.reach = 'the-gateway';
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 1 s · There is no network connection.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 3,
    },
    {
      fails: 'The certificate is not trusted, at sign-in',
      from: 'signed-out',
      async play(scene) {
        const front = await scene.untrustedFront();
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.allSettled);
        expect([front.connections, front.bytes]).toEqual([1, 0]);
        scene.network.reach = 'the-gateway';
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 60 s · The certificate of acme.example.com is not trusted, so nothing was sent.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['TIMEOUT not-connected “Not asked: there was no connection in time.”, never arrived'],
      withinS: 60,
    },
    {
      fails: 'The certificate is not trusted any more, when reconnecting',
      async play(scene) {
        const front = await scene.untrustedFront();
        scene.proxy.reset();
        await scene.passesUntil(() => scene.state.words.length === 4);
        expect([front.connections, front.bytes]).toEqual([1, 0]);
        scene.network.reach = 'the-gateway';
        await scene.recovers();
        await scene.asks();
        await scene.settled();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 60 s · The certificate of acme.example.com is not trusted, so nothing was sent.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 61,
    },
    {
      fails: 'The upgrade is never answered',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.upgrade.stall = 1;
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 1 s · The gateway did not answer within 10 seconds.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 11,
    },
    {
      fails: 'The upgrade’s answer drips, byte by byte, and never ends',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.upgrade.dripMs = 1;
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.waiting);
        scene.simulator.faults.upgrade.dripMs = null;
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 1 s · The gateway did not answer within 10 seconds.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 11,
    },
  ],
};
