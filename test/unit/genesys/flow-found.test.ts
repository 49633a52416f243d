import { describe, expect, it } from 'vitest';
import { closedSocket, failedConnection } from '../../../src/main/genesys/session/failure';
import { fault } from '../../../src/shared/domain/fault';
import type { Action, End, Message } from './flow-actions';
import { FlowBench } from './flow-bench';
import { FlowPlay } from './flow-play';

const lifeMs = 3_600_000;
const connect: Action = { do: 'connect', lifeMs };
const answerOldest: Message = { say: 'answer', which: 0, order: 'oldest', echo: 'as-asked', times: 1 };

const tooLong: End = { ...failedConnection(fault('gateway-error', 'an answer was over 8 MiB')), by: 'message' };
const tooMuch: Message = { say: 'error', which: 0, about: 'none', code: 429, retryAfterS: 0 };
/** Two subscriptions are to be renewed on a new connection, one of them is out, and two queries are held, where three may be out. */
const heldBesideRenewals: readonly Action[] = [
  { do: 'ask', conversation: 1, ms: 15_000 },
  { do: 'receive', socket: 0, messages: [answerOldest], end: null },
  { do: 'ask', conversation: 2, ms: 15_000 },
  { do: 'receive', socket: 0, messages: [answerOldest], end: null },
  { do: 'disrupted', why: 'resume' },
  connect,
  { do: 'pass', ms: 0 },
  { do: 'lose-answers', conversations: [0, 3], ms: 1, move: 'open' },
  { do: 'receive', socket: 0, messages: [tooMuch], end: null },
  { do: 'pass', ms: 0 },
];

/** What the model test found once, each as it was found, made as short as it gets. */
const found: readonly { readonly what: string; readonly actions: readonly Action[] }[] = [
  {
    what: 'a wall clock that is set between two queries of a conversation gives the first one’s answer to the second',
    actions: [
      { do: 'ask', conversation: 0, ms: 1 },
      { do: 'pass', ms: 2 },
      { do: 'set-clock', ms: 61_000 },
      { do: 'ask', conversation: 0, ms: 15_000 },
      { do: 'receive', socket: 0, messages: [answerOldest], end: null },
    ],
  },
  {
    what: 'a push that is a connection’s first sign of life answers the query that goes out because of it',
    actions: [
      { do: 'receive', socket: 0, messages: [], end: failedConnection(fault('connection-lost')) },
      { do: 'pass', ms: 2_000 },
      { do: 'ask', conversation: 1, ms: 15_000 },
      { do: 'set-clock', ms: 15_000 },
      connect,
      { do: 'set-clock', ms: -1 },
      { do: 'receive', socket: 0, messages: [{ say: 'push', which: 1 }], end: null },
    ],
  },
  {
    what: 'a renewal on a socket that is closing keeps its slot on the next connection',
    actions: [
      { do: 'ask', conversation: 0, ms: 10_000 },
      { do: 'receive', socket: 0, messages: [{ say: 'error', which: 0, about: 'query', code: 400, retryAfterS: null }], end: closedSocket(1006) },
      { do: 'pass', ms: 0 },
      connect,
      { do: 'pass', ms: 2_000 },
      { do: 'closing', socket: 0 },
      { do: 'pong', socket: 0 },
      { do: 'flood', count: 6, ms: 10_000 },
      { do: 'disrupted', why: 'resume' },
      connect,
    ],
  },
  {
    what: 'two answers at once let a renewal go ahead of what waits in line',
    actions: [
      { do: 'flood', count: 6, ms: 1 },
      { do: 'receive', socket: 0, messages: [answerOldest], end: null },
      { do: 'disrupted', why: 'resume' },
      connect,
      { do: 'ask', conversation: 0, ms: 1 },
      { do: 'receive', socket: 0, messages: [answerOldest, answerOldest], end: null },
    ],
  },
  {
    what: 'a wall clock that is set back during a pause makes the next one shorter',
    actions: [
      { do: 'receive', socket: 0, messages: [{ say: 'error', which: 0, about: 'none', code: 429, retryAfterS: 1 }], end: null },
      { do: 'set-clock', ms: -10_000 },
      { do: 'receive', socket: 0, messages: [{ say: 'error', which: 0, about: 'none', code: 429, retryAfterS: 5 }], end: null },
      { do: 'pass', ms: 1_000 },
      { do: 'ask', conversation: 0, ms: 10_000 },
    ],
  },
  {
    what: 'a query that is held for a new socket goes out on it during a pause',
    actions: [
      { do: 'lose-answers', conversations: [0], ms: 1, move: 'open' },
      { do: 'receive', socket: 0, messages: [{ say: 'error', which: 0, about: 'none', code: 429, retryAfterS: 5 }], end: null },
      connect,
      { do: 'pass', ms: 5_000 },
    ],
  },
  {
    what: 'a renewal takes the slot that is to stay free beside queries that are held for a new socket',
    actions: [...heldBesideRenewals, { do: 'receive', socket: 0, messages: [answerOldest], end: null }, { do: 'pass', ms: 0 }],
  },
  {
    what: 'a wall clock that is set back keeps queries going out one at a time after the one they are parted for has ended',
    actions: [
      { do: 'ask', conversation: 0, ms: 1 },
      { do: 'set-clock', ms: -676_001 },
      { do: 'receive', socket: 0, messages: [], end: tooLong },
      { do: 'lose-answers', conversations: [0], ms: 1, move: 'done' },
      { do: 'receive', socket: 0, messages: [answerOldest], end: tooLong },
      { do: 'token', lifeMs: 500, refused: null },
    ],
  },
  {
    what: 'a renewal goes on waiting for room when queries that were held for a new socket have ended',
    actions: [...heldBesideRenewals, { do: 'receive', socket: 0, messages: [answerOldest], end: null }, { do: 'pass', ms: 15_001 }],
  },
];

describe('it happens no more that', () => {
  it.each(found.map(({ what, actions }) => [what, actions] as const))('%s', async (_what, actions) => {
    const bench = new FlowBench({ queryId: 'keep', random: 0 });
    const play = new FlowPlay(bench);
    bench.gateway.start();
    for (const action of [connect, ...actions]) await play.act(action);
    await play.end();
    expect(bench.model.broken).toEqual([]);
  });
});
