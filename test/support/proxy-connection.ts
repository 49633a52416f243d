import { connect, type Socket } from 'node:net';
import type { Transform } from 'node:stream';
import { Waits, type Switchboard, type Way } from './proxy-faults';
import { stagesOf } from './proxy-stages';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface ProxyConnectionOptions {
  readonly target: Endpoint;
  readonly board: Switchboard;
  readonly random: () => number;
}

/** How long the peer has to read the last bytes before a reset. */
const READ_FIRST_MS = 10;

/** A client's connection and, unless it is stalled, the one to the target, with the stages of both ways between. */
export class ProxyConnection {
  /** Resolves when no socket of this connection is left. */
  readonly gone: Promise<unknown>;
  readonly #client: Socket;
  readonly #target: Socket | null;
  readonly #board: Switchboard;
  readonly #waits: Waits;
  readonly #stages: Transform[] = [];
  /** The limit the bytes are counted for; another one starts at 0. */
  #limit: unknown = null;
  #crossed = 0;
  #cut = false;

  /** A connection that is accepted and left so. */
  static stalled(client: Socket, board: Switchboard): ProxyConnection {
    // Read all the same, else the client's end would never be noticed.
    client.resume();
    return new ProxyConnection(client, null, board);
  }

  /** A connection that is passed on to the target. */
  static through(client: Socket, { target, board, random }: ProxyConnectionOptions): ProxyConnection {
    const upstream = connect({ ...target, allowHalfOpen: true, noDelay: true });
    const connection = new ProxyConnection(client, upstream, board);
    connection.#join('up', client, upstream, random);
    connection.#join('down', upstream, client, random);
    return connection;
  }

  private constructor(client: Socket, target: Socket | null, board: Switchboard) {
    this.#client = client;
    this.#target = target;
    this.#board = board;
    this.#waits = new Waits(board);
    const sockets = target === null ? [client] : [client, target];
    // What breaks is told by 'close'; without a listener an error would end the process.
    for (const socket of sockets) socket.on('error', () => undefined);
    this.gone = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))).then(() => this.#waits.end());
    if (target === null) client.once('end', () => client.destroy());
  }

  /** Whether the client has neither hung up nor been cut off. */
  get isOpen(): boolean {
    return !this.#client.destroyed && !this.#client.readableEnded;
  }

  /** Resets both sides, muted or not. */
  reset(): void {
    this.#waits.end();
    for (const stage of this.#stages) stage.destroy();
    this.#client.resetAndDestroy();
    this.#target?.resetAndDestroy();
  }

  #join(way: Way, from: Socket, to: Socket, random: () => number): void {
    const admit = (over: Way, bytes: number): number => this.#admit(over, bytes);
    const stages = stagesOf({ way, board: this.#board, waits: this.#waits, random, admit });
    this.#stages.push(...stages);
    let last: NodeJS.ReadableStream = from;
    for (const stage of stages) last = last.pipe(stage);
    last.pipe(to);
    from.once('close', () => {
      // An orderly end has gone through the stages; anything else is a reset, which a mute keeps to itself.
      if (from.readableEnded && from.writableFinished) return;
      this.#waits.whenAudible(way, () => to.resetAndDestroy());
    });
  }

  #admit(way: Way, bytes: number): number {
    const limit = this.#board.faults.resetAfterBytes;
    if (this.#cut) return 0;
    if (limit !== this.#limit) {
      this.#limit = limit;
      this.#crossed = 0;
    }
    if (limit === null || (limit.way !== 'both' && limit.way !== way)) return bytes;
    const admitted = Math.min(bytes, limit.bytes - this.#crossed);
    this.#crossed += admitted;
    if (this.#crossed < limit.bytes) return admitted;
    this.#cut = true;
    // A peer that finds bytes and a reset at once would take the reset for an end.
    this.#waits.after(READ_FIRST_MS, () => this.reset());
    return admitted;
  }
}
