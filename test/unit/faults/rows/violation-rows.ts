import { expect } from 'vitest';
import type { FaultGroup } from '../row';

export const violations: FaultGroup = {
  title: 'The gateway closes with 1008: we broke a rule of its',
  rows: [
    {
      fails: 'Close 1008, once',
      async play(scene) {
        scene.simulator.faults.session.closeOnSubscribe = 1008;
        await scene.asks();
        await scene.drops();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 1,
    },
    {
      fails: 'Close 1008 four times, with an answer between the second and the third',
      async play(scene) {
        const { session } = scene.simulator.faults;
        Object.assign(session, { closeOnSubscribe: 1008, closeOnSubscribeTimes: 2 });
        scene.ask();
        await scene.recovers();
        Object.assign(session, { closeOnSubscribe: 1008, closeOnSubscribeTimes: 2 });
        scene.ask();
        await scene.recovers();
        expect(scene.simulator.counters.tokensIssued).toBe(1);
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Connected · The gateway limits us: 2 at a time for now',
        'Reconnecting in 2 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Reconnecting in 4 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Connected · The gateway limits us: 2 at a time for now',
        'Connected · The gateway limits us: 3 at a time for now',
      ],
      ends: ['PASS “1 shown”, arrived 4 times', 'PASS “1 shown”, arrived 3 times'],
      withinS: 15,
    },
    {
      fails: 'Close 1008, again and again',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { closeOnSubscribe: 1008, closeOnSubscribeTimes: 100 });
        scene.ask(2);
        await scene.stops();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 2 at a time for now',
        'Reconnecting in 1 s · The gateway is limiting us for now.',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Signing in…',
        'Connecting…',
        'Connected · The gateway limits us: 1 at a time for now',
        'Stopped · The gateway closed the connection four times in a row because Cuecard broke one of its rules. Tell your administrator, then try again.',
      ],
      ends: ['2 × ERROR gateway-limited “The gateway is limiting us for now.”, arrived 3 times'],
      withinS: 5,
    },
  ],
};
