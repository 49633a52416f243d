import type { FaultGroup } from '../row';

export const token: FaultGroup = {
  title: 'The token endpoint',
  rows: [
    {
      fails: 'It answers 500, twice',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.token, { status: 500, times: 2 });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · The gateway is not available (acme.example.com answered 500).',
        'Signing in…',
        'Reconnecting in 1 s · The gateway is not available (acme.example.com answered 500).',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 3,
    },
    {
      fails: 'It answers 429 with Retry-After: 4',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.token, { status: 429, times: 1, retryAfter: 4 });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 4 s · The gateway is limiting us for now.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 4,
    },
    {
      fails: 'It answers 401: the client secret is refused',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.token.status = 401;
        scene.start();
        scene.ask();
        await scene.stops();
      },
      sees: ['Signing in…', 'Sign-in needed: the client ID or client secret was refused.'],
      ends: ['ERROR secret-refused “Sign-in needed: the client ID or client secret was refused.”, never arrived'],
      withinS: 0,
    },
    {
      fails: 'It is slow: no answer',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.token.delayMs = 3_600_000;
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.waiting);
        scene.simulator.faults.token.delayMs = 0;
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · Signing in took longer than 10 seconds.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 11,
    },
    {
      fails: 'Its host takes the connection and says nothing',
      from: 'signed-out',
      async play(scene) {
        scene.proxy.faults.stall = 1;
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · Signing in took longer than 10 seconds.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 11,
    },
    {
      fails: 'Its answer drips, byte by byte',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.token, { dripMs: 1, paddingBytes: 1_000_000 });
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.waiting);
        Object.assign(scene.simulator.faults.token, { dripMs: null, paddingBytes: 0 });
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · Signing in took longer than 10 seconds.',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 11,
    },
    {
      fails: 'Its answer is garbage',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.token.garbage = 1;
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · Signing in failed (the answer was not understood).',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 1,
    },
    {
      fails: 'Its answer is 10 MiB',
      from: 'signed-out',
      async play(scene) {
        scene.simulator.faults.token.paddingBytes = 10 * 1024 * 1024;
        scene.start();
        scene.ask();
        await scene.passesUntil(() => scene.waiting);
        scene.simulator.faults.token.paddingBytes = 0;
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Reconnecting in 1 s · Signing in failed (the answer was too large).',
        'Signing in…',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 1,
    },
  ],
};
