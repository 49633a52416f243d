import { fault, type Fault } from '../../shared/fault';
import { backoffDelay } from './backoff';

/**
 * The gateway session as data: one table of (state, event) → (state, effects). Pure: time and randomness come in
 * with each step, sockets and tokens are effects that the transport carries out. A socket is known by its number;
 * what a replaced one still says is ignored.
 */
export type SessionState =
  | { readonly name: 'signed-out' }
  | { readonly name: 'signing-in' }
  | { readonly name: 'connecting'; readonly socket: number }
  | { readonly name: 'live'; readonly socket: number; readonly provenAt: number | null }
  | { readonly name: 'waiting'; readonly until: number; readonly fault: Fault }
  | { readonly name: 'stopped'; readonly fault: Fault };

export interface Session {
  readonly state: SessionState;
  /** Tries that failed since the last proven session; drives the back-off. */
  readonly failures: number;
  /** Number of the newest socket. */
  readonly sockets: number;
  /** A fresh token was already fetched because the gateway refused the last one. */
  readonly reauthenticated: boolean;
}

/** How to go on after something failed. */
export type Remedy = 'back-off' | 'slow' | 'stop' | 're-authenticate';

export type SessionEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'retry-now' }
  | { readonly type: 'wait-over' }
  | { readonly type: 'token' }
  | { readonly type: 'token-failed'; readonly fault: Fault; readonly remedy: Remedy; readonly retryAfterMs: number | null }
  | { readonly type: 'socket-open'; readonly socket: number }
  /** An answer or a pong was seen. */
  | { readonly type: 'proof'; readonly socket: number }
  | {
      readonly type: 'socket-ended';
      readonly socket: number;
      readonly fault: Fault;
      readonly remedy: Remedy;
      readonly retryAfterMs: number | null;
    };

export type Effect =
  | { readonly type: 'fetch-token'; readonly freshness: 'cached' | 'fresh' }
  | { readonly type: 'open-socket'; readonly socket: number }
  | { readonly type: 'close-socket'; readonly socket: number }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'end-wait' };

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

export const initialSession: Session = { state: { name: 'signed-out' }, failures: 0, sockets: 0, reauthenticated: false };

const slowRetryMs = 60_000;
/** A session that was seen to work for this long starts the back-off anew. */
const provenForMs = 60_000;

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
    'socket-open': (state, event, session) =>
      event.socket === state.socket ? to(session, { name: 'live', socket: state.socket, provenAt: null }) : [session],
    'socket-ended': (state, event, session, around) =>
      event.socket === state.socket ? remedy(session, event, around) : [session],
    stop: (state, _event, session) => signOut(session, { type: 'close-socket', socket: state.socket }),
  },
  live: {
    proof: (state, event, session, around) =>
      event.socket === state.socket && state.provenAt === null
        ? to({ ...session, reauthenticated: false }, { ...state, provenAt: around.now })
        : [session],
    'socket-ended': (state, event, session, around) =>
      event.socket === state.socket ? remedy(decayed(session, state.provenAt, around.now), event, around) : [session],
    stop: (state, _event, session) => signOut(session, { type: 'close-socket', socket: state.socket }),
  },
  waiting: {
    'wait-over': (_state, _event, session) => signIn(session, 'cached'),
    'retry-now': (_state, _event, session) => signIn(session, 'cached', { type: 'end-wait' }),
    stop: (_state, _event, session) => signOut(session, { type: 'end-wait' }),
  },
  stopped: {
    start: (_state, _event, session) => signIn({ ...session, failures: 0, reauthenticated: false }, 'fresh'),
    'retry-now': (_state, _event, session) => signIn({ ...session, failures: 0, reauthenticated: false }, 'fresh'),
    stop: (_state, _event, session) => signOut(session),
  },
};

/** One step. An event that means nothing in this state changes nothing. */
export function step(session: Session, event: SessionEvent, around: Surroundings): { session: Session; effects: readonly Effect[] } {
  // The row is looked up by the state's own name and the handler by the event's own type, so they fit each other;
  // TypeScript can't follow that correlation through two indexed accesses.
  const row = table[session.state.name] as Partial<Record<string, Handler<SessionState, SessionEvent>>>;
  const [next, ...effects] = row[event.type]?.(session.state, event, session, around) ?? [session];
  return { session: next, effects };
}

function to(session: Session, state: SessionState, ...effects: Effect[]): Step {
  return [{ ...session, state }, ...effects];
}

function signIn(session: Session, freshness: 'cached' | 'fresh', ...before: Effect[]): Step {
  return to(session, { name: 'signing-in' }, ...before, { type: 'fetch-token', freshness });
}

function connect(session: Session): Step {
  const socket = session.sockets + 1;
  return to({ ...session, sockets: socket }, { name: 'connecting', socket }, { type: 'open-socket', socket });
}

function signOut(session: Session, ...effects: Effect[]): Step {
  return to({ ...session, failures: 0, reauthenticated: false }, { name: 'signed-out' }, ...effects);
}

function decayed(session: Session, provenAt: number | null, now: number): Session {
  return provenAt !== null && now - provenAt >= provenForMs ? { ...session, failures: 0 } : session;
}

interface Failure {
  readonly fault: Fault;
  readonly remedy: Remedy;
  readonly retryAfterMs: number | null;
}

function remedy(session: Session, failure: Failure, around: Surroundings): Step {
  switch (failure.remedy) {
    case 'stop':
      return to(session, { name: 'stopped', fault: failure.fault });
    case 're-authenticate':
      return session.reauthenticated
        ? to(session, { name: 'stopped', fault: fault('gateway-unauthorized') })
        : signIn({ ...session, reauthenticated: true }, 'fresh');
    case 'slow':
      return wait(session, failure, slowRetryMs, around);
    case 'back-off':
      return wait(session, failure, failure.retryAfterMs ?? backoffDelay(session.failures, around.random()), around);
  }
}

function wait(session: Session, failure: Failure, ms: number, around: Surroundings): Step {
  return to(
    { ...session, failures: session.failures + 1 },
    { name: 'waiting', until: around.now + ms, fault: failure.fault },
    { type: 'wait', ms },
  );
}
