import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerOf, type Answering } from './answer';
import { closeCode, closeCodeAfterAnswer } from './countdown';
import { drip } from './drip';
import { fires, framesOf, type Faults } from './faults';
import { cutOrClose, sendFrame } from './send';
import type { Timers } from './timers';
import { endlessHeader, judgeUpgrade, refuseUpgrade } from './upgrade';
import {
  decodeSubscribe,
  Subscribe,
  SubscribeWithQueryId,
  type ErrorFrame,
  type SearchResponse,
  type WireResult,
} from './wire';

const MAX_PAYLOAD_BYTES = 1024 * 1024;
/** Conversations remembered for pushes; the oldest are forgotten. */
const REMEMBERED_CONVERSATIONS = 1000;
const RETRY_AFTER_S = 1;
/** A whole text frame whose bit RSV1 says that it is compressed. */
const compressedFrame = Buffer.from([0xc1, 0x03, 0xca, 0x48, 0x05]);

/** What happened, counted for tests. */
export type GatewayEvent = 'upgraded' | 'upgradeRefused' | 'subscribed' | 'answered' | 'pushed' | 'failed';

export interface RealtimeGatewayOptions extends Answering {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly faults: Faults;
  readonly timers: Timers;
  /** Queries answered at one time over all sockets of the organisation; one more is refused with 429. */
  readonly maxConcurrent: number;
  readonly echoQueryId: boolean;
  /** Milliseconds from a SUBSCRIBE to its answer, drawn anew each time. */
  readonly drawLatency: () => number;
  readonly scopesOf: (token: string) => readonly string[] | null;
  readonly count: (event: GatewayEvent) => void;
  /** Notes a query; what is returned is called when it is known what became of it. */
  readonly record: (socketId: number, message: Subscribe) => Settle;
}

/**
 * What became of a query: an answer went out, whatever a fault made of it; the fault `mute` kept it back; an ERROR
 * was sent; or its socket went before.
 */
export type Outcome = 'answered' | 'muted' | 'refused' | 'dropped';
type Settle = (outcome: Outcome) => void;

/** The realtime gateway: takes upgrades, answers SUBSCRIBE with what the search finds. */
export class RealtimeGateway {
  readonly #options: RealtimeGatewayOptions;
  readonly #server: WebSocketServer;
  readonly #lastOf = new Map<string, { readonly socket: WebSocket; readonly message: Subscribe }>();
  #inFlight = 0;
  #sockets = 0;

  constructor(options: RealtimeGatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: MAX_PAYLOAD_BYTES,
      autoPong: false,
    });
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get openSockets(): number {
    return this.#server.clients.size;
  }

  /** Judges and completes one upgrade; a stalled one is left to whoever owns the TCP socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { faults, timers, scopesOf, count } = this.#options;
    if (fires(faults.upgrade, 'stall')) return;
    if (faults.upgrade.dripMs !== null) {
      drip(socket, endlessHeader(), faults.upgrade.dripMs, timers);
      return;
    }
    if (faults.upgrade.reply !== null) {
      count('upgradeRefused');
      socket.end(faults.upgrade.reply);
      return;
    }
    const refusal = judgeUpgrade(request, faults, scopesOf);
    if (refusal !== null) {
      count('upgradeRefused');
      refuseUpgrade(socket, refusal);
      return;
    }
    const grant = (): void => this.#server.handleUpgrade(request, socket, head, (accepted) => this.#serve(accepted, socket));
    if (faults.upgrade.delayMs > 0) timers.after(faults.upgrade.delayMs, grant);
    else grant();
  }

  /** Sends an unasked answer to whoever last subscribed the conversation; false when nobody is there. */
  push(conversationId: string, results?: readonly WireResult[]): boolean {
    const last = this.#lastOf.get(conversationId);
    if (last === undefined || last.socket.readyState !== last.socket.OPEN) return false;
    const { index, now } = this.#options;
    // Its date is what makes it new.
    const { queryId: _answered, ...answer } = answerOf(last.message, { index, articlesAsOf: now() });
    send(last.socket, results === undefined ? answer : { ...answer, results });
    this.#options.count('pushed');
    return true;
  }

  /** Closes every socket with a code; 1006 cuts them without a close frame. Returns how many there were. */
  dropConnections(code: number): number {
    const sockets = [...this.#server.clients];
    for (const socket of sockets) cutOrClose(socket, code);
    return sockets.length;
  }

  /** Cuts every socket; resolves when the last one has given back what it held. */
  async close(): Promise<void> {
    const emptied = this.emptied();
    this.dropConnections(1006);
    await emptied;
  }

  /** Resolves when the sockets there are now are gone, and have given back what they held. */
  async emptied(): Promise<void> {
    await Promise.all([...this.#server.clients].map((socket) => once(socket, 'close')));
  }

  #serve(socket: WebSocket, line: Duplex): void {
    const { faults, count } = this.#options;
    const socketId = (this.#sockets += 1);
    const waiting = new Set<() => void>();
    let badMessages = 0;
    count('upgraded');
    // A peer that breaks off, or sends over the payload limit, ends its own socket and nothing else.
    socket.on('error', () => undefined);
    socket.on('ping', (data) => {
      if (!fires(faults.session, 'pongOff') && socket.readyState === socket.OPEN) socket.pong(data);
    });
    socket.on('close', () => {
      for (const callOff of waiting) callOff();
      this.#inFlight -= waiting.size;
      waiting.clear();
      for (const [id, last] of this.#lastOf) if (last.socket === socket) this.#lastOf.delete(id);
    });
    socket.on('message', (data: Buffer) => {
      if (fires(faults.session, 'compressed')) line.write(compressedFrame);
      if (!this.#take(socket, socketId, data.toString('utf8'), waiting)) badMessages += 1;
      const limit = faults.session.close1008AfterBadMessages;
      if (limit !== null && badMessages >= limit) socket.close(1008, 'schema violations');
    });
    const code = closeCode(faults.session, 'closeOnOpen');
    if (code !== null) cutOrClose(socket, code);
  }

  /** Handles one message; false when it is against the schema. */
  #take(socket: WebSocket, socketId: number, text: string, waiting: Set<() => void>): boolean {
    const { faults, maxConcurrent, echoQueryId, count, record } = this.#options;
    const decoded = decodeSubscribe(text, echoQueryId ? SubscribeWithQueryId : Subscribe);
    if (!decoded.ok) {
      const { reason, conversationId } = decoded;
      this.#fail(socket, {
        code: 400,
        message: `Bad request: ${reason}`,
        ...(conversationId === undefined ? {} : { conversationId }),
      });
      return false;
    }
    const { message } = decoded;
    count('subscribed');
    const settle = record(socketId, message);
    if (socket.readyState !== socket.OPEN) {
      settle('dropped');
      return true;
    }
    const code = closeCode(faults.session, 'closeOnSubscribe');
    if (code !== null) {
      settle('dropped');
      cutOrClose(socket, code);
      return true;
    }
    const refusal = refusalOf(faults.session, this.#inFlight, maxConcurrent);
    if (refusal !== null) {
      this.#fail(socket, refusal.byFault ? spoilt({ ...refusal.error, ...idsOf(message) }, faults.session) : { ...refusal.error, ...idsOf(message) });
      settle('refused');
      return true;
    }
    this.#remember(socket, message);
    this.#answerLater(socket, message, waiting, settle);
    return true;
  }

  #answerLater(socket: WebSocket, message: Subscribe, waiting: Set<() => void>, settle: Settle): void {
    const { faults, timers, drawLatency, count, now } = this.#options;
    this.#inFlight += 1;
    const lateMs = fires(faults.answers, 'late') ? faults.answers.lateMs : 0;
    const stop = timers.after(drawLatency() + faults.answers.delayMs + lateMs, () => {
      waiting.delete(callOff);
      this.#inFlight -= 1;
      const frames = framesOf(answerOf(message, this.#options), faults, now());
      for (const frame of frames) void sendFrame(socket, frame);
      if (frames.length === 0) settle('muted');
      else settle(socket.readyState === socket.OPEN ? 'answered' : 'dropped');
      if (frames.length === 0) return;
      count('answered');
      const code = closeCodeAfterAnswer(faults.session);
      if (code !== null) cutOrClose(socket, code);
    });
    const callOff = (): void => {
      stop();
      settle('dropped');
    };
    waiting.add(callOff);
  }

  #remember(socket: WebSocket, message: Subscribe): void {
    this.#lastOf.delete(message.conversationId);
    this.#lastOf.set(message.conversationId, { socket, message });
    const oldest = this.#lastOf.keys().next();
    if (this.#lastOf.size > REMEMBERED_CONVERSATIONS && !oldest.done) this.#lastOf.delete(oldest.value);
  }

  #fail(socket: WebSocket, error: SentError): void {
    this.#options.count('failed');
    send(socket, { messageType: 'ERROR', ...error });
  }
}

function send(socket: WebSocket, message: SearchResponse | (SentError & { readonly messageType: 'ERROR' })): void {
  void sendFrame(socket, { text: JSON.stringify(message), fragments: 1 });
}

type Refusal = Omit<ErrorFrame, 'messageType' | 'conversationId' | 'queryId'>;

/** The ERROR a query is refused with, null for none; `byFault` where a switch did it, not the gateway's own limit. */
function refusalOf(
  session: Faults['session'],
  inFlight: number,
  maxConcurrent: number,
): { readonly error: Refusal; readonly byFault: boolean } | null {
  if (fires(session, 'error500')) return { error: { code: 500, message: 'Something broke.' }, byFault: true };
  if (fires(session, 'error429')) {
    const retryAfter = session.error429RetryAfterS;
    const error = { code: 429, message: 'Too many requests.', ...(retryAfter === null ? {} : { retryAfter }) };
    return { error, byFault: true };
  }
  if (inFlight < maxConcurrent) return null;
  const message = `Over the limit of ${maxConcurrent} concurrent queries.`;
  return { error: { code: 429, message, retryAfter: RETRY_AFTER_S }, byFault: false };
}

/** An ERROR as it is sent, which is not always as it should be. */
type SentError = Readonly<Partial<Record<keyof Omit<ErrorFrame, 'messageType'>, string | number>>>;

/** The error with what the switches make of it. */
function spoilt({ message, code, conversationId, queryId, retryAfter }: Omit<ErrorFrame, 'messageType'>, session: Faults['session']): SentError {
  const ids = fires(session, 'errorWithoutIds') ? {} : { ...(conversationId === undefined ? {} : { conversationId }), ...(queryId === undefined ? {} : { queryId }) };
  const inWords = code === 429 && fires(session, 'error429InWords');
  const pause = retryAfter === undefined ? {} : { retryAfter: inWords ? String(retryAfter) : retryAfter };
  return { ...(fires(session, 'errorWithoutMessage') ? {} : { message }), code: inWords ? 'too.many.requests' : code, ...ids, ...pause };
}

function idsOf({ conversationId, queryId }: Subscribe): { conversationId: string; queryId?: string } {
  return queryId === undefined ? { conversationId } : { conversationId, queryId };
}
