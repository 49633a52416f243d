import { fault, type Fault } from '../../../shared/domain/fault';
import { backoffDelay } from '../http/backoff';
import { asksForLess, type Failure } from './failure';

/**
 * The gateway session as data: one table of (state, event) → (state, effects). Pure: time and randomness come in
 * with each step, sockets and tokens are effects that the transport carries out. A socket is known by its number;
 * what a replaced one still says is ignored.
 */
export type SessionState =
  | { readonly name: 'signed-out' }
  | { readonly name: 'signing-in' }
  | { readonly name: 'connecting'; readonly socket: number }
  | Live<'live'>
  /** Live, and the token is being renewed. */
  | Live<'renewing'>
  /** Live, and a socket with the new token is opening: make before break. */
  | (Live<'moving'> & { readonly next: number })
  /** `asked`: the gateway wanted that pause; `ours`: the back-off did. */
  | { readonly name: 'waiting'; readonly until: number; readonly fault: Fault; readonly pause: 'asked' | 'ours' }
  | { readonly name: 'stopped'; readonly fault: Fault };

interface Live<N extends string> {
  readonly name: N;
  readonly socket: number;
  /** Epoch milliseconds of the first answer or pong, null before it. */
  readonly provenAt: number | null;
}

export interface Session {
  readonly state: SessionState;
  /** Tries that failed since the last session that was seen to work for a minute; drives the back-off. */
  readonly failures: number;
  /** Closes with 1008 in a row, with no answer between them. */
  readonly violations: number;
  /** Number of the newest socket. */
  readonly sockets: number;
  /** Replaced sockets that may still answer what was asked on them, oldest first. */
  readonly retiring: readonly number[];
  /** There was a connection since the start: the address can't be wrong. */
  readonly reached: boolean;
  /** A fresh token was already fetched because the gateway refused the last one. */
  readonly reauthenticated: boolean;
  /** …and it was an open connection that was closed for it, so that opening one and a pong prove nothing. */
  readonly expelled: boolean;
}

export type SessionEvent =
  | { readonly type: 'start' | 'stop' | 'retry-now' | 'wait-over' | 'token' | 'token-due' }
  /** The computer woke, or its network changed: what is open can't be trusted. */
  | { readonly type: 'disrupted' }
  /** What is still owed on the socket could not be told from what is asked next: a new one is wanted, at leisure. */
  | { readonly type: 'refresh' }
  | ({ readonly type: 'token-failed' } & Failure)
  | { readonly type: 'socket-open'; readonly socket: number }
  /** The socket works: an answer or a pong was seen. */
  | { readonly type: 'proof'; readonly socket: number; readonly by: 'answer' | 'pong' }
  | ({ readonly type: 'socket-ended'; readonly socket: number } & Failure)
  /** Nobody waits for an answer on it any more. */
  | { readonly type: 'drained'; readonly socket: number };

export type Effect =
  | { readonly type: 'fetch-token'; readonly freshness: 'cached' | 'fresh' }
  | { readonly type: 'open-socket' | 'close-socket'; readonly socket: number }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'end-wait' }
  /** Says `token-due` again after so long. */
  | { readonly type: 'renew-in'; readonly ms: number }
  /** The gateway said that we ask too much at once. */
  | { readonly type: 'ask-less' };

export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

type Step = readonly [Session, ...Effect[]];
type Handler<S, E> = (state: S, event: E, session: Session, around: Surroundings) => Step;
type Row<S> = { readonly [T in SessionEvent['type']]?: Handler<S, Extract<SessionEvent, { type: T }>> };
type Table = { readonly [N in SessionState['name']]: Row<Extract<SessionState, { name: N }>> };

const slowRetryMs = 60_000;
/** Failures in a row after which what was taken for passing is tried once a minute. */
const quickTries = 2;
/** A session that was seen to work for this long starts the back-off anew. */
const provenForMs = 60_000;
const mostViolations = 3;
const mostRetiring = 3;

export const initialSession: Session = { state: { name: 'signed-out' }, failures: 0, violations: 0, sockets: 0, retiring: [], reached: false, reauthenticated: false, expelled: false };

const table: Table = {
  'signed-out': {
    start: (_state, _event, session) => signIn(session, 'cached'),
  },
  'signing-in': {
    token: (_state, _event, session) => connect(session),
    'token-failed': (_state, event, session, around) => remedy(session, event, around),
    stop: (_state, _event, session) => signOut(session),
  },
  connecting: {
    'socket-open': (state, event, session) => (event.socket === state.socket ? to({ ...session, reached: true }, { name: 'live', socket: state.socket, provenAt: null }) : [session]),
    'socket-ended': (state, event, session, around) => (event.socket === state.socket ? remedy(session, event, around) : [session]),
    disrupted: (state, _event, session) => reconnect(session, close(state.socket)),
    stop: (state, _event, session) => signOut(session, close(state.socket)),
  },
  live: {
    proof: (state, event, session, around) => proven(state, event, session, around),
    'token-due': (state, _event, session) => to(session, { ...state, name: 'renewing' }, { type: 'fetch-token', freshness: 'cached' }),
    refresh: (state, _event, session) => open(session, (next) => ({ ...state, name: 'moving', next })),
    'socket-ended': (state, event, session, around) => lost(state, event, session, around),
    disrupted: (state, _event, session) => reconnect(session, close(state.socket)),
    stop: (state, _event, session) => signOut(session, close(state.socket)),
  },
  renewing: {
    proof: (state, event, session, around) => proven(state, event, session, around),
    token: (state, _event, session) => open(session, (next) => ({ ...state, name: 'moving', next })),
    'token-failed': (state, event, session, around) => stay(state, event, session, around),
    'socket-ended': (state, event, session, around) => lost(state, event, session, around),
    disrupted: (state, _event, session) => reconnect(session, close(state.socket)),
    stop: (state, _event, session) => signOut(session, close(state.socket)),
  },
  moving: {
    proof: (state, event, session, around) => proven(state, event, session, around),
    'socket-open': (state, event, session) => (event.socket === state.next ? moved(state, session) : [session]),
    'socket-ended': (state, event, session, around) => {
      if (event.socket === state.next) return stay(state, event, session, around);
      return event.socket === state.socket ? to(decayed(state, session, around.now), { name: 'connecting', socket: state.next }, ...askLess(event)) : [session];
    },
    disrupted: (state, _event, session) => reconnect(session, close(state.socket), close(state.next)),
    stop: (state, _event, session) => signOut(session, close(state.socket), close(state.next)),
  },
  waiting: {
    'wait-over': (_state, _event, session) => signIn(session, 'cached'),
    'retry-now': (_state, _event, session) => signIn(session, 'cached', { type: 'end-wait' }),
    // A pause the gateway asked for is kept, whatever our own network does; its timer may have stood still meanwhile.
    disrupted: (state, _event, session, around) =>
      state.pause === 'asked' && around.now < state.until
        ? [session, { type: 'end-wait' }, { type: 'wait', ms: state.until - around.now }]
        : reconnect(session, { type: 'end-wait' }),
    stop: (_state, _event, session) => signOut(session, { type: 'end-wait' }),
  },
  stopped: {
    start: (_state, _event, session) => signIn(anew(session), 'fresh'),
    'retry-now': (_state, _event, session) => signIn(anew(session), 'fresh'),
    stop: (_state, _event, session) => signOut(session),
  },
};

/** One step. An event that means nothing in this state changes nothing. */
export function step(session: Session, event: SessionEvent, around: Surroundings): { session: Session; effects: readonly Effect[] } {
  if ('socket' in event && session.retiring.includes(event.socket)) {
    if (event.type !== 'drained' && event.type !== 'socket-ended') return { session, effects: [] };
    const retiring = session.retiring.filter((socket) => socket !== event.socket);
    return { session: { ...session, retiring }, effects: event.type === 'drained' ? [close(event.socket)] : [] };
  }
  // The row is looked up by the state's own name and the handler by the event's own type, so they fit each other;
  // TypeScript can't follow that correlation through two indexed accesses.
  const row = table[session.state.name] as Partial<Record<string, Handler<SessionState, SessionEvent>>>;
  const [next, ...effects] = row[event.type]?.(session.state, event, session, around) ?? [session];
  return { session: next, effects };
}

function to(session: Session, state: SessionState, ...effects: Effect[]): Step {
  return [{ ...session, state }, ...effects];
}

function close(socket: number): Effect {
  return { type: 'close-socket', socket };
}

/** Of the retiring sockets so many may stay, the newest. */
function retireAllBut(most: number, session: Session): readonly [Session, ...Effect[]] {
  const { retiring } = session;
  const leaving = retiring.slice(0, Math.max(0, retiring.length - most));
  return [{ ...session, retiring: retiring.slice(leaving.length) }, ...leaving.map(close)];
}

function signIn(session: Session, freshness: 'cached' | 'fresh', ...before: Effect[]): Step {
  return to(session, { name: 'signing-in' }, ...before, { type: 'fetch-token', freshness });
}

/** None of what is open can be trusted, the retiring sockets neither. */
function reconnect(session: Session, ...before: Effect[]): Step {
  const [rest, ...closing] = retireAllBut(0, session);
  return signIn(rest, 'cached', ...before, ...closing);
}

function signOut(session: Session, ...effects: Effect[]): Step {
  const [rest, ...closing] = retireAllBut(0, session);
  return to({ ...anew(rest), reached: false }, { name: 'signed-out' }, ...effects, ...closing);
}

/** As if nothing had failed yet; socket numbers go on, so that no late event fits a new one. */
function anew(session: Session): Session {
  return { ...session, failures: 0, violations: 0, reauthenticated: false, expelled: false };
}

function connect(session: Session): Step {
  return open(session, (socket) => ({ name: 'connecting', socket }));
}

function open(session: Session, state: (socket: number) => SessionState): Step {
  const socket = session.sockets + 1;
  return to({ ...session, sockets: socket }, state(socket), { type: 'open-socket', socket });
}

type LiveState = Extract<SessionState, { provenAt: number | null }>;

function proven(state: LiveState, event: Extract<SessionEvent, { type: 'proof' }>, session: Session, around: Surroundings): Step {
  if (event.socket !== state.socket) return [session];
  const violations = event.by === 'answer' ? 0 : session.violations;
  const expelled = event.by === 'answer' ? false : session.expelled;
  if (state.provenAt !== null && violations === session.violations && expelled === session.expelled && !session.reauthenticated) return [session];
  return to({ ...session, violations, expelled, reauthenticated: false }, { ...state, provenAt: state.provenAt ?? around.now });
}

/** The new socket is open: from now on it is the one, and the old one may finish what it was asked. */
function moved(state: Extract<SessionState, { name: 'moving' }>, session: Session): Step {
  const [rest, ...closing] = retireAllBut(mostRetiring, { ...session, retiring: [...session.retiring, state.socket] });
  return to(rest, { name: 'live', socket: state.next, provenAt: state.provenAt }, ...closing);
}

/** A renewal failed; what is open goes on working for now. */
function stay(state: Extract<LiveState, { name: 'renewing' | 'moving' }>, failure: Failure, session: Session, around: Surroundings): Step {
  const live: SessionState = { name: 'live', socket: state.socket, provenAt: state.provenAt };
  if (failure.remedy === 're-authenticate' && !session.reauthenticated) {
    return to({ ...session, reauthenticated: true }, { ...live, name: 'renewing' }, { type: 'fetch-token', freshness: 'fresh' });
  }
  // A refused secret is not tried again behind the agent's back: the gateway will end the session, and then it is said.
  if (failure.remedy === 'stop') return to(session, live);
  const ms = failure.remedy === 're-authenticate' ? slowRetryMs : pauseMs(session, failure, around);
  return to({ ...session, failures: session.failures + 1 }, live, ...askLess(failure), { type: 'renew-in', ms });
}

function lost(state: LiveState, event: Extract<SessionEvent, { type: 'socket-ended' }>, session: Session, around: Surroundings): Step {
  if (event.socket !== state.socket) return [session];
  const [next, ...effects] = remedy(decayed(state, session, around.now), event, around);
  return [event.remedy === 're-authenticate' && next.state.name === 'signing-in' ? { ...next, expelled: true } : next, ...effects];
}

function decayed(state: LiveState, session: Session, now: number): Session {
  return state.provenAt !== null && now - state.provenAt >= provenForMs ? { ...session, failures: 0, violations: 0, expelled: false } : session;
}

function remedy(session: Session, asSeen: Failure, around: Surroundings): Step {
  const failure = session.reached ? inHindsight(asSeen) : asSeen;
  switch (failure.remedy) {
    case 'stop':
      return to(session, { name: 'stopped', fault: failure.fault });
    case 're-authenticate':
      return session.reauthenticated || session.expelled
        ? to(session, { name: 'stopped', fault: fault('gateway-unauthorized') })
        : signIn({ ...session, reauthenticated: true }, 'fresh');
    case 'policy-violation':
      return violated({ ...session, violations: session.violations + 1 }, failure, around);
    case 'limited':
    case 'slow':
    case 'slowing':
    case 'back-off':
      return wait(session, failure, pauseMs(session, failure, around), around);
  }
}

/** A name that was known before is not wrong now: nobody can be asked for it, which is how some systems say “offline”. */
function inHindsight(failure: Failure): Failure {
  return failure.fault.tag === 'host-unknown' ? { ...failure, fault: fault('network-down'), remedy: 'back-off' } : failure;
}

/** Three in a row may mean that the token is what it minds; one more means that it isn't. */
function violated(session: Session, failure: Failure, around: Surroundings): Step {
  if (session.violations > mostViolations) return to(session, { name: 'stopped', fault: fault('gateway-policy-violation') }, { type: 'ask-less' });
  if (session.violations === mostViolations) return signIn(session, 'fresh', { type: 'ask-less' });
  return wait(session, failure, pauseMs(session, failure, around), around);
}

function wait(session: Session, failure: Failure, ms: number, around: Surroundings): Step {
  const until = around.now + ms;
  const pause = failure.retryAfterMs !== null || askLess(failure).length > 0 ? 'asked' : 'ours';
  return to({ ...session, failures: session.failures + 1 }, { name: 'waiting', until, fault: failure.fault, pause }, ...askLess(failure), { type: 'wait', ms });
}

function pauseMs(session: Session, failure: Failure, around: Surroundings): number {
  if (failure.remedy === 'slow' || (failure.remedy === 'slowing' && session.failures >= quickTries)) return slowRetryMs;
  return failure.retryAfterMs ?? backoffDelay(session.failures, around.random());
}

function askLess({ remedy: of }: Failure): Effect[] {
  return asksForLess(of) ? [{ type: 'ask-less' }] : [];
}
