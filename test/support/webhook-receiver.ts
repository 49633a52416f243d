import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { outboxEventSchema, type OutboxEvent } from '../../src/shared/domain/outbox-event';

/** A delivery as it came in over the socket. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: OutboxEvent;
}

/** What the receiver does with a request it has read. */
export type Mood =
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Never answers. */
  | { readonly kind: 'stall' }
  /** Cuts the connection. */
  | { readonly kind: 'die' };

export const answering = (status: number, headers: Readonly<Record<string, string>> = {}): Mood => ({ kind: 'answer', status, headers });

/** A receiver of webhooks on loopback: a real HTTP server that takes events, or fails in the ways one can. */
export class WebhookReceiver {
  /** Changes with the next request. */
  mood: Mood = answering(204);
  /** What it does with particular events instead; null where it is in its mood. */
  moodFor: (event: OutboxEvent) => Mood | null = () => null;
  /** Everything that came, accepted or not, in order. */
  readonly requests: Received[] = [];
  /** What was answered with 2xx, in order. */
  readonly accepted: OutboxEvent[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #stalled = new Set<Socket>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** @param port a free one, unless another receiver is to be replaced */
  static async start(port = 0): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve, reject) => {
      receiver.#server.once('error', reject);
      receiver.#server.listen(port, '127.0.0.1', resolve);
    });
    return receiver;
  }

  get port(): number {
    // A server that listens on a port has an address of that kind.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Requests that wait for an answer which never comes. */
  get stalled(): number {
    return this.#stalled.size;
  }

  /** The address of a webhook here. */
  url(path = '/events'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const event = outboxEventSchema.parse(JSON.parse(body));
    this.requests.push({ path: request.url ?? '', headers: request.headers, body, event });
    const mood = this.moodFor(event) ?? this.mood;
    if (mood.kind === 'stall') {
      this.#stalled.add(request.socket);
      request.socket.on('close', () => this.#stalled.delete(request.socket));
      return;
    }
    if (mood.kind === 'die') {
      request.socket.destroy();
      return;
    }
    if (mood.status >= 200 && mood.status < 300) this.accepted.push(event);
    response.writeHead(mood.status, mood.headers).end();
  }
}
