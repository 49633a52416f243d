import { fault, type Fault } from '../../../shared/domain/fault';
import type { SignOfLife } from '../../../shared/contract/diagnostics';
import type { Query } from '../../../shared/domain/knowledge';
import type { Connection } from '../../../shared/contract/state';
import type { Clock } from '../../clock';
import { ConcurrencyLimit } from '../concurrency-limit';
import { asksForLess } from '../session/failure';
import type { AskOptions, Disruption, Gateway, GatewayListener, GatewayOutcome, ReturnReason } from '../gateway';
import type { SessionState } from '../session/session';
import type { Steps } from '../../slices';
import type { TokenSource } from '../token';
import { connectionOf, isMoving } from './connection';
import { Gate } from './gate';
import { InFlight } from './in-flight';
import { Inbox } from './inbox';
import { MessageRates } from './message-rates';
import { PushPace } from './push-pace';
import { Quarantine } from './quarantine';
import { Renewals } from './renewals';
import { SessionRunner, type GatewayLog } from './session-runner';
import type { OpenSocket, SocketEnd } from './socket';
import { Subscriptions } from './subscriptions';
import { frameInSteps, subscribeMessage } from './wire';

export interface RealtimeRules {
  /** Queries in flight at once, 1–20. */
  readonly maxConcurrent: number;
  /** `send` only for gateways that accept and echo a queryId. */
  readonly queryId: 'send' | 'keep';
}

export interface RealtimeParts {
  readonly tokens: Pick<TokenSource, 'get' | 'dueInMs'>;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: () => number;
  readonly listener: GatewayListener;
  readonly log: GatewayLog;
  /** Asked each time, since they are settings. */
  readonly rules: () => RealtimeRules;
}

/** A query waits no longer for a new socket: a gateway that is slow to give one still answers on the old. */
const longestMoveMs = 3_000;

/** The realtime transport: keeps a session, sends queries on its live socket, and matches answers to queries. */
export class RealtimeGateway implements Gateway {
  readonly #runner: SessionRunner;
  readonly #limit: ConcurrencyLimit;
  readonly #renewals: Renewals;
  readonly #subscriptions = new Subscriptions();
  readonly #inFlight: InFlight;
  readonly #inbox: Inbox;
  readonly #quarantine: Quarantine;
  readonly #pushes: PushPace;
  /** The socket that took queries when we looked last. */
  #live: number | null = null;
  #told: Connection | null = null;
  /** Holds queries that want a new socket while the old one takes others. */
  readonly #moved: Gate;

  constructor(private readonly parts: RealtimeParts) {
    const { clock, random, log, tokens, openSocket } = parts;
    const overRate = (kind: string): void => parts.listener.overRate?.(kind);
    this.#pushes = new PushPace({
      clock,
      handOn: (answer) => parts.listener.answeredUnasked(answer),
      merged: () => overRate('push'),
      refused: () => parts.listener.pushRefused?.(),
    });
    this.#moved = new Gate(clock, longestMoveMs);
    this.#quarantine = new Quarantine(() => this.#capacityChanged());
    this.#limit = new ConcurrencyLimit({ most: () => parts.rules().maxConcurrent, clock, random, changed: () => this.#capacityChanged() });
    this.#inFlight = new InFlight(clock, {
      settled: (socket) => this.#settled(socket),
      withdrawn: (query) => this.#withdraw(query),
    });
    this.#renewals = new Renewals({
      clock,
      send: (query) => this.#renew(query),
      free: () => this.#atOnce - this.#inFlight.size - this.#moved.size,
      busy: (conversationId) => this.#inFlight.has(conversationId),
      changed: () => parts.listener.capacityChanged(),
    });
    this.#inbox = new Inbox({
      inFlight: this.#inFlight,
      subscriptions: this.#subscriptions,
      renewals: this.#renewals,
      limit: this.#limit,
      clock,
      log,
      isLive: (socket) => socket === this.#live,
      answeredUnasked: (answer) => parts.listener.answeredUnasked(answer),
      pushes: this.#pushes,
      rates: new MessageRates(() => clock.elapsed(), overRate),
    });
    this.#runner = new SessionRunner({
      tokens,
      openSocket,
      clock,
      random,
      log,
      listener: {
        changed: (state) => this.#sessionChanged(state),
        message: (socket, text) => this.#received(text, socket),
        gone: (socket, end) => this.#socketGone(socket, end),
        askLess: () => this.#limit.halve(),
        pong: (socket, tookMs) => this.#alive(socket, 'pong', tookMs),
        overRate,
      },
    });
  }

  get capacity(): number {
    if (this.#refusal() !== null) return Number.MAX_SAFE_INTEGER;
    const atOnce = this.#atOnce;
    if (this.#runner.live === null || atOnce === 0) return 0;
    return Math.max(1, atOnce - (this.#renewals.out === null ? 0 : 1));
  }

  get #atOnce(): number {
    return Math.min(this.#limit.atOnce, this.#quarantine.active ? 1 : Number.MAX_SAFE_INTEGER);
  }

  get connected(): boolean {
    return this.#runner.live !== null;
  }

  get healthy(): boolean {
    return this.connected && this.#limit.view === null && !this.#quarantine.active;
  }

  start(): void {
    this.#runner.tell({ type: 'start' });
  }

  retryNow(): void {
    this.#runner.tell({ type: 'retry-now' });
  }

  disrupted(why: Disruption): void {
    this.parts.log.info('gateway disrupted', { why });
    this.#runner.tell({ type: 'disrupted' });
  }

  stop(): void {
    this.#limit.reset();
    this.#renewals.end();
    this.#pushes.clear();
    this.#subscriptions.clear();
    this.#runner.tell({ type: 'stop' });
  }

  ask(query: Query, options: AskOptions): Promise<GatewayOutcome> {
    const { live } = this.#runner;
    // Without a queryId an answer that is owed and this query's could not be told apart: it goes out on a new socket.
    if (live !== null && this.parts.rules().queryId === 'keep' && this.#inFlight.owes(live, query.conversationId)) {
      this.#runner.tell({ type: 'refresh' });
      if (isMoving(this.#runner.state)) return this.#moved.pass(options.signal, () => this.#askNow(query, options));
    }
    return this.#askNow(query, options);
  }

  #askNow(query: Query, { signal, onSent }: AskOptions): Promise<GatewayOutcome> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.resolve({ kind: 'failed', fault: refusal });
    if (signal.aborted) {
      // The slot it was held in is free.
      this.#renewals.advance();
      return Promise.resolve({ kind: 'abandoned' });
    }
    const { queryId } = this.parts.rules();
    // A pause may have begun while it was held.
    const socket = this.#limit.atOnce === 0 ? null : this.#send(query, queryId);
    if (socket === null) return Promise.resolve({ kind: 'returned', why: 'unsent', fault: fault('connection-lost') });
    // What no agent asked is no conversation's subscription: nothing new is told of it, and it isn't renewed.
    if (query.trigger !== 'warm' && query.trigger !== 'revalidate') {
      this.#subscriptions.asked(query, this.parts.clock.now());
      this.#renewals.drop(query.conversationId);
    }
    const outcome = this.#inFlight.sent(query, socket, queryId, signal);
    onSent();
    return outcome;
  }

  /** The number of the socket it went out on; null where none can take it. */
  #send(query: Query, queryId: 'send' | 'keep'): number | null {
    const socket = this.#runner.live;
    return socket !== null && this.#runner.send(socket, subscribeMessage(query, { queryId })) ? socket : null;
  }

  #renew(query: Query): boolean {
    const socket = this.#send(query, 'keep');
    if (socket === null) return false;
    this.#inFlight.renewed(query, socket);
    this.#subscriptions.renewed(query);
    return true;
  }

  /** Why nothing can be asked at all, and waiting would not help. */
  #refusal(): Fault | null {
    const { state } = this.#runner;
    if (state.name === 'signed-out') return fault('signed-out');
    return state.name === 'stopped' ? state.fault : null;
  }

  #sessionChanged(state: SessionState): void {
    this.#tell(state);
    const { live } = this.#runner;
    const before = this.#live;
    this.#live = live;
    // First, so that a renewal on the connection that is gone takes no slot of the next one.
    if (live !== before) this.#renewals.end();
    if (!isMoving(state)) this.#moved.open();
    this.parts.listener.capacityChanged();
    if (live === before || live === null) return;
    // After the agents' own queries, which have gone out just now. One that is still on the replaced socket waits for its
    // answer there, and is subscribed here then.
    const renewals = this.#subscriptions.renewals(this.parts.clock.now());
    this.#renewals.begin(renewals.filter((query) => this.#inFlight.socketOf(query.id) !== live));
    if (before !== null) this.#drain(before);
  }

  /** Nobody wants to hear more of that query: it isn't subscribed again on the next connection. */
  #withdraw(query: Query): void {
    this.#subscriptions.withdraw(query);
    this.#renewals.withdraw(query, this.#subscriptions.renewalOf(query.conversationId));
  }

  #settled(socket: number): void {
    this.#drain(socket);
    this.#renewals.advance();
  }

  /** A replaced socket goes when nothing on it is unanswered. */
  #drain(socket: number): void {
    if (!this.#inFlight.awaits(socket)) this.#runner.tell({ type: 'drained', socket });
  }

  /** What was on it may be asked again on the next one. */
  #socketGone(socket: number, end: SocketEnd | null): void {
    const refusal = this.#refusal();
    // Perhaps it was the renewal that the gateway ended it for.
    if (end !== null && socket === this.#live && this.#renewals.out !== null) this.#subscriptions.renewalLost(this.#renewals.out);
    if (refusal !== null) {
      this.#inFlight.gone(socket, () => ({ kind: 'failed', fault: refusal }));
      return;
    }
    const reason = end?.fault ?? fault('connection-lost');
    if (end?.by === 'message') {
      this.#spoilt(socket, reason);
      return;
    }
    const why: ReturnReason = end === null ? 'disrupted' : asksForLess(end.remedy) ? 'limited' : 'dropped';
    this.#inFlight.gone(socket, () => ({ kind: 'returned', why, fault: reason }));
  }

  /** A message came that ends a connection: it was for one of those that were out. Only one that was alone with it, the second time, pays for it. */
  #spoilt(socket: number, reason: Fault): void {
    const [first, ...others] = this.#inFlight.owed(socket);
    const alone = first !== undefined && others.length === 0 && this.#quarantine.has(first.id);
    // What nobody asked is not asked again, so it is no suspect.
    this.#quarantine.add(this.#inFlight.waitedFor(socket).filter(({ query }) => query.trigger !== 'warm' && query.trigger !== 'revalidate'));
    this.#inFlight.gone(socket, () => (alone ? { kind: 'failed', fault: reason } : { kind: 'returned', why: 'beside', fault: reason }));
    if (alone) this.#withdraw(first);
  }

  *#received(text: string, socket: number): Steps {
    const messages = yield* frameInSteps(text, this.parts.clock.now());
    for (const message of messages) {
      this.#inbox.receive(message, socket);
      yield;
    }
    this.#drain(socket);
    // Last, since it may send what waits: an answer is never that of a query which goes out after it came.
    if (!messages.some((message) => message.kind === 'answer')) return;
    this.#alive(socket, 'answer', null);
    this.#runner.tell({ type: 'proof', socket, by: 'answer' });
  }

  /** What a replaced socket says tells nothing of the connection of now. */
  #alive(socket: number, by: SignOfLife['by'], tookMs: number | null): void {
    if (socket === this.#live) this.parts.listener.alive({ at: this.parts.clock.now(), by, tookMs });
  }

  #capacityChanged(): void {
    this.#tell(this.#runner.state);
    this.parts.listener.capacityChanged();
    this.#renewals.advance();
  }

  #tell(state: SessionState): void {
    const connection = connectionOf(state, this.#limit.view);
    if (JSON.stringify(connection) === JSON.stringify(this.#told)) return;
    this.#told = connection;
    this.parts.listener.connectionChanged(connection);
  }
}
