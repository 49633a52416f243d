import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Remedy } from '../../../src/main/genesys/session/failure';
import { GatewaySocket, type SocketEnd } from '../../../src/main/genesys/realtime/socket';
import type { FaultTag } from '../../../src/shared/domain/fault';
import { FakeClock } from '../../support/fake-clock';
import { turn, until } from '../../support/turns';

/** A server that answers an upgrade, and then speaks, byte by byte as the test says: none that keeps to the protocol would. */
let server: Server;
let clock: FakeClock;
let sockets: GatewaySocket[];
let peers: Socket[];
let opened: number;
let messages: string[];
let ends: SocketEnd[];
let answer: (key: string) => string | Buffer;

const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(async () => {
  clock = new FakeClock();
  [sockets, peers, messages, ends, opened] = [[], [], [], [], 0];
  server = createServer((peer) => {
    peers.push(peer);
    // The other side may cut it at any moment.
    peer.on('error', () => undefined);
    peer.once('data', (request) => peer.write(answer(/sec-websocket-key: (\S+)/i.exec(request.toString())?.[1] ?? '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  for (const peer of peers) peer.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function connect(): void {
  sockets.push(
    new GatewaySocket({ orgUrl: `http://${host()}`, token: 'token', clock, agent: undefined }, {
      opened: () => (opened += 1),
      message: (text) => messages.push(text),
      proved: () => undefined,
      ended: (end) => ends.push(end),
    }),
  );
}

const acceptOf = (key: string): string => createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
const switching = 'HTTP/1.1 101 Switching Protocols';
const upgraded = (key: string, ...more: string[]): string => head(switching, 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${acceptOf(key)}`, ...more);
const ordinary = (status: string, ...more: string[]): string => head(`HTTP/1.1 ${status}`, 'Content-Length: 0', 'Connection: close', ...more);
const page = (status: string): string => `${head(`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', 'Content-Length: 13', 'Connection: close')}<html></html>`;

type Expected = readonly [tag: FaultTag, remedy: Remedy, detail?: string | undefined, retryAfterMs?: number | null];

async function endsBy([tag, remedy, detail, retryAfterMs = null]: Expected, code = 0, by: { readonly by?: 'message' } = {}): Promise<void> {
  await until(() => ends.length > 0);
  const named = detail === undefined ? { tag } : { tag, detail: detail.replace('HOST', host()) };
  expect(ends).toEqual([{ fault: named, remedy, retryAfterMs, code, ...by }]);
  await turn();
  // Once, and with no timer left.
  expect([ends.length, clock.pending]).toEqual([1, 0]);
}

describe('an upgrade that is answered', () => {
  it.each<readonly [what: string, answer: (key: string) => string | Buffer, expected: Expected]>([
    ['with a wrong Sec-WebSocket-Accept', () => head(switching, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA='), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['without a Sec-WebSocket-Accept', () => head(switching, 'Upgrade: websocket', 'Connection: Upgrade'), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['with another protocol to switch to', (key) => upgraded(key).replace('Upgrade: websocket', 'Upgrade: h2c'), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['with a subprotocol nobody asked for', (key) => upgraded(key, 'Sec-WebSocket-Protocol: graphql-ws'), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['with an extension nobody asked for', (key) => upgraded(key, 'Sec-WebSocket-Extensions: permessage-deflate'), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['with an extension that can’t be read', (key) => upgraded(key, 'Sec-WebSocket-Extensions: ;;;'), ['protocol-broken', 'slow', 'the handshake is wrong']],
    ['200 and a web page', () => page('200 OK'), ['web-page-instead', 'slow', 'HOST']],
    ['200 and nothing', () => ordinary('200 OK'), ['protocol-broken', 'slow', 'it answered 200']],
    ['204', () => ordinary('204 No Content'), ['protocol-broken', 'slow', 'it answered 204']],
    ['302 to elsewhere', () => ordinary('302 Found', 'Location: https://login.wifi.example/'), ['gateway-unavailable', 'slow', 'it answered 302']],
    ['302 to elsewhere, with a web page', () => page('302 Found').replace('Content-Length', 'Location: https://login.wifi.example/\r\nContent-Length'), ['web-page-instead', 'slow', 'HOST']],
    ['400', () => ordinary('400 Bad Request'), ['protocol-broken', 'slow', 'it answered 400']],
    ['401', () => ordinary('401 Unauthorized'), ['gateway-unauthorized', 're-authenticate']],
    ['403', () => ordinary('403 Forbidden'), ['gateway-forbidden', 'stop']],
    ['403 and a filter’s page', () => page('403 Forbidden'), ['web-page-instead', 'slow', 'HOST']],
    ['404', () => ordinary('404 Not Found'), ['gateway-not-found', 'slow']],
    ['407', () => ordinary('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic'), ['proxy-refused', 'slow', '407']],
    ['408', () => ordinary('408 Request Timeout'), ['gateway-unavailable', 'back-off', 'it answered 408']],
    ['410', () => ordinary('410 Gone'), ['gateway-not-found', 'slow']],
    ['426', () => ordinary('426 Upgrade Required', 'Upgrade: websocket'), ['protocol-broken', 'slow', 'it answered 426']],
    ['429 with Retry-After: 7', () => ordinary('429 Too Many Requests', 'Retry-After: 7'), ['gateway-limited', 'limited', undefined, 7_000]],
    ['500 and a web page', () => page('500 Internal Server Error'), ['gateway-unavailable', 'back-off', 'it answered 500']],
    ['503 with Retry-After in seconds', () => ordinary('503 Service Unavailable', 'Retry-After: 30'), ['gateway-unavailable', 'back-off', 'it answered 503', 30_000]],
    ['503 with Retry-After as a date', () => ordinary('503 Service Unavailable', 'Retry-After: Tue, 03 Feb 2026 09:31:00 GMT'), ['gateway-unavailable', 'back-off', 'it answered 503', 60_000]],
    ['511 and a web page', () => page('511 Network Authentication Required'), ['web-page-instead', 'slow', 'HOST']],
    ['with what is no HTTP', () => 'SSH-2.0-OpenSSH_9.2\r\n', ['protocol-broken', 'slow', 'it does not speak HTTP']],
    ['with random bytes', () => Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x0a, 0x0d, 0x00]), ['protocol-broken', 'slow', 'it does not speak HTTP']],
  ])('%s is named, and remedied', async (_what, bytes, expected) => {
    answer = bytes;
    connect();
    await endsBy(expected);
    expect(opened).toBe(0);
  });

  it('with half a head, and then cut, is a lost connection', async () => {
    answer = () => 'HTTP/1.1 101 Switch';
    connect();
    await until(() => peers.length === 1);
    await turn();
    peers[0]?.end();
    await until(() => ends.length > 0);
    expect(ends).toMatchObject([{ fault: { tag: 'connection-lost' }, remedy: 'back-off' }]);
  });
});

/** Connects, and completes the handshake. */
async function connected(): Promise<Socket> {
  answer = upgraded;
  connect();
  await until(() => opened === 1);
  return peers[0]!;
}

describe('a frame', () => {
  it.each<readonly [what: string, bytes: readonly number[], detail: string]>([
    ['that is compressed, which nobody asked for', [0xc1, 0x03, 0xca, 0x48, 0x05], 'a compressed frame that was not agreed on'],
    ['with a bit that is reserved', [0xa1, 0x00], 'WS_ERR_UNEXPECTED_RSV_2_3'],
    ['of a kind that doesn’t exist', [0x83, 0x00], 'WS_ERR_INVALID_OPCODE'],
    ['that goes on with nothing', [0x80, 0x00], 'WS_ERR_INVALID_OPCODE'],
    ['that is masked, as only a client’s are', [0x81, 0x81, 1, 2, 3, 4, 5], 'WS_ERR_UNEXPECTED_MASK'],
    ['of control in pieces', [0x09, 0x00], 'WS_ERR_EXPECTED_FIN'],
    ['of control that is too long', [0x89, 0x7e, 0x00, 0x7e], 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'],
    ['that closes with a code no frame may have', [0x88, 0x02, 1015 >> 8, 1015 & 0xff], 'WS_ERR_INVALID_CLOSE_CODE'],
  ])('%s ends the connection, and says so', async (_what, bytes, detail) => {
    const peer = await connected();
    peer.write(Buffer.from(bytes));
    await endsBy(['protocol-broken', 'slowing', detail], 0, detail === 'WS_ERR_INVALID_CLOSE_CODE' ? {} : { by: 'message' });
    expect(messages).toEqual([]);
  });
});

describe('a connection that is closed with', () => {
  it.each<readonly [code: number, expected: Expected]>([
    [1000, ['connection-lost', 'back-off']],
    [1001, ['connection-lost', 'back-off']],
    [1002, ['protocol-broken', 'slowing', 'code 1002']],
    [1003, ['protocol-broken', 'slowing', 'code 1003']],
    [1007, ['protocol-broken', 'slowing', 'code 1007']],
    [1008, ['gateway-limited', 'policy-violation']],
    [1009, ['protocol-broken', 'slowing', 'code 1009']],
    [1010, ['protocol-broken', 'slow', 'code 1010']],
    [1011, ['gateway-unavailable', 'back-off', 'code 1011']],
    [1012, ['gateway-unavailable', 'back-off', 'code 1012']],
    [1013, ['gateway-unavailable', 'back-off', 'code 1013']],
    [1014, ['gateway-unavailable', 'back-off', 'code 1014']],
    [3000, ['gateway-unauthorized', 're-authenticate']],
    [3003, ['gateway-forbidden', 'stop']],
    [3008, ['gateway-unavailable', 'back-off', 'code 3008']],
    [3999, ['gateway-unavailable', 'back-off', 'code 3999']],
    [4000, ['gateway-unavailable', 'back-off', 'code 4000']],
    [4400, ['protocol-broken', 'slowing', 'code 4400']],
    [4401, ['gateway-unauthorized', 're-authenticate']],
    [4403, ['gateway-forbidden', 'stop']],
    [4404, ['gateway-not-found', 'slow']],
    [4408, ['gateway-unavailable', 'back-off', 'code 4408']],
    [4410, ['gateway-not-found', 'slow']],
    [4429, ['gateway-limited', 'limited']],
    [4500, ['gateway-unavailable', 'back-off', 'code 4500']],
    [4503, ['gateway-unavailable', 'back-off', 'code 4503']],
  ])('%d is named, and remedied', async (code, expected) => {
    const peer = await connected();
    peer.end(Buffer.from([0x88, 0x02, code >> 8, code & 0xff]));
    await endsBy(expected, code);
  });

  it('no code at all is a lost connection', async () => {
    const peer = await connected();
    peer.end(Buffer.from([0x88, 0x00]));
    await endsBy(['connection-lost', 'back-off'], 1005);
  });
});
