import { fault, type Fault } from '../../../shared/fault';
import type { Query } from '../../../shared/knowledge';
import type { Connection } from '../../../shared/state';
import type { Clock } from '../../clock';
import type { Answer, AskOptions, Gateway, GatewayListener, GatewayOutcome } from '../gateway';
import { initialSession, step, type Effect, type Session, type SessionEvent, type SessionState } from '../session';
import type { TokenSource } from '../token';
import { Correlator } from './correlator';
import { GatewaySocket, type SocketListener } from './socket';
import { readMessage, subscribeMessage, type Incoming } from './wire';

/** What the transport writes to the application log; never content. */
export interface GatewayLog {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface RealtimeParts {
  readonly orgUrl: string;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly listener: GatewayListener;
  readonly log: GatewayLog;
  /** `send` only for gateways that accept and echo a queryId; asked for each message, since it is a setting. */
  readonly queryId: () => 'send' | 'keep';
}

/** A query somebody waits for. */
interface Pending {
  readonly query: Query;
  readonly onSent: () => void;
  readonly settle: (outcome: GatewayOutcome) => void;
  /** Number of the socket it went out on; null while it waits for one. */
  sentOn: number | null;
  sends: number;
}

/** A query goes out again after a reconnect, once. */
const mostSends = 2;

/** The realtime transport: carries out what the session table says, and matches answers to queries. */
export class RealtimeGateway implements Gateway {
  #session: Session = initialSession;
  #token = '';
  #socket: GatewaySocket | null = null;
  #endWait: () => void = () => undefined;
  readonly #pending = new Map<string, Pending>();
  readonly #correlator = new Correlator();
  readonly #unusable = new Map<string, number>();

  constructor(private readonly parts: RealtimeParts) {}

  start(): void {
    this.#step({ type: 'start' });
  }

  retryNow(): void {
    this.#step({ type: 'retry-now' });
  }

  stop(): void {
    this.#step({ type: 'stop' });
    this.#failAll(fault('signed-out'));
  }

  ask(query: Query, options: AskOptions): Promise<GatewayOutcome> {
    // Whoever still stands in line at a stop would wait for a connection that never comes.
    const { state } = this.#session;
    if (state.name === 'signed-out') return Promise.resolve({ kind: 'failed', fault: fault('signed-out') });
    if (state.name === 'stopped') return Promise.resolve({ kind: 'failed', fault: state.fault });
    return new Promise((resolve) => {
      const abandoned = (): void => {
        const answer = options.signal.reason === 'cancelled' ? 'discard' : 'show';
        if (this.#pending.get(query.id)?.sentOn !== null) this.#correlator.abandon(query.id, this.parts.clock.now(), answer);
        settle({ kind: 'abandoned' });
      };
      const settle = (outcome: GatewayOutcome): void => {
        if (!this.#pending.delete(query.id)) return;
        options.signal.removeEventListener('abort', abandoned);
        resolve(outcome);
      };
      const pending: Pending = { query, onSent: options.onSent, settle, sentOn: null, sends: 0 };
      this.#pending.set(query.id, pending);
      if (options.signal.aborted) abandoned();
      else {
        options.signal.addEventListener('abort', abandoned, { once: true });
        this.#send(pending);
      }
    });
  }

  #step(event: SessionEvent): void {
    const before = this.#session.state;
    const { session, effects } = step(this.#session, event, { now: this.parts.clock.now(), random: this.parts.random });
    this.#session = session;
    for (const effect of effects) this.#carryOut(effect);
    if (session.state === before) return;
    if (session.state.name !== before.name) {
      this.parts.log.info('gateway session', { from: before.name, to: session.state.name, event: event.type, ...faultOf(session.state) });
    }
    this.parts.listener.connectionChanged(connectionOf(session.state));
    if (session.state.name === 'live' && before.name !== 'live') this.#sendAll();
    // Nothing will come of waiting: the agent is told at once what keeps the question from being asked.
    if (session.state.name === 'stopped') this.#failAll(session.state.fault);
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'fetch-token':
        void this.parts.tokens.get(effect.freshness).then((token) => {
          if (token.ok) this.#token = token.value;
          this.#step(token.ok ? { type: 'token' } : { type: 'token-failed', ...token.error });
        });
        return;
      case 'open-socket':
        this.#socket = new GatewaySocket(this.parts.orgUrl, this.#token, this.parts.clock, this.#listenTo(effect.socket));
        return;
      case 'close-socket':
        this.#socket?.close();
        this.#socket = null;
        this.#correlator.connectionLost();
        return;
      case 'wait':
        this.#endWait = this.parts.clock.after(effect.ms, () => this.#step({ type: 'wait-over' }));
        return;
      case 'end-wait':
        this.#endWait();
        return;
    }
  }

  #listenTo(socket: number): SocketListener {
    return {
      opened: () => this.#step({ type: 'socket-open', socket }),
      proved: () => this.#step({ type: 'proof', socket }),
      message: (text) => {
        if (this.#session.sockets === socket) this.#receive(readMessage(text), socket);
      },
      ended: ({ fault: named, remedy, retryAfterMs, code }) => {
        this.parts.log.info('gateway socket ended', { socket, code, fault: named.tag });
        if (this.#session.sockets === socket) this.#correlator.connectionLost();
        this.#step({ type: 'socket-ended', socket, fault: named, remedy, retryAfterMs });
      },
    };
  }

  #send(pending: Pending): void {
    const state = this.#session.state;
    if (state.name !== 'live' || pending.sentOn === state.socket) return;
    if (pending.sends >= mostSends) {
      pending.settle({ kind: 'failed', fault: fault('connection-lost') });
      return;
    }
    // Registered first: an answer can't come before the send, but it must never find its query unknown.
    const queryId = this.parts.queryId();
    this.#correlator.sent(pending.query, queryId);
    if (this.#socket?.send(subscribeMessage(pending.query, { queryId })) !== true) return;
    pending.sentOn = state.socket;
    pending.sends += 1;
    if (pending.sends === 1) pending.onSent();
  }

  #failAll(reason: Fault): void {
    for (const pending of [...this.#pending.values()]) pending.settle({ kind: 'failed', fault: reason });
  }

  #sendAll(): void {
    for (const pending of [...this.#pending.values()]) this.#send(pending);
  }

  #receive(message: Incoming, socket: number): void {
    if (message.kind === 'unusable') {
      this.#countUnusable(message.what);
      return;
    }
    if (message.kind === 'error' && message.conversationId === null && message.queryId === null) {
      this.parts.log.warn('gateway error', { code: message.code });
      return;
    }
    const match = this.#correlator.take(message, this.parts.clock.now());
    if (message.kind === 'error') {
      this.parts.log.warn('gateway error', { code: message.code, match: match.kind });
      if (match.kind === 'waiting') this.#pending.get(match.query.id)?.settle({ kind: 'failed', fault: errorFault(message) });
      return;
    }
    this.#step({ type: 'proof', socket });
    const answer: Answer = { results: message.results, invalid: message.invalid };
    if (match.kind === 'discarded') return;
    if (match.kind === 'waiting') this.#pending.get(match.query.id)?.settle({ kind: 'answered', answer });
    else if (match.kind === 'unknown') this.#countUnusable('unknown-conversation');
    else {
      this.parts.listener.answeredUnasked({
        ...answer,
        trigger: match.kind,
        conversationId: match.query.conversationId,
        query: match.query,
      });
    }
  }

  /** Logged once per kind: a gateway that sends rubbish must not fill the disk too. */
  #countUnusable(what: string): void {
    const count = (this.#unusable.get(what) ?? 0) + 1;
    this.#unusable.set(what, count);
    if (count === 1) this.parts.log.warn('unusable message ignored', { what });
  }
}

function errorFault(message: Extract<Incoming, { kind: 'error' }>): Fault {
  if (message.code === '429') return fault('gateway-limited');
  // The gateway's own words may echo the query; only its code is passed on.
  return fault('gateway-error', message.code === null ? undefined : `code ${message.code}`);
}

function connectionOf(state: SessionState): Connection {
  switch (state.name) {
    case 'waiting':
      return { status: 'waiting', fault: state.fault, retryAt: state.until, limit: null };
    case 'stopped':
      return { status: 'stopped', fault: state.fault, retryAt: null, limit: null };
    default:
      return { status: state.name, fault: null, retryAt: null, limit: null };
  }
}

function faultOf(state: SessionState): { fault?: string } {
  return 'fault' in state ? { fault: state.fault.tag } : {};
}
