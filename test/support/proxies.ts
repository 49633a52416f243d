import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Identity } from './certificates';
import { listen, type Listening } from './listening';

/** A proxy on loopback that remembers what it was asked for. */
export interface TestProxy extends Listening {
  /** `host:port` of each request, in order. */
  readonly asked: readonly string[];
}

/** What a proxy knows of the world: where `host:port` really is; null for "can't reach it". */
export type Resolve = (authority: string) => number | null;

/** An HTTP proxy that tunnels by CONNECT; with a status it refuses instead, with an identity it is reached over TLS. */
export async function startConnectProxy(resolve: Resolve, options: { readonly status?: number; readonly identity?: Identity } = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createHttpServer();
  server.on('connect', (request, client: Socket) => {
    const authority = request.url ?? '';
    asked.push(authority);
    client.on('error', () => undefined);
    const port = resolve(authority);
    if (options.status !== undefined || port === null) {
      const status = options.status ?? 502;
      client.end(`HTTP/1.1 ${status} Refused\r\n${status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : ''}Content-Length: 0\r\n\r\n`);
      return;
    }
    const behind = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    join(client, behind);
  });
  if (options.identity === undefined) return { ...(await listen(server)), asked };
  const front = createTlsServer({ key: options.identity.key, cert: options.identity.cert }, (socket) => server.emit('connection', socket));
  return { ...(await listen(front)), asked };
}

const userAndPassword = 2;

/**
 * A SOCKS5 proxy without authentication; `reply` other than 0 refuses with that code of RFC 1928, and `methods` is the
 * way of signing in it picks: 2 is user and password, of which none is right.
 */
export async function startSocksProxy(resolve: Resolve, options: { readonly reply?: number; readonly methods?: number } = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createServer((client) => {
    client.once('data', () => {
      client.write(Buffer.from([5, options.methods ?? 0]));
      client.once('data', (request: Buffer) => {
        if (options.methods === userAndPassword) {
          client.end(Buffer.from([1, 1]));
          return;
        }
        const { host, port } = destinationOf(request);
        const authority = `${host}:${port}`;
        asked.push(authority);
        const behindPort = resolve(authority);
        const reply = options.reply ?? (behindPort === null ? 4 : 0);
        client.write(Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 0]));
        if (reply === 0 && behindPort !== null) join(client, connect(behindPort, '127.0.0.1'));
        else client.end();
      });
    });
  });
  return { ...(await listen(server)), asked };
}

/** Takes connections and says nothing. */
export function startMuteProxy(): Promise<Listening> {
  // It reads, so that it notices when the other side leaves.
  return listen(createServer((client) => client.resume()));
}

function destinationOf(request: Buffer): { readonly host: string; readonly port: number } {
  if (request[3] === 3) {
    const length = request[4] ?? 0;
    return { host: request.toString('latin1', 5, 5 + length), port: request.readUInt16BE(5 + length) };
  }
  return { host: [...request.subarray(4, 8)].join('.'), port: request.readUInt16BE(8) };
}

function join(client: Socket, behind: Socket): void {
  behind.on('error', () => client.destroy());
  behind.on('close', () => client.destroy());
  client.on('close', () => behind.destroy());
  client.pipe(behind).pipe(client);
}
