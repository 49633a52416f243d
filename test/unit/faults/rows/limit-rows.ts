import type { FaultGroup } from '../row';

export const limits: FaultGroup = {
  title: 'The gateway limits us: a pause, and fewer questions at a time',
  rows: [
    {
      fails: 'Upgrade: 429 with Retry-After: 7',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 429, times: 1, retryAfter: 7 });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 7 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 7,
    },
    {
      fails: 'Upgrade: 429 with Retry-After as a date, in 12 s',
      from: 'signed-out',
      async play(scene) {
        const retryAfter = new Date(scene.clock.now() + 12_000).toUTCString();
        Object.assign(scene.simulator.faults.upgrade, { status: 429, times: 1, retryAfter });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 12 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 12,
    },
    {
      fails: 'Upgrade: 429 without Retry-After, twice',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 429, times: 2 });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Connected · The gateway limits us: 2 at a time for now',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 3,
    },
    {
      fails: 'Upgrade: 429 with a Retry-After that makes no sense',
      from: 'signed-out',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 429, times: 1, retryAfter: 'soon, 7 or 8' });
        scene.start();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Signing in…',
        'Connecting…',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 1,
    },
    {
      fails: 'ERROR 429 with retryAfter: 3',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error429: 1, error429RetryAfterS: 3 });
        await scene.asks();
        await scene.until(() => scene.state.current.connection.limit !== null);
        scene.ask(3);
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 3 s',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
        'Connected · The gateway limits us: 4 at a time for now',
        'Connected',
      ],
      ends: ['PASS “1 shown”, arrived twice', '3 × PASS “1 shown”'],
      withinS: 3,
    },
    {
      fails: 'ERROR 429 without retryAfter',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error429: 1, error429RetryAfterS: null });
        await scene.asks();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 1 s',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 1,
    },
    {
      fails: 'ERROR 429 without conversation, with one question out: it can only be about that one',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error429: 1, error429RetryAfterS: 3, errorWithoutIds: 1 });
        await scene.asks();
        await scene.until(() => scene.state.current.connection.limit !== null);
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 3 s',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
        'Connected · The gateway limits us: 4 at a time for now',
        'Connected',
      ],
      // On a new connection, where the other call is subscribed anew.
      ends: ['2 × PASS “1 shown”, arrived twice'],
      withinS: 3,
    },
    {
      fails: 'ERROR 429 without conversation, with two questions out: nobody knows which one it is about',
      async play(scene) {
        await scene.asksInVain();
        Object.assign(scene.simulator.faults.session, { error429: 1, error429RetryAfterS: 3, errorWithoutIds: 1 });
        await scene.asks();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 3 s',
        'Connected · The gateway limits us: 2 at a time for now',
      ],
      ends: ['2 × TIMEOUT query-timeout “No answer within 15 s.”'],
      withinS: 15,
    },
    {
      fails: 'ERROR “too.many.requests” with retryAfter: "3", and no message',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error429: 1, error429RetryAfterS: 3, error429InWords: 1, errorWithoutMessage: 1 });
        await scene.asks();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 3 s',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 3,
    },
    {
      fails: 'ERROR 429 to the same question three times',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { error429: 3, error429RetryAfterS: 2 });
        await scene.asks();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connected · The gateway limits us: 2 at a time for now · asking again in 2 s',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 1 at a time for now · asking again in 2 s',
        'Connected · The gateway limits us: 1 at a time for now',
        'Connected · The gateway limits us: 1 at a time for now · asking again in 2 s',
      ],
      ends: ['ERROR gateway-limited “The gateway is limiting us for now.”, arrived 3 times'],
      withinS: 4,
    },
  ],
};
