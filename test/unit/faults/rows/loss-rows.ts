import type { FaultGroup, FaultRow } from '../row';

const pass = 'PASS “1 shown”';
const again = 'PASS “1 shown”, arrived twice';
const lost = 'The connection was lost.';

/** One question is on its way when it happens; it is sent again, once, on the next connection. */
function closedWith(code: number, sentence: string): FaultRow {
  return {
    fails: code === 1006 ? 'The connection breaks without a close (1006)' : `The gateway closes with ${code}`,
    async play(scene) {
      await scene.asksInVain();
      scene.simulator.dropConnections(code);
      await scene.drops();
      await scene.recovers();
    },
    sees: ['Connected', `Reconnecting in 1 s · ${sentence}`, 'Connecting…', 'Connected'],
    ends: [again],
    withinS: 1,
  };
}

export const loss: FaultGroup = {
  title: 'The connection is lost: reconnect with full jitter',
  rows: [
    closedWith(1006, lost),
    closedWith(1011, 'The gateway is not available (code 1011).'),
    closedWith(1012, 'The gateway is not available (code 1012).'),
    closedWith(1013, 'The gateway is not available (code 1013).'),
    {
      fails: 'The connection is reset',
      async play(scene) {
        await scene.asksInVain();
        scene.proxy.reset();
        await scene.drops();
        await scene.recovers();
      },
      sees: ['Connected', 'Reconnecting in 1 s · The connection was lost.', 'Connecting…', 'Connected'],
      ends: [again],
      withinS: 1,
    },
    {
      fails: 'No pong, though answers come',
      async play(scene) {
        scene.simulator.faults.session.pongOff = 1;
        await scene.drops();
        scene.ask();
        await scene.recovers();
      },
      sees: ['Connected', `Reconnecting in 1 s · ${lost}`, 'Connecting…', 'Connected'],
      ends: [pass],
      withinS: 31,
    },
    {
      fails: 'The gateway answers 503 to three upgrades',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 503, times: 3 });
        scene.simulator.dropConnections(1006);
        await scene.drops();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        `Reconnecting in 1 s · ${lost}`,
        'Connecting…',
        'Reconnecting in 1 s · The gateway is not available (it answered 503).',
        'Connecting…',
        'Reconnecting in 2 s · The gateway is not available (it answered 503).',
        'Connecting…',
        'Reconnecting in 4 s · The gateway is not available (it answered 503).',
        'Connecting…',
        'Connected',
      ],
      ends: [pass],
      withinS: 15,
    },
    {
      fails: 'The gateway answers 503 with Retry-After: 5 to an upgrade',
      async play(scene) {
        Object.assign(scene.simulator.faults.upgrade, { status: 503, times: 1, retryAfter: 5 });
        scene.simulator.dropConnections(1006);
        await scene.drops();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 5 s · The gateway is not available (it answered 503).',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 6,
    },
    {
      fails: 'The gateway closes each of three new connections at once, with 1013',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { closeOnOpen: 1013, closeOnOpenTimes: 3 });
        scene.simulator.dropConnections(1013);
        await scene.drops();
        await scene.passesUntil(() => scene.state.words.length >= 11);
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is not available (code 1013).',
        'Connecting…',
        'Connected',
        'Reconnecting in 1 s · The gateway is not available (code 1013).',
        'Connecting…',
        'Connected',
        'Reconnecting in 2 s · The gateway is not available (code 1013).',
        'Connecting…',
        'Connected',
        'Reconnecting in 4 s · The gateway is not available (code 1013).',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 15,
    },
    {
      fails: 'The connection breaks three times, and once more after a minute that went well',
      async play(scene) {
        for (const wellMs of [0, 0, 60_000, 0]) {
          scene.simulator.dropConnections(1006);
          await scene.drops();
          await scene.recovers();
          await scene.passes(wellMs);
        }
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Connected',
        'Reconnecting in 2 s · The connection was lost.',
        'Connecting…',
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 68,
    },
    {
      fails: 'The network is down (ENETUNREACH)',
      async play(scene) {
        scene.network.reach = 'no-network';
        scene.proxy.reset();
        await scene.drops();
        scene.ask();
        await scene.passesUntil(() => scene.state.words.length >= 7);
        scene.network.reach = 'the-gateway';
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 1 s · There is no network connection.',
        'Connecting…',
        'Reconnecting in 2 s · There is no network connection.',
        'Connecting…',
        'Reconnecting in 4 s · There is no network connection.',
        'Connecting…',
        'Connected',
      ],
      ends: [pass],
      withinS: 15,
    },
    {
      fails: 'Connections are refused (ECONNREFUSED): the gateway is down',
      async play(scene) {
        await scene.goesDown();
        scene.ask();
        await scene.passesUntil(() => scene.state.words.length >= 7);
        await scene.comesBack();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is not available (code 1012).',
        'Connecting…',
        'Reconnecting in 1 s · Cuecard can’t reach acme.example.com. Check the address and your network.',
        'Connecting…',
        'Reconnecting in 2 s · Cuecard can’t reach acme.example.com. Check the address and your network.',
        'Connecting…',
        'Reconnecting in 4 s · Cuecard can’t reach acme.example.com. Check the address and your network.',
        'Connecting…',
        'Connected',
      ],
      ends: [pass],
      withinS: 15,
    },
    {
      fails: 'Connections are accepted and reset at once',
      async play(scene) {
        scene.proxy.faults.refuse = 2;
        scene.proxy.reset();
        await scene.drops();
        scene.ask();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 1 s · The connection was lost.',
        'Connecting…',
        'Reconnecting in 2 s · The connection was lost.',
        'Connecting…',
        'Connected',
      ],
      ends: [pass],
      withinS: 7,
    },
  ],
};
