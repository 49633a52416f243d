import type { Clock } from '../../clock';
import { initialSession, step, type Effect, type Session, type SessionEvent, type SessionState } from '../session/session';
import { Slices, type Steps } from '../../slices';
import type { TokenSource } from '../token';
import type { GatewayConnection, OpenSocket, SocketEnd, SocketListener } from './socket';

/** What the transport writes to the application log; never content. */
export interface GatewayLog {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface RunnerListener {
  changed(state: SessionState): void;
  /** What to do with a message, a step at a time. */
  message(socket: number, text: string): Steps;
  /** What was asked on it is not answered any more; `end` is null where we closed it. Comes before `changed`. */
  gone(socket: number, end: SocketEnd | null): void;
  askLess(): void;
  /** A pong came on it, so many milliseconds after its ping. */
  pong(socket: number, tookMs: number): void;
  overRate?(kind: string): void;
}

export interface RunnerParts {
  readonly tokens: Pick<TokenSource, 'get' | 'dueInMs'>;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: GatewayLog;
  readonly listener: RunnerListener;
}

/** A replaced socket stays open no longer: by then every query on it is past its deadline, and late for a minute. */
const retireForMs = 120_000;

/** Carries out what the session table says: tokens, sockets, waits. Sockets are known to everybody by their number. */
export class SessionRunner {
  #session: Session = initialSession;
  #token = '';
  readonly #sockets = new Map<number, GatewayConnection>();
  #endWait: () => void = () => undefined;
  #endRenewal: () => void = () => undefined;
  /** What ends the wait for each retiring socket. */
  readonly #retirements = new Map<number, () => void>();

  /** Messages, and the ends of sockets behind them. While some wait, no more is read from the network. */
  readonly #slices: Slices;

  constructor(private readonly parts: RunnerParts) {
    this.#slices = new Slices({
      clock: parts.clock,
      onBusy: (busy) => {
        for (const socket of this.#sockets.values()) socket.hold?.(busy === 'busy' ? 'hold' : 'go-on');
      },
    });
  }

  get state(): SessionState {
    return this.#session.state;
  }

  /** The socket that takes queries now; null where there is none. */
  get live(): number | null {
    const { state } = this.#session;
    return 'provenAt' in state && this.#sockets.get(state.socket)?.isOpen === true ? state.socket : null;
  }

  /** Tells the session; an event that means nothing now changes nothing. */
  tell(event: SessionEvent): void {
    const { state: before } = this.#session;
    const { session, effects } = step(this.#session, event, { now: this.parts.clock.now(), random: this.parts.random });
    this.#session = session;
    for (const effect of effects) this.#carryOut(effect);
    this.#retire(session.retiring);
    const { state } = session;
    if (state === before) return;
    if (state.name !== before.name) {
      const facts = { from: before.name, to: state.name, event: event.type };
      // With a fault it is among the last errors of the diagnostics, too.
      if ('fault' in state) this.parts.log.warn('gateway session', { ...facts, fault: state.fault.tag, detail: state.fault.detail });
      else this.parts.log.info('gateway session', facts);
    }
    if (event.type === 'socket-open') this.#renewIn(this.parts.tokens.dueInMs);
    if (!('provenAt' in state)) this.#endRenewal();
    this.parts.listener.changed(state);
  }

  /** Sends a text frame on that socket; false where it can't take it any more. */
  send(socket: number, text: string): boolean {
    return this.#sockets.get(socket)?.send(text) === true;
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'fetch-token':
        void this.parts.tokens.get(effect.freshness).then((token) => {
          if (token.ok) this.#token = token.value;
          this.tell(token.ok ? { type: 'token' } : { type: 'token-failed', ...token.error });
        });
        return;
      case 'open-socket':
        this.#sockets.set(effect.socket, this.parts.openSocket(this.#token, this.#listenTo(effect.socket)));
        return;
      case 'close-socket':
        this.#sockets.get(effect.socket)?.close();
        if (this.#sockets.delete(effect.socket)) this.parts.listener.gone(effect.socket, null);
        return;
      case 'wait':
        this.#endWait = this.parts.clock.after(effect.ms, () => this.tell({ type: 'wait-over' }));
        return;
      case 'end-wait':
        this.#endWait();
        return;
      case 'renew-in':
        this.#renewIn(effect.ms);
        return;
      case 'ask-less':
        this.parts.listener.askLess();
        return;
    }
  }

  #renewIn(ms: number | null): void {
    this.#endRenewal();
    if (ms !== null) this.#endRenewal = this.parts.clock.after(ms, () => this.tell({ type: 'token-due' }));
  }

  #retire(sockets: readonly number[]): void {
    for (const [socket, endWait] of this.#retirements) {
      if (sockets.includes(socket)) continue;
      endWait();
      this.#retirements.delete(socket);
    }
    for (const socket of sockets) {
      if (this.#retirements.has(socket)) continue;
      this.#retirements.set(socket, this.parts.clock.after(retireForMs, () => this.tell({ type: 'drained', socket })));
    }
  }

  #listenTo(socket: number): SocketListener {
    return {
      opened: () => this.tell({ type: 'socket-open', socket }),
      proved: (tookMs) => {
        this.tell({ type: 'proof', socket, by: 'pong' });
        this.parts.listener.pong(socket, tookMs);
      },
      overRate: (kind) => this.parts.listener.overRate?.(kind),
      message: (text) => this.#slices.run(this.#whileThere(socket, () => this.parts.listener.message(socket, text))),
      ended: (end) => this.#slices.run(this.#ended(socket, end)),
    };
  }

  /** What came on a socket that is closed meanwhile is for nobody. */
  *#whileThere(socket: number, begin: () => Steps): Steps {
    if (!this.#sockets.has(socket)) return;
    for (const _step of begin()) {
      yield;
      if (!this.#sockets.has(socket)) return;
    }
  }

  // oxlint-disable-next-line require-yield -- It is one step.
  *#ended(socket: number, end: SocketEnd): Steps {
    this.parts.log.info('gateway socket ended', { socket, code: end.code, fault: end.fault.tag, detail: end.fault.detail });
    if (!this.#sockets.delete(socket)) return;
    this.parts.listener.gone(socket, end);
    this.tell({ type: 'socket-ended', socket, fault: end.fault, remedy: end.remedy, retryAfterMs: end.retryAfterMs });
  }
}
