import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretState } from '../../../src/main/keychain/secret-service';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = process.env;
let bus: Server | null = null;
const sockets = new Set<Socket>();

beforeEach(() => {
  delete process.env.DBUS_SESSION_BUS_ADDRESS;
  delete process.env.XDG_RUNTIME_DIR;
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  bus?.close();
  bus = null;
  for (const [name, value] of [['DBUS_SESSION_BUS_ADDRESS', address], ['XDG_RUNTIME_DIR', folder]] as const) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

/** A bus that says all of this as soon as it is greeted: a client takes it one by one. */
async function busThatSays(...answers: readonly (string | Buffer)[]): Promise<string[]> {
  const heard: string[] = [];
  bus = createServer((socket) => {
    sockets.add(socket);
    // A client that has heard enough goes.
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk.toString('latin1'));
      if (heard.length === 1) for (const one of answers) socket.write(one);
    });
  });
  const path = join(scratch(), 'bus');
  bus.listen(path);
  await once(bus, 'listening');
  process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${path},guid=00`;
  return heard;
}

/** An answer of the bus to a call: type 2 is a return, 3 an error. */
function answer(serial: number, body: Buffer, type = 2): Buffer {
  const bytes = Buffer.alloc(24 + body.length);
  bytes.set([0x6c, type, 1, 1]);
  bytes.writeUInt32LE(body.length, 4);
  bytes.writeUInt32LE(serial + 100, 8);
  bytes.writeUInt32LE(8, 12);
  bytes.set([5, 1, 0x75, 0], 16);
  bytes.writeUInt32LE(serial, 20);
  body.copy(bytes, 24);
  return bytes;
}

/** Two lists of paths, of so many bytes each. */
function lists(open: number, locked: number): Buffer {
  const first = Math.ceil(open / 4) * 4;
  const body = Buffer.alloc(8 + first + locked);
  body.writeUInt32LE(open, 0);
  body.writeUInt32LE(locked, 4 + first);
  return body;
}

const none = Buffer.alloc(0);
const ask = (deadlineMs = 60_000) => secretState('Cuecard', 'audit:0123', deadlineMs);

describe('where a secret is', () => {
  it.each([
    [{ open: 21, locked: 0 }, 'open'],
    [{ open: 0, locked: 21 }, 'locked'],
    [{ open: 0, locked: 0 }, 'absent'],
    [{ open: 21, locked: 21 }, 'open'],
  ] as const)('is what the service says: %o is %s', async ({ open, locked }, state) => {
    await busThatSays('OK 0\r\n', answer(1, none), answer(2, lists(open, locked)));
    await expect(ask()).resolves.toBe(state);
  });

  it('is asked without starting the service, and without reading the secret', async () => {
    const heard = await busThatSays('OK 0\r\n', answer(1, none));
    // It has heard the question by the time that it hangs up.
    bus?.on('connection', (socket: Socket) => socket.on('data', (chunk) => (chunk.includes('SearchItems') ? socket.destroy() : undefined)));
    await expect(ask()).rejects.toThrow('the session’s bus went away');
    const all = Buffer.from(heard.join(''), 'latin1');
    const call = all.lastIndexOf(Buffer.from([0x6c, 1, 2, 1]));
    expect(all.subarray(call).toString('latin1')).toContain('SearchItems');
    expect(all.toString('latin1')).not.toContain('GetSecret');
  });

  it.each([
    ['the bus refuses', ['REJECTED EXTERNAL\r\n'], 'the session’s bus refused'],
    ['there is no such service', ['OK 0\r\n', answer(1, none), answer(2, none, 3)], 'there is no keychain service'],
    ['the answer claims to be endless', ['OK 0\r\n', Buffer.from([0x6c, 2, 1, 1, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0, 0, 0, 0, 0, 0])], 'the keychain’s answer is too long'],
    ['the answer is of another byte order', ['OK 0\r\n', Buffer.alloc(64, 0x42)], 'the session’s bus speaks another byte order'],
  ])('is unknown where %s', async (_what, answers, why) => {
    await busThatSays(...answers);
    await expect(ask()).rejects.toThrow(why);
  });

  it('is unknown where the bus is mute, once the deadline is over', async () => {
    await busThatSays();
    await expect(ask(20)).rejects.toThrow('the keychain does not answer');
  });

  it.each([
    ['there is no bus', undefined],
    ['the bus is elsewhere', 'tcp:host=127.0.0.1,port=1'],
    ['nobody listens there', 'unix:path=/nonexistent/bus'],
  ])('is unknown where %s', async (_what, where) => {
    if (where !== undefined) process.env.DBUS_SESSION_BUS_ADDRESS = where;
    await expect(ask()).rejects.toThrow('there is no session bus');
  });
});
