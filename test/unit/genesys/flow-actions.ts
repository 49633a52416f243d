import fc from 'fast-check';
import { closedSocket, failedConnection, refusedSignIn, refusedUpgrade, type Failure } from '../../../src/main/genesys/session/failure';
import type { Disruption } from '../../../src/main/genesys/gateway';
import type { SocketEnd } from '../../../src/main/genesys/realtime/socket';
import { fault } from '../../../src/shared/domain/fault';

/** How a socket ends: by itself, or by a message that it doesn't survive. */
export type End = Failure & Pick<SocketEnd, 'by'>;

/** What can happen to the gateway and the slots. `which` picks one of those there are. */
export type Action =
  | { readonly do: 'ask'; readonly conversation: number; readonly ms: number }
  /** Many at once, each of its own conversation. */
  | { readonly do: 'flood'; readonly count: number; readonly ms: number }
  /** A query times out after `ms` and is never answered; then its conversation asks again, and the move to a new socket goes so. That for several conversations. */
  | { readonly do: 'lose-answers'; readonly conversations: readonly number[]; readonly ms: number; readonly move: 'done' | 'refused' | 'open' }
  | { readonly do: 'cancel'; readonly which: number }
  /** What one chunk of data on a socket brings, all of it before anything that was promised is said. */
  | { readonly do: 'receive'; readonly socket: number; readonly messages: readonly Message[]; readonly end: End | null }
  /** A socket that is still connecting. */
  | { readonly do: 'upgrade'; readonly refused: Failure | null }
  | { readonly do: 'token'; readonly lifeMs: number; readonly refused: Failure | null }
  /** Everything goes well until there is a connection, or the next one. */
  | { readonly do: 'connect'; readonly lifeMs: number }
  | { readonly do: 'start' | 'stop' | 'retry-now' | 'expire' }
  | { readonly do: 'disrupted'; readonly why: Disruption }
  | { readonly do: 'closing' | 'pong'; readonly socket: number }
  /** A socket that is gone says something all the same. */
  | { readonly do: 'ghost'; readonly socket: number; readonly says: 'opened' | 'proved' | 'ended' | 'message' }
  | { readonly do: 'limit'; readonly to: number }
  | { readonly do: 'pass'; readonly ms: number }
  /** The wall clock is set, by so much. */
  | { readonly do: 'set-clock'; readonly ms: number };

export type Message =
  | { readonly say: 'answer'; readonly which: number; readonly order: 'oldest' | 'any'; readonly echo: 'as-asked' | 'none' | 'wrong'; readonly times: 1 | 2 }
  /** `lose`: one of the answers that are owed never comes. */
  | { readonly say: 'again' | 'push' | 'unknown-conversation' | 'lose'; readonly which: number }
  | { readonly say: 'error'; readonly which: number; readonly about: 'query' | 'conversation' | 'none'; readonly code: number | null; readonly retryAfterS: number | null }
  | { readonly say: 'rubbish'; readonly text: string };

const which = fc.nat(1_000);
const queryMs = fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.constant(15_000), fc.integer({ min: 10_000, max: 120_000 }));
const retryAfter = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 40 }));

const ends: fc.Arbitrary<End> = fc.oneof(
  fc.constant({ ...failedConnection(fault('gateway-error', 'an answer was over 8 MiB')), by: 'message' as const }),
  fc.constantFrom(1006, 1008, 1011, 1012, 1013).map(closedSocket),
  fc.constant(failedConnection(fault('connection-lost', 'no heartbeat'))),
);
const refusals: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({ status: fc.constantFrom(401, 429, 503, 404, 403), seconds: retryAfter }).map(({ status, seconds }) => refusedUpgrade(status, seconds === null ? null : seconds * 1_000)),
  fc.constantFrom('handshake-timeout' as const, 'network-down' as const).map((tag) => failedConnection(fault(tag))),
);
const tokenFailures: fc.Arbitrary<Failure> = fc.oneof(
  fc.constantFrom(429, 500, 503, 401, 404).map((status) => refusedSignIn(status, 'acme.example.com', null)),
  fc.constant(failedConnection(fault('network-down'))),
);

const message: fc.Arbitrary<Message> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ say: fc.constant('answer' as const), which, order: fc.constantFrom('oldest' as const, 'oldest' as const, 'any' as const), echo: fc.constantFrom('as-asked' as const, 'as-asked' as const, 'as-asked' as const, 'none' as const, 'wrong' as const), times: fc.constantFrom(1 as const, 1 as const, 1 as const, 2 as const) }) },
  { weight: 2, arbitrary: fc.record({ say: fc.constantFrom('again' as const, 'push' as const, 'unknown-conversation' as const), which }) },
  { weight: 3, arbitrary: fc.record({ say: fc.constant('lose' as const), which }) },
  { weight: 4, arbitrary: fc.record({ say: fc.constant('error' as const), which, about: fc.constantFrom('query' as const, 'query' as const, 'conversation' as const, 'none' as const), code: fc.constantFrom(429, 429, 400, 500, null), retryAfterS: retryAfter }) },
  { weight: 1, arbitrary: fc.record({ say: fc.constant('rubbish' as const), text: fc.constantFrom('<html>', '{}', '{"messageType":"HELLO"}', '[]', '{"messageType":"KNOWLEDGE_SEARCH_RESPONSE"}') }) },
);

/** Sockets are counted from the newest, which is the one that most things happen to. */
const socket = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: which });

export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('ask' as const), conversation: fc.nat(5), ms: queryMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flood' as const), count: fc.integer({ min: 6, max: 56 }), ms: queryMs }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('lose-answers' as const), conversations: fc.oneof(fc.nat(5).map((one) => [one]), fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 5 })), ms: fc.integer({ min: 1, max: 2_000 }), move: fc.constantFrom('done' as const, 'done' as const, 'refused' as const, 'open' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('receive' as const), socket, messages: fc.array(message, { minLength: 1, maxLength: 3 }), end: fc.constant(null) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), socket, messages: fc.array(message, { maxLength: 2 }), end: ends }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('connect' as const), lifeMs: fc.oneof(fc.constant(3_600_000), fc.integer({ min: 500, max: 20_000 })) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('upgrade' as const), refused: fc.option(refusals) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('token' as const), lifeMs: fc.integer({ min: 500, max: 90_000 }), refused: fc.option(tokenFailures) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'retry-now' as const, 'expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disrupted' as const), why: fc.constantFrom('resume' as const, 'network-change' as const, 'timer-jump' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('closing' as const, 'pong' as const), socket }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ghost' as const), socket: which, says: fc.constantFrom('opened' as const, 'proved' as const, 'ended' as const, 'message' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('limit' as const), to: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 2_000, max: 70_000 })) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-clock' as const), ms: fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -3_600_000, max: 3_600_000 })) }) },
);
