import type { Article } from './articles';
import { noFaults, type Faults } from './faults';
import { FrontDoor } from './front-door';
import { RealtimeGateway, type Outcome } from './realtime-gateway';
import { buildSearchIndex } from './search';
import { Timers } from './timers';
import { NEEDED_SCOPES, sendJson, TokenEndpoint } from './token-endpoint';
import { REALTIME_PATH } from './upgrade';
import type { Subscribe, WireResult } from './wire';

const DEFAULT_HOST = '127.0.0.1';
const REMEMBERED_REQUESTS = 500;
const DEFAULT_LATENCY = { min: 80, max: 220 } as const;

export interface SimulatorOptions {
  readonly articles: readonly Article[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** An address of 127.0.0.0/8 to listen on; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** Milliseconds from a query to its answer, fixed or drawn evenly from a range; default 80–220. */
  readonly latencyMs?: number | { readonly min: number; readonly max: number } | undefined;
  /** Queries in flight over all sockets before ERROR 429; default 5. */
  readonly maxConcurrent?: number | undefined;
  /** Take an optional queryId and echo it; default false, as the seed's gateway. */
  readonly echoQueryId?: boolean | undefined;
  /** Scopes a token is granted; default those the gateway needs. */
  readonly scopes?: readonly string[] | undefined;
  /** Seconds; default 3600. */
  readonly tokenLifetimeS?: number | undefined;
  /** Epoch milliseconds; default Date.now. */
  readonly now?: (() => number) | undefined;
  /** 0 ≤ x < 1; default Math.random. */
  readonly random?: (() => number) | undefined;
}

/** Running totals since the start, and what is open now. */
export interface Counters {
  readonly tokensIssued: number;
  readonly tokensRefused: number;
  readonly upgrades: number;
  readonly upgradesRefused: number;
  readonly subscribes: number;
  readonly answers: number;
  readonly pushes: number;
  /** ERROR frames sent. */
  readonly errors: number;
  readonly openSockets: number;
  readonly inFlight: number;
}

/** One SUBSCRIBE as it came in. */
export interface RecordedRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 1 for the first socket, and so on: tells the sockets of a reconnecting client apart. */
  readonly socketId: number;
  readonly message: Subscribe;
  /** What became of it; 'waiting' while the gateway works on it. */
  readonly outcome: Outcome | 'waiting';
}

export interface Simulator {
  /** http://HOST:PORT */
  readonly origin: string;
  /** Set these at any time; see faults.ts. */
  readonly faults: Faults;
  readonly counters: Counters;
  /** The last 500 SUBSCRIBE messages, the oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Every access token granted so far. */
  readonly tokens: readonly string[];
  /**
   * Sends new knowledge to whoever last subscribed a conversation: these results, or the search's
   * for its last query. False when nobody subscribed it on a socket that is still open.
   */
  push(conversationId: string, results?: readonly WireResult[]): boolean;
  /** Other articles from now on, as if somebody had edited the knowledge bases. */
  replaceArticles(articles: readonly Article[]): void;
  /** Closes every socket with a code; 1006 cuts them without a close frame. Returns how many there were. */
  dropConnections(code: number): number;
  /**
   * Stops listening and ends every connection, WebSockets with this code: 1012 unless told otherwise, 1006 cuts them
   * without a close frame. Counters, requests, tokens and switches stay. The port is free when it resolves.
   */
  goDown(code?: number): Promise<void>;
  /**
   * Listens again on the same port; nothing where it is not down.
   * @throws the listen error, when the port was taken meanwhile.
   */
  comeBack(): Promise<void>;
  /** goDown and comeBack, at once. */
  restart(code?: number): Promise<void>;
  /** Ends every connection and timer at once; the port is free when it resolves. */
  close(): Promise<void>;
}

/**
 * Starts a Genesys on loopback: token endpoint, realtime gateway, search over the given articles.
 * @throws the listen error, when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { articles, clientId, clientSecret, host = DEFAULT_HOST, now = Date.now, random = Math.random } = options;
  const faults = noFaults();
  const timers = new Timers();
  const requests: RecordedRequest[] = [];
  const totals = {
    issued: 0,
    refused: 0,
    upgraded: 0,
    upgradeRefused: 0,
    subscribed: 0,
    answered: 0,
    pushed: 0,
    failed: 0,
  };
  const count = (event: keyof typeof totals): void => {
    totals[event] += 1;
  };

  const tokens = new TokenEndpoint({
    clientId,
    clientSecret,
    scopes: options.scopes ?? NEEDED_SCOPES,
    tokenLifetimeS: options.tokenLifetimeS ?? 3600,
    faults,
    timers,
    now,
    count,
  });
  let index = buildSearchIndex(articles);
  const gateway = new RealtimeGateway({
    get index() {
      return index;
    },
    faults,
    timers,
    now,
    articlesAsOf: now(),
    maxConcurrent: options.maxConcurrent ?? 5,
    echoQueryId: options.echoQueryId ?? false,
    drawLatency: latencyOf(options.latencyMs ?? DEFAULT_LATENCY, random),
    scopesOf: (token) => tokens.scopesOf(token),
    count,
    record(socketId, message) {
      const request: Mutable<RecordedRequest> = { at: now(), socketId, message, outcome: 'waiting' };
      requests.push(request);
      if (requests.length > REMEMBERED_REQUESTS) requests.shift();
      return (outcome) => (request.outcome = outcome);
    },
  });

  const door = new FrontDoor({
    host,
    onRequest(request, response) {
      const path = (request.url ?? '').split('?')[0];
      if (path === '/oauth/token') {
        // Rejects only when the client broke off in the middle of its body.
        tokens.handle(request, response).catch(() => response.destroy());
      } else if (path === REALTIME_PATH) {
        const headers = { Upgrade: 'websocket' };
        sendJson(response, { status: 426, body: { message: 'Upgrade to websocket.' }, headers });
      } else {
        sendJson(response, { status: 404, body: { message: 'There is no such resource.' } });
      }
    },
    onUpgrade: (request, socket, head) => gateway.upgrade(request, socket, head),
  });
  await door.open(options.port ?? 0);

  const goDown = async (code = 1012): Promise<void> => {
    gateway.dropConnections(code);
    await Promise.all([door.shut(), gateway.emptied()]);
  };
  const comeBack = (): Promise<void> => door.reopen();
  const shut = async (): Promise<void> => {
    timers.clear();
    const gone = gateway.close();
    await Promise.all([door.slam(), gone]);
  };
  let closed: Promise<void> | undefined;
  return {
    origin: door.origin,
    faults,
    requests,
    get tokens() {
      return tokens.granted;
    },
    get counters() {
      return {
        tokensIssued: totals.issued,
        tokensRefused: totals.refused,
        upgrades: totals.upgraded,
        upgradesRefused: totals.upgradeRefused,
        subscribes: totals.subscribed,
        answers: totals.answered,
        pushes: totals.pushed,
        errors: totals.failed,
        openSockets: gateway.openSockets,
        inFlight: gateway.inFlight,
      };
    },
    replaceArticles(next) {
      index = buildSearchIndex(next);
    },
    push: (conversationId, results) => gateway.push(conversationId, results),
    dropConnections: (code) => gateway.dropConnections(code),
    goDown,
    comeBack,
    async restart(code) {
      await goDown(code);
      await comeBack();
    },
    close() {
      closed ??= shut();
      return closed;
    },
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function latencyOf(latency: NonNullable<SimulatorOptions['latencyMs']>, random: () => number): () => number {
  if (typeof latency === 'number') return () => latency;
  return () => latency.min + random() * (latency.max - latency.min);
}
