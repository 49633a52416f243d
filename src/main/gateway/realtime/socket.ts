import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { fault, type Fault } from '../../../shared/fault';
import type { Clock } from '../../clock';
import { retryAfterMs } from '../backoff';
import { networkFault } from '../network-fault';
import type { Remedy } from '../session';
import { isSlow } from '../token';

/** Why a socket is no more, said once. */
export interface SocketEnd {
  readonly fault: Fault;
  readonly remedy: Remedy;
  readonly retryAfterMs: number | null;
  /** WebSocket close code, 0 where it never opened. */
  readonly code: number;
}

export interface SocketListener {
  opened(): void;
  message(text: string): void;
  /** The other side is alive: a pong came. */
  proved(): void;
  /** Called exactly once, unless `close` was called before. */
  ended(end: SocketEnd): void;
}

const handshakeTimeoutMs = 10_000;
const pingEveryMs = 20_000;
const pongDueMs = 10_000;
const closeTimeoutMs = 5_000;
const largestMessageBytes = 1024 * 1024;

/**
 * One connection of the realtime gateway: upgrade, heartbeat, messages, one end. A half-open connection is noticed
 * by a missed pong; nothing of it outlives its deadline.
 */
export class GatewaySocket {
  readonly #socket: WebSocket;
  #cancelTimer: () => void = () => undefined;
  #over = false;

  constructor(
    orgUrl: string,
    token: string,
    private readonly clock: Clock,
    private readonly listener: SocketListener,
  ) {
    const host = new URL(orgUrl).host;
    // closeTimeout is documented by ws, but its typings don't have it yet.
    const options: ClientOptions & { readonly closeTimeout: number } = {
      headers: { Authorization: `Bearer ${token}` },
      handshakeTimeout: handshakeTimeoutMs,
      closeTimeout: closeTimeoutMs,
      maxPayload: largestMessageBytes,
      perMessageDeflate: false,
      followRedirects: false,
    };
    this.#socket = new WebSocket(`${orgUrl.replace(/^http/, 'ws')}/api/v2/agent-assist/real-time`, options);
    // ws measures silence only; a server that drips a byte now and then would hold us for ever.
    this.#cancelTimer = clock.after(handshakeTimeoutMs, () => {
      this.#end({ fault: fault('handshake-timeout'), remedy: 'back-off', retryAfterMs: null, code: 0 });
      this.#socket.terminate();
    });
    this.#socket.on('open', () => {
      if (this.#over) return;
      this.#cancelTimer();
      // Before the listener hears of it: it may close at once, and then the ping must not outlive the socket.
      this.#schedulePing(0);
      this.listener.opened();
    });
    this.#socket.on('message', (data, isBinary) => {
      if (!this.#over && !isBinary) this.listener.message(asText(data));
    });
    this.#socket.on('unexpected-response', (_request, response) => {
      const end = refusal(response, this.clock.now());
      // terminate, not destroy: with the request destroyed the socket would stay CONNECTING for ever.
      this.#socket.terminate();
      this.#end(end);
    });
    this.#socket.on('error', (error) => {
      const named = socketFault(error, host);
      this.#end({ fault: named, remedy: isSlow(named) ? 'slow' : 'back-off', retryAfterMs: null, code: 0 });
      this.#socket.terminate();
    });
    this.#socket.on('close', (code) => this.#end(closure(code)));
  }

  /** Sends a text frame; false when the socket can't take it any more. */
  send(text: string): boolean {
    if (this.#over || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(text, (error) => {
      if (error) this.#socket.terminate();
    });
    return true;
  }

  /** Closes for good, silently: the listener hears nothing more. */
  close(): void {
    if (this.#over) return;
    this.#finish();
    this.#socket.close(1000);
    const cancel = this.clock.after(closeTimeoutMs, () => this.#socket.terminate());
    this.#socket.once('close', cancel);
  }

  #schedulePing(inMs: number): void {
    this.#cancelTimer = this.clock.after(inMs, () => {
      this.#socket.ping();
      this.#cancelTimer = this.clock.after(pongDueMs, () => {
        this.#socket.terminate();
        this.#end({ fault: fault('connection-lost', 'no heartbeat'), remedy: 'back-off', retryAfterMs: null, code: 1006 });
      });
      this.#socket.once('pong', () => {
        if (this.#over) return;
        this.#cancelTimer();
        this.#schedulePing(pingEveryMs);
        this.listener.proved();
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

/** What a refused upgrade means. */
function refusal(response: IncomingMessage, now: number): SocketEnd {
  const status = response.statusCode ?? 0;
  const wait = retryAfterMs(response.headers['retry-after'], now);
  response.resume();
  const end = (named: Fault, remedy: Remedy): SocketEnd => ({ fault: named, remedy, retryAfterMs: wait, code: 0 });
  if (status === 401) return end(fault('gateway-unauthorized'), 're-authenticate');
  if (status === 403) return end(fault('gateway-forbidden'), 'stop');
  if (status === 404) return end(fault('gateway-not-found'), 'slow');
  if (status === 429) return end(fault('gateway-limited'), 'back-off');
  return end(fault('gateway-unavailable', `it answered ${status}`), status >= 500 ? 'back-off' : 'slow');
}

function closure(code: number): SocketEnd {
  if (code === 1008) return { fault: fault('gateway-limited'), remedy: 'back-off', retryAfterMs: null, code };
  if (code === 1011 || code === 1012 || code === 1013) {
    return { fault: fault('gateway-unavailable', `code ${code}`), remedy: 'back-off', retryAfterMs: null, code };
  }
  return { fault: fault('connection-lost'), remedy: 'back-off', retryAfterMs: null, code };
}

function socketFault(error: Error, host: string): Fault {
  if (error.message.includes('handshake has timed out')) return fault('handshake-timeout');
  if ('code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return fault('gateway-error', 'an answer was over 1 MiB');
  return networkFault(error, host);
}

function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
