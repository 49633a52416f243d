import { expect } from 'vitest';
import type { Disruption } from '../../../../src/main/genesys/gateway';
import type { FaultGroup, FaultRow } from '../row';

function disrupted(why: Disruption, fails: string): FaultRow {
  return {
    fails,
    async play(scene) {
      await scene.asksInVain();
      scene.workspace.disrupted(why);
      await scene.recovers();
      expect(scene.simulator.counters.tokensIssued).toBe(1);
    },
    sees: ['Connected', 'Connecting…', 'Connected'],
    ends: ['PASS “1 shown”, arrived twice'],
    withinS: 0,
  };
}

export const changes: FaultGroup = {
  title: 'The connection is replaced',
  rows: [
    disrupted('resume', 'The computer wakes'),
    disrupted('network-change', 'The network changes'),
    disrupted('timer-jump', 'A timer comes late'),
    {
      fails: 'The computer wakes after two hours: the token is due, and a question past its deadline',
      async play(scene) {
        await scene.asksInVain();
        scene.clock.set(scene.clock.now() + 7_200_000);
        scene.strike(0);
        scene.workspace.disrupted('resume');
        scene.ask();
        await scene.recovers();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Connected', 'Signing in…', 'Connecting…', 'Connected'],
      ends: ['TIMEOUT query-timeout “No answer within 15 s.”', 'PASS “1 shown”'],
      withinS: 0,
    },
    {
      fails: 'The network changes while it waits: it tries at once',
      async play(scene) {
        scene.strike(1);
        scene.network.reach = 'no-such-host';
        scene.proxy.reset();
        await scene.passesUntil(() => scene.state.words.length === 4);
        scene.ask();
        scene.network.reach = 'the-gateway';
        scene.strike(0);
        scene.workspace.disrupted('network-change');
        await scene.recovers();
      },
      sees: [
        'Reconnecting in 1 s · There is no network connection.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”'],
      withinS: 0,
    },
    {
      fails: 'The token is due with a question on its way: make before break',
      options: { simulator: { tokenLifetimeS: 100, latencyMs: 400 } },
      async play(scene) {
        await scene.passes(49_900);
        scene.strike(1);
        await scene.asks();
        scene.clock.advance(100);
        await scene.until(() => scene.simulator.counters.openSockets === 2);
        await scene.settled();
        await scene.until(() => scene.simulator.counters.openSockets === 1);
        scene.ask();
        await scene.settled();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Connected'],
      ends: ['PASS “1 shown”, arrived twice', 'PASS “1 shown”'],
      withinS: 1,
    },
    {
      fails: 'The token is due and the endpoint answers 500: what is open goes on',
      options: { simulator: { tokenLifetimeS: 100 } },
      async play(scene) {
        await scene.passes(49_000);
        scene.strike(5);
        Object.assign(scene.simulator.faults.token, { status: 500, times: 2 });
        await scene.passes(4_000);
        scene.ask();
        await scene.settled();
        expect(scene.simulator.counters.tokensIssued).toBe(2);
      },
      sees: ['Connected'],
      ends: ['PASS “1 shown”'],
      withinS: 5,
    },
    {
      fails: 'The token is due and the client secret is refused: what is open goes on, and it is said when that ends',
      options: { simulator: { tokenLifetimeS: 100 } },
      async play(scene) {
        await scene.passes(49_000);
        scene.strike(7);
        scene.simulator.faults.token.status = 401;
        await scene.passes(5_000);
        scene.ask();
        await scene.settled();
        scene.simulator.dropConnections(1006);
        await scene.drops();
        scene.ask();
        await scene.stops();
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The connection was lost.',
        'Signing in…',
        'Sign-in needed: the client ID or client secret was refused.',
      ],
      ends: [
        'PASS “1 shown”',
        'ERROR secret-refused “Sign-in needed: the client ID or client secret was refused.”, never arrived',
      ],
      withinS: 7,
    },
    {
      fails: 'The token is due and the gateway answers 503 to the new connection: what is open goes on',
      options: { simulator: { tokenLifetimeS: 100 } },
      async play(scene) {
        await scene.passes(49_000);
        scene.strike(5);
        Object.assign(scene.simulator.faults.upgrade, { status: 503, times: 2 });
        await scene.passes(1_000);
        scene.ask();
        await scene.settled();
        await scene.passesUntil(() => scene.simulator.counters.upgrades === 2);
        scene.ask();
        await scene.settled();
      },
      sees: ['Connected'],
      ends: ['PASS “1 shown”, arrived twice', 'PASS “1 shown”'],
      withinS: 5,
    },
    {
      fails: 'The token is due, and what is open breaks while the new connection is not answered',
      options: { simulator: { tokenLifetimeS: 100 } },
      async play(scene) {
        await scene.passes(49_000);
        scene.strike(12);
        scene.simulator.faults.upgrade.stall = 1;
        await scene.asksInVain();
        await scene.passes(1_000);
        scene.simulator.dropConnections(1006);
        await scene.drops();
        await scene.recovers();
      },
      sees: [
        'Connected',
        'Connecting…',
        'Reconnecting in 1 s · The gateway did not answer within 10 seconds.',
        'Connecting…',
        'Connected',
      ],
      ends: ['PASS “1 shown”, arrived twice'],
      withinS: 12,
    },
    {
      fails: 'A replaced socket still closes with 1008, a question on it unanswered',
      options: { simulator: { tokenLifetimeS: 100, latencyMs: 400 } },
      async play(scene) {
        await scene.passes(49_900);
        scene.strike(1);
        Object.assign(scene.simulator.faults.session, { closeAfterAnswers: 1, closeAfterAnswersCode: 1008 });
        scene.simulator.faults.answers.late = 1;
        scene.simulator.faults.answers.lateMs = 3_600_000;
        await scene.asks();
        await scene.asks();
        scene.clock.advance(100);
        await scene.until(() => scene.simulator.counters.openSockets === 2);
        await scene.settled();
        await scene.until(() => scene.simulator.counters.openSockets === 1);
      },
      sees: ['Connected'],
      ends: ['2 × PASS “1 shown”, arrived twice'],
      withinS: 1,
    },
  ],
};
