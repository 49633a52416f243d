import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewaySocket, type SocketEnd } from '../../../src/main/genesys/realtime/socket';
import { FakeClock } from '../../support/fake-clock';
import { turn, until } from '../../support/turns';

/** A server that speaks as the test says, byte by byte, since none that follows the protocol would do what these do. */
let server: Server;
let orgUrl: string;
let clock: FakeClock;
let sockets: GatewaySocket[];
let onConnection: (peer: Socket) => void;
let peers: Socket[];
let received: Buffer;
let opened: number;
let messages: string[];
let ends: SocketEnd[];
let overRate: number;

beforeEach(async () => {
  clock = new FakeClock();
  peers = [];
  sockets = [];
  received = Buffer.alloc(0);
  opened = 0;
  messages = [];
  ends = [];
  overRate = 0;
  server = createServer({ allowHalfOpen: true }, (peer) => {
    peers.push(peer);
    // The other side may cut it at any moment.
    peer.on('error', () => undefined);
    peer.on('data', (bytes) => (received = Buffer.concat([received, bytes])));
    onConnection(peer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of that kind.
  orgUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.useRealTimers();
  // Silently, so that none of them speaks up in the next test.
  for (const socket of sockets) socket.close();
  for (const peer of peers) peer.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function connect(): void {
  sockets.push(
    new GatewaySocket({ orgUrl, token: 'token', clock, agent: undefined }, {
      opened: () => (opened += 1),
      message: (text) => messages.push(text),
      proved: () => undefined,
      overRate: () => (overRate += 1),
      ended: (end) => ends.push(end),
    }),
  );
}

/** Connects, and completes the handshake. */
async function connected(): Promise<Socket> {
  onConnection = (peer) => {
    peer.once('data', (request) => {
      const key = /sec-websocket-key: (\S+)/i.exec(request.toString())?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      received = Buffer.alloc(0);
      peer.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    });
  };
  connect();
  await until(() => opened === 1);
  // The server has it, since the handshake went over it.
  return peers[0]!;
}

/** A ping without a payload. */
const ping = Buffer.from([0x89, 0x00]);
/** Pongs in what a client sent: masked, without a payload. */
const pongsIn = (bytes: Buffer): number => bytes.toString('latin1').split('\x8A\x80').length - 1;

/** The head of a text frame of that many bytes. */
function textHead(bytes: number): Buffer {
  const head = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(bytes), 2);
  return head;
}

describe('a server that drips a byte now and then', () => {
  it('during the handshake is given up on after 10 s, however lively it seems', async () => {
    const answer = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nX-Padding: ');
    onConnection = () => undefined;
    connect();
    await until(() => received.includes('\r\n\r\n'));
    for (let second = 0; second < 10; second += 1) {
      expect(ends).toEqual([]);
      peers[0]?.write(answer.subarray(second, second + 1));
      await turn();
      clock.advance(second < 9 ? 1_000 : 999);
    }
    expect(ends).toEqual([]);
    clock.advance(1);
    const gaveUp = { fault: { tag: 'handshake-timeout' }, remedy: 'back-off', retryAfterMs: null, code: 0 };
    expect(ends).toEqual([gaveUp]);
    await until(() => peers[0]?.readableEnded === true || peers[0]?.destroyed === true);
    await turn();
    expect(ends).toEqual([gaveUp]);
    expect(opened).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

describe('a connection that opened in time', () => {
  it('is not ended by the handshake’s deadline', async () => {
    const peer = await connected();
    clock.advance(0);
    // The ping came; this is its pong, so that no heartbeat is missed.
    await until(() => received.length > 0);
    peer.write(Buffer.from([0x8a, 0x00]));
    await until(() => clock.pending === 1);
    await turn();
    clock.advance(10_000);
    expect(ends).toEqual([]);
  });
});

describe('a server that says goodbye and leaves the line open', () => {
  it.each([
    [1012, { tag: 'gateway-unavailable', detail: 'code 1012' }, 'back-off'],
    [1008, { tag: 'gateway-limited' }, 'policy-violation'],
  ])('(%d) is left after 5 s, with what it said', async (code, named, remedy) => {
    const peer = await connected();
    // The deadline is ws's own, on the system's timers.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    peer.write(Buffer.from([0x88, 0x02, code >> 8, code & 0xff]));
    await until(() => received.includes(0x88));
    vi.advanceTimersByTime(4_999);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(ends).toEqual([]);
    vi.advanceTimersByTime(1);
    await until(() => ends.length > 0);
    expect(ends).toEqual([{ fault: named, remedy, retryAfterMs: null, code }]);
    expect(clock.pending).toBe(0);
  });
});

describe('a message', () => {
  const mebibyte = 1024 * 1024;

  it.each([
    ['1 MiB', mebibyte],
    ['a byte more', mebibyte + 1],
    ['8 MiB', 8 * mebibyte],
  ])('of %s is taken, and ends nothing', async (_what, bytes) => {
    const peer = await connected();
    peer.write(Buffer.concat([textHead(bytes), Buffer.alloc(bytes, 'x'), textHead(2), Buffer.from('{}')]));
    await until(() => messages.length === 2);
    expect(messages.map((message) => message.length)).toEqual([bytes, 2]);
    expect(ends).toEqual([]);
  });

  it.each([
    ['text', 0x81],
    ['binary', 0x82],
  ])('in a %s frame is taken, whatever its bytes are', async (_what, kind) => {
    const peer = await connected();
    const bytes = Buffer.from('"R\u00fcckgabe"', 'latin1');
    peer.write(Buffer.concat([Buffer.from([kind, bytes.length]), bytes, textHead(2), Buffer.from('{}')]));
    await until(() => messages.length === 2);
    expect(messages).toEqual(['"R\uFFFDckgabe"', '{}']);
    expect(ends).toEqual([]);
  });

  it('in more than 1,024 fragments ends the connection, and says so', async () => {
    const peer = await connected();
    const [first, next] = [Buffer.from([0x01, 0]), Buffer.from([0x00, 0])];
    peer.write(Buffer.concat([first, ...Array.from({ length: 1_023 }, () => next)]));
    await turn();
    expect(ends).toEqual([]);
    peer.write(next);
    await until(() => ends.length === 1);
    expect(ends).toMatchObject([{ fault: { tag: 'gateway-error', detail: 'an answer was in too many pieces' }, remedy: 'back-off', by: 'message' }]);
  });

  it('over 8 MiB ends the connection as soon as it says how long it will be, and says so', async () => {
    const peer = await connected();
    peer.write(textHead(8 * mebibyte + 1));
    await until(() => ends.length > 0);
    expect(ends).toEqual([{ fault: { tag: 'gateway-error', detail: 'an answer was over 8 MiB' }, remedy: 'back-off', retryAfterMs: null, code: 0, by: 'message' }]);
    expect(messages).toEqual([]);
  });

  it.each([
    ['no kind of frame', [0x83, 0], 'message'],
    ['a goodbye with a code that is none', [0x88, 2, 0, 5], undefined],
  ])('that is %s ends the connection, and is to blame where it is more than a goodbye', async (_what, frame, by) => {
    const peer = await connected();
    peer.write(Buffer.from(frame));
    await until(() => ends.length > 0);
    expect(ends[0]?.by).toBe(by);
  });
});

describe('pings without end', () => {
  it('are answered as often as a heartbeat needs, and counted beyond that', async () => {
    const peer = await connected();
    for (let times = 0; times < 50; times += 1) peer.write(Buffer.concat(Array.from({ length: 20 }, () => ping)));
    await until(() => overRate === 980);
    await until(() => pongsIn(received) === 20);
    clock.advance(1_000);
    peer.write(ping);
    await until(() => pongsIn(received) === 21);
    expect(ends).toEqual([]);
  });
});
