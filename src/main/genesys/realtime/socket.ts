import type { Agent } from 'node:http';
import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { fault } from '../../../shared/domain/fault';
import { RateLimit, type Rate } from '../../../shared/contract/limits/rate';
import type { Clock } from '../../clock';
import { closedSocket, failedConnection, type Failure } from '../session/failure';
import { socketFailure, upgradeFailure } from './socket-failure';

/** Why a socket is no more, said once. */
export interface SocketEnd extends Failure {
  /** WebSocket close code, 0 where it never opened. */
  readonly code: number;
  /** What came is to blame, not the line: a message that nothing could be done with but to end the connection. */
  readonly by?: 'message';
}

export interface SocketListener {
  opened(): void;
  /** Up to 8 MiB, whatever was sent; bytes that are no UTF-8 are U+FFFD. */
  message(text: string): void;
  /** The other side is alive: a pong came, so many milliseconds after its ping. */
  proved(tookMs: number): void;
  /** The other side asks more often than it is answered. */
  overRate?(kind: 'ping'): void;
  /** Called exactly once, unless `close` was called before. */
  ended(end: SocketEnd): void;
}

export interface SocketOptions {
  /** Origin of the organisation. */
  readonly orgUrl: string;
  readonly token: string;
  readonly clock: Clock;
  /** Makes the connection, through a proxy where the system has one; undefined: directly, on Node's own terms. */
  readonly agent: Agent | undefined;
}

/** What a session needs of a socket. */
export interface GatewayConnection {
  /** False from the moment it is going to close, whoever said so. */
  readonly isOpen: boolean;
  /** Sends a text frame; false when it can't take it any more. */
  send(text: string): boolean;
  /** Reads no more from the network until it may go on: the other side is made to wait, not kept. */
  hold?(what: 'hold' | 'go-on'): void;
  /** Closes for good, silently: the listener hears nothing more. */
  close(): void;
}

export type OpenSocket = (token: string, listener: SocketListener) => GatewayConnection;

const handshakeTimeoutMs = 10_000;
const pingEveryMs = 20_000;
const pongDueMs = 10_000;
const closeTimeoutMs = 5_000;
/** What is over 1 MiB isn't read; up to this it ends nothing either. Only what is longer costs the connection. */
const largestMessageBytes = 8 * 1024 * 1024;
/** A message of many empty fragments is small and still work for each. */
const mostFragments = 1_024;
/** A heartbeat comes every few seconds; it is enough to answer the newest one. */
const pongRate: Rate = { burst: 20, perSecond: 5, perHour: null };
const mostBufferedBytes = 1024 * 1024;

/**
 * One connection of the realtime gateway: upgrade, heartbeat, messages, one end. A half-open connection is noticed
 * by a missed pong; nothing of it outlives its deadline.
 */
export class GatewaySocket implements GatewayConnection {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #cancelTimer: () => void = () => undefined;
  #over = false;

  constructor({ orgUrl, token, clock, agent }: SocketOptions, private readonly listener: SocketListener) {
    this.#clock = clock;
    const host = new URL(orgUrl).host;
    const options: ClientOptions & ExtraOptions = {
      headers: { Authorization: `Bearer ${token}` },
      handshakeTimeout: handshakeTimeoutMs,
      closeTimeout: closeTimeoutMs,
      maxPayload: largestMessageBytes,
      maxFragments: mostFragments,
      // One byte that is wrong would end the connection, and with it every question that is out.
      skipUTF8Validation: true,
      perMessageDeflate: false,
      // Answered below, and not as often as somebody likes to ask.
      autoPong: false,
      followRedirects: false,
      agent,
      secureEndpoint: orgUrl.startsWith('https:'),
    };
    this.#socket = new WebSocket(`${orgUrl.replace(/^http/, 'ws')}/api/v2/agent-assist/real-time`, options);
    // ws measures silence only; a server that drips a byte now and then would hold us for ever.
    this.#cancelTimer = clock.after(handshakeTimeoutMs, () => {
      this.#end({ ...failedConnection(fault('handshake-timeout')), code: 0 });
      this.#socket.terminate();
    });
    this.#socket.on('open', () => {
      if (this.#over) return;
      this.#cancelTimer();
      // Before the listener hears of it: it may close at once, and then the ping must not outlive the socket.
      this.#schedulePing(0);
      this.listener.opened();
    });
    const pongs = new RateLimit(pongRate, () => clock.elapsed());
    this.#socket.on('ping', (data) => {
      if (this.#over || this.#socket.readyState !== WebSocket.OPEN) return;
      // One that reads no answers gets no more of them, either.
      if (pongs.take() && this.#socket.bufferedAmount < mostBufferedBytes) this.#socket.pong(data);
      else this.listener.overRate?.('ping');
    });
    // Text or binary: what is in it decides.
    this.#socket.on('message', (data) => {
      if (!this.#over) this.listener.message(asText(data));
    });
    this.#socket.on('unexpected-response', (_request, response) => {
      const end = { ...upgradeFailure(response, host, clock.now()), code: 0 };
      // terminate, not destroy: with the request destroyed the socket would stay CONNECTING for ever.
      this.#socket.terminate();
      this.#end(end);
    });
    this.#socket.on('error', (error) => {
      this.#end({ ...socketFailure(error, host), code: 0, ...(isByMessage(error) ? { by: 'message' } : {}) });
      this.#socket.terminate();
    });
    this.#socket.on('close', (code) => this.#end({ ...closedSocket(code), code }));
  }

  get isOpen(): boolean {
    return !this.#over && this.#socket.readyState === WebSocket.OPEN;
  }

  send(text: string): boolean {
    if (!this.isOpen) return false;
    this.#socket.send(text, (error) => {
      if (error) this.#socket.terminate();
    });
    return true;
  }

  hold(what: 'hold' | 'go-on'): void {
    if (what === 'hold') this.#socket.pause();
    else this.#socket.resume();
  }

  close(): void {
    if (this.#over) return;
    this.#finish();
    // One that is held would never hear the other side's goodbye.
    this.#socket.resume();
    this.#socket.close(1000);
    const cancel = this.#clock.after(closeTimeoutMs, () => this.#socket.terminate());
    this.#socket.once('close', cancel);
  }

  #schedulePing(inMs: number): void {
    this.#cancelTimer = this.#clock.after(inMs, () => {
      const sentAt = this.#clock.elapsed();
      this.#socket.ping();
      this.#cancelTimer = this.#clock.after(pongDueMs, () => {
        this.#socket.terminate();
        this.#end({ ...failedConnection(fault('connection-lost', 'no heartbeat')), code: 1006 });
      });
      this.#socket.once('pong', () => {
        if (this.#over) return;
        this.#cancelTimer();
        this.#schedulePing(pingEveryMs);
        this.listener.proved(this.#clock.elapsed() - sentAt);
      });
    });
  }

  #end(end: SocketEnd): void {
    if (this.#over) return;
    this.#finish();
    this.listener.ended(end);
  }

  #finish(): void {
    this.#over = true;
    this.#cancelTimer();
  }
}

/** What ws's typings don't have. */
interface ExtraOptions {
  /** Both are documented by ws. */
  readonly closeTimeout: number;
  readonly maxFragments: number;
  /** For the agent, which ws hands all options: whether to use TLS. Node tells an agent nothing of it. */
  readonly secureEndpoint: boolean;
}

/** ws names so what it finds wrong with a frame. One that closes the connection, in whatever words, is for nobody. */
function isByMessage(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('WS_ERR_') && error.code !== 'WS_ERR_INVALID_CLOSE_CODE';
}

function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
