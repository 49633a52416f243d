import { expect } from 'vitest';
import type { FaultGroup } from '../row';

export const inFlight: FaultGroup = {
  title: 'A drop with questions on their way',
  rows: [
    {
      fails: 'The server restarts with 5 questions on their way and 20 in line',
      async play(scene) {
        scene.simulator.faults.answers.mute = true;
        scene.ask(25);
        await scene.until(() => scene.simulator.counters.subscribes === 5);
        scene.simulator.faults.answers.mute = false;
        await scene.simulator.restart();
        await scene.drops();
        await scene.recovers();
        const calls = scene.asked.map((question) => question.conversationId);
        expect(scene.simulator.requests.map((request) => request.message.conversationId)).toEqual([...calls.slice(0, 5), ...calls]);
      },
      sees: [
        'Connected',
        'Reconnecting in 1 s · The gateway is not available (code 1012).',
        'Connecting…',
        'Connected',
      ],
      ends: ['5 × PASS “1 shown”, arrived twice', '20 × PASS “1 shown”'],
      withinS: 1,
    },
    {
      fails: 'A black hole with 5 questions on their way and 20 in line, noticed by a missing pong within their deadline',
      async play(scene) {
        await scene.passes(19_000);
        scene.proxy.faults.mute = 'both';
        scene.ask(25);
        scene.strike(12);
        await scene.drops();
        scene.proxy.faults.mute = null;
        await scene.recovers();
      },
      sees: ['Connected', 'Reconnecting in 1 s · The connection was lost.', 'Connecting…', 'Connected'],
      ends: ['25 × PASS “1 shown”'],
      withinS: 12,
    },
    {
      fails: 'A black hole with 5 questions on their way and 20 in line, longer than their deadline',
      async play(scene) {
        scene.proxy.faults.mute = 'both';
        scene.ask(25);
        await scene.drops();
        scene.proxy.faults.mute = null;
        await scene.recovers();
      },
      sees: ['Connected', 'Reconnecting in 1 s · The connection was lost.', 'Connecting…', 'Connected'],
      ends: [
        '5 × TIMEOUT query-timeout, then PASS (push) “1 shown”',
        '20 × TIMEOUT query-not-sent “Not asked: its turn did not come in time.”, never arrived',
      ],
      withinS: 31,
    },
    {
      fails: 'The connection is lost with a question on its way, and comes back after its deadline',
      async play(scene) {
        await scene.asksInVain();
        await scene.goesDown();
        await scene.passesUntil(() => scene.allSettled);
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
        'Reconnecting in 8 s · Cuecard can’t reach acme.example.com. Check the address and your network.',
        'Connecting…',
        'Connected',
      ],
      ends: ['TIMEOUT query-timeout “No answer within 15 s.”'],
      withinS: 31,
    },
    {
      fails: 'The connection is lost twice with the same question on its way',
      async play(scene) {
        Object.assign(scene.simulator.faults.session, { closeOnSubscribe: 1006, closeOnSubscribeTimes: 2 });
        await scene.asks();
        await scene.drops();
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
      ],
      ends: ['ERROR connection-lost “The connection was lost.”, arrived twice'],
      withinS: 3,
    },
    {
      fails: 'The connection is lost during a call that asked before: its subscription is renewed, and new knowledge still comes',
      async play(scene) {
        await scene.asks();
        await scene.settled();
        scene.simulator.dropConnections(1006);
        await scene.drops();
        await scene.recovers();
        await scene.until(() => scene.simulator.counters.answers === 2);
        await scene.calmsDown();
        scene.simulator.push('call-1', [news]);
        await scene.until(() => scene.state.current.suggestions.length === 2);
      },
      sees: ['Connected', 'Reconnecting in 1 s · The connection was lost.', 'Connecting…', 'Connected'],
      ends: ['PASS, then PASS (push) “1 shown”, arrived twice'],
      withinS: 1,
    },
    {
      fails: 'The answer comes after its deadline',
      async play(scene) {
        Object.assign(scene.proxy.faults, { mute: 'down', hold: true });
        await scene.asks();
        await scene.passesUntil(() => scene.allSettled);
        scene.proxy.faults.mute = null;
        await scene.until(() => scene.state.current.suggestions.length === 1);
      },
      sees: ['Connected'],
      ends: ['TIMEOUT query-timeout, then PASS (late) “1 shown”'],
      withinS: 15,
    },
    {
      fails: 'The answer comes after its deadline, when the call has asked again: each is its own question’s',
      async play(scene) {
        Object.assign(scene.simulator.faults.answers, { late: 1, lateMs: 2_000 });
        await scene.asks();
        await scene.passesUntil(() => scene.allSettled);
        scene.askIn('call-1');
        await scene.until(() => scene.state.current.suggestions.length === 2 && scene.allSettled);
        expect(scene.simulator.requests.map((request) => request.socketId)).toEqual([1, 2]);
      },
      sees: ['Connected'],
      ends: ['TIMEOUT query-timeout, then PASS (late) “1 shown”', 'PASS “1 shown”'],
      withinS: 15,
    },
    {
      fails: 'The answer never comes, and the call asks again and again: none of the later ones is shifted',
      async play(scene) {
        await scene.asksInVain();
        await scene.passesUntil(() => scene.allSettled);
        for (let round = 0; round < 2; round += 1) {
          scene.askIn('call-1');
          await scene.until(() => scene.allSettled);
        }
        expect(scene.simulator.requests.map((request) => request.socketId)).toEqual([1, 2, 2]);
      },
      sees: ['Connected'],
      ends: ['TIMEOUT query-timeout “No answer within 15 s.”', '2 × PASS “1 shown”'],
      withinS: 15,
    },
  ],
};

const news = {
  documentId: 'returns',
  title: 'Returning something',
  snippet: 'Since this morning: within 60 days.',
  confidenceScore: 0.9,
  lastUpdated: '2026-02-03T09:00:00Z',
  url: 'https://help.fernhollow.example/returns',
};
