import { Agent, type AgentOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Fetch } from '../../../src/main/genesys/token';

/** Where connections of the app really go: to the proxy, or where the system says no. */
export type Reach =
  | 'the-gateway'
  /** ENETUNREACH: no route leads to the broadcast address. */
  | 'no-network'
  /** ECONNREFUSED: nobody listens on the port. */
  | 'nobody-there'
  /** ENOTFOUND: no resolver is asked for a label of over 63 characters. */
  | 'no-such-host'
  /** A server on loopback whose certificate nobody has signed. */
  | { readonly untrusted: string };

/** The app's network: its sockets and its fetch go where `reach` says, by real calls with real errors. */
export class Network {
  reach: Reach = 'the-gateway';
  readonly agent: Agent;
  #longestMs = 0;
  #busyMs = 0;

  constructor() {
    this.agent = new SteeredAgent((options) => this.#measured(this.#connect(options)));
  }

  readonly fetch: Fetch = (url, init) => {
    const { pathname, port } = new URL(url);
    if (this.reach === 'the-gateway') return fetch(`http://127.0.0.1:${port}${pathname}`, init);
    if (this.reach === 'nobody-there') return fetch(`http://127.0.0.1:${closedPort}${pathname}`, init);
    if (this.reach === 'no-network') return fetch(`http://255.255.255.255${pathname}`, init);
    if (this.reach === 'no-such-host') return fetch(`https://${unknownHost}${pathname}`, init);
    return fetch(`${this.reach.untrusted}${pathname}`, init);
  };

  /** Milliseconds the app spent at a stretch on what came in on its sockets, at most. */
  get longestStallMs(): number {
    return this.#longestMs;
  }

  #connect(options: Target): Socket {
    if (this.reach === 'the-gateway') return connect(options.port, '127.0.0.1');
    if (this.reach === 'nobody-there') return connect(closedPort, '127.0.0.1');
    if (this.reach === 'no-network') return connect(80, '255.255.255.255');
    if (this.reach === 'no-such-host') return connect(443, unknownHost);
    const { hostname, port } = new URL(this.reach.untrusted);
    return connectSecurely({ host: hostname, port: Number(port) });
  }

  /** Adds up what one turn of the event loop costs: a socket is read several times in a turn. */
  #measured(socket: Socket): Socket {
    const emit = socket.emit.bind(socket);
    socket.emit = (event: string | symbol, ...rest: unknown[]): boolean => {
      const from = performance.now();
      const heard = emit(event, ...rest);
      if (this.#busyMs === 0) setImmediate(() => (this.#busyMs = 0));
      this.#busyMs += performance.now() - from;
      this.#longestMs = Math.max(this.#longestMs, this.#busyMs);
      return heard;
    };
    return socket;
  }
}

/** No port that a system hands out, and none that fetch refuses to know. */
const closedPort = 4;
const unknownHost = `${'x'.repeat(64)}.invalid`;

interface Target {
  readonly host: string;
  readonly port: number;
}

class SteeredAgent extends Agent {
  constructor(private readonly open: (options: Target) => Socket, options?: AgentOptions) {
    super(options);
  }


  override createConnection(options: Target): Socket {
    return this.open(options);
  }
}
