import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long a peer may take to read the last bytes of its connection. */
const FLUSH_MS = 500;

export interface FrontDoorOptions {
  /** An address of loopback. */
  readonly host: string;
  readonly onRequest: RequestListener;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** The HTTP server on loopback, which can be shut and opened again on the same port. */
export class FrontDoor {
  readonly #server;
  readonly #sockets = new Set<Socket>();
  readonly #host: string;
  #port = 0;

  constructor({ host, onRequest, onUpgrade }: FrontDoorOptions) {
    this.#host = host;
    this.#server = createServer(onRequest);
    this.#server.on('upgrade', onUpgrade);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get origin(): string {
    return `http://${this.#host}:${this.#port}`;
  }

  /**
   * Listens on a port, 0 for any free one.
   * @throws the listen error, when the port is taken.
   */
  async open(port: number): Promise<void> {
    this.#server.listen(port, this.#host);
    await once(this.#server, 'listening');
    // A server that listens on a host and port has an address of that kind.
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Listens again where it did before; nothing where it does so already. */
  async reopen(): Promise<void> {
    if (!this.#server.listening) await this.open(this.#port);
  }

  /** Stops listening and ends every connection, after what was written to it; resolves when the port is free. */
  async shut(): Promise<void> {
    const freed = this.#server.listening ? once(this.#server, 'close') : undefined;
    this.#server.close();
    for (const socket of this.#sockets) socket.destroySoon();
    // A peer that reads nothing would keep what was written, and the port with it.
    const patience = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, FLUSH_MS);
    await freed;
    clearTimeout(patience);
  }

  /** As shut, but what is still to be written is not waited for. */
  async slam(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.shut();
  }
}
