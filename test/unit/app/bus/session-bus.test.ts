import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Message } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, it } from 'vitest';
import { sessionBusAddress } from '../../../../src/main/app/bus/bus-address';
import { SessionBus } from '../../../../src/main/app/bus/session-bus';
import type { BusCall } from '../../../../src/main/app/bus/bus-words';
import { FakeClock } from '../../../support/fake-clock';
import { startPeer, startPrivateBus, type PrivateBus } from '../../../support/private-bus';
import { recordingLog } from '../../../support/recording-log';
import { scratchFolders } from '../../../support/scratch';
import { until, watch } from '../../../support/turns';

const scratch = scratchFolders();
const buses: PrivateBus[] = [];
const clients: SessionBus[] = [];
const servers: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const bus of buses.splice(0)) await bus.kill();
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function privateBus(): Promise<PrivateBus> {
  const bus = await startPrivateBus(scratch());
  buses.push(bus);
  return bus;
}

function client(address: string | null, clock = new FakeClock(), log = recordingLog()): SessionBus {
  const made = new SessionBus({ address, clock, log });
  clients.push(made);
  return made;
}

const name = 'org.example.Peer';
const peerCall: BusCall = { destination: name, path: '/', interface: name, member: 'Say', signature: 's', body: ['x'] };
const echo = (message: Message): Message => Message.newMethodReturn(message, 's', [`${String(message.body[0])}!`]);

/** Whoever connects hears nothing of it. */
async function muteBus(): Promise<{ readonly address: string; readonly sockets: Set<Socket> }> {
  const path = join(scratch(), 'bus');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined).resume();
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  servers.push({ server, sockets });
  return { address: `unix:path=${path}`, sockets };
}

describe('the session bus', () => {
  it('carries a call and its answer, and an error as a refusal by its name', async () => {
    const bus = await privateBus();
    const peer = await startPeer(bus, name, (message) => (message.member === 'Say' ? echo(message) : Message.newError(message, 'org.example.Error.No', 'not today')));
    const own = client(bus.address);
    expect(await own.call(peerCall, { withinMs: 2_000 })).toEqual({ ok: true, value: ['x!'] });
    expect(await own.call({ ...peerCall, member: 'Refuse' }, { withinMs: 2_000 })).toEqual({ ok: false, error: { tag: 'refused', error: 'org.example.Error.No: not today' } });
    const nobody = await own.call({ ...peerCall, destination: 'org.example.Nobody' }, { withinMs: 2_000 });
    expect(nobody.ok ? '' : nobody.error.error).toContain('org.freedesktop.DBus.Error.NameHasNoOwner');
    peer.stop();
  });

  it('gives up a call in time, and hears the answer that comes later', async () => {
    const bus = await privateBus();
    const clock = new FakeClock();
    const peer = await startPeer(bus, name, () => null);
    const own = client(bus.address, clock);
    const late: unknown[] = [];
    const answer = watch(own.call(peerCall, { withinMs: 2_000, late: (body) => late.push(...body) }));
    await until(() => peer.asked.length === 1);
    clock.advance(2_000);
    await until(() => answer.times === 1);
    expect(answer.value).toMatchObject({ ok: false, error: { tag: 'late' } });
    const [asked] = peer.asked;
    if (asked !== undefined) peer.bus.send(echo(asked));
    await until(() => late.length === 1);
    expect(late).toEqual(['x!']);
    expect(clock.pending).toBe(0);
    peer.stop();
  });

  it('is given up when it takes the connection and says nothing, and its socket is closed', async () => {
    const mute = await muteBus();
    const clock = new FakeClock();
    const own = client(mute.address, clock);
    const answer = watch(own.call(peerCall, { withinMs: 10_000 }));
    await until(() => mute.sockets.size === 1);
    clock.advance(5_000);
    await until(() => answer.times === 1 && mute.sockets.size === 0);
    expect(answer.value).toMatchObject({ ok: false, error: { tag: 'unreachable' } });
    expect(own.support).toBe('none');
    expect(clock.pending).toBe(0);
  });

  it.each([null, 'unix:path=/nowhere/at/all', 'unix:path=/dev/null'])('may not be there at all (%s): nothing is thrown, and nothing waits', async (address) => {
    const clock = new FakeClock();
    const own = client(address, clock);
    expect(await own.call(peerCall, { withinMs: 2_000 })).toMatchObject({ ok: false, error: { tag: 'unreachable' } });
    expect(await own.call(peerCall, { withinMs: 2_000 })).toMatchObject({ ok: false, error: { tag: 'unreachable' } });
    expect(own.support).toBe('none');
    expect(clock.pending).toBe(0);
  });

  it('is found again after it was gone, with all that somebody listens to; calls that were out end at once', async () => {
    const bus = await privateBus();
    const clock = new FakeClock();
    const log = recordingLog();
    const own = client(bus.address, clock, log);
    const owners: (string | null)[] = [];
    const heard: unknown[] = [];
    own.watchOwner(name, (owner) => owners.push(owner));
    own.listen({ sender: name, path: '/', interface: name, member: 'Told' }, ({ body }) => heard.push(...body));
    const first = await startPeer(bus, name, () => null);
    await until(() => owners.length === 1);
    const unanswered = watch(own.call(peerCall, { withinMs: 60_000 }));
    await until(() => first.asked.length === 1);
    for (let time = 0; time < 3; time += 1) {
      await bus.kill();
      await until(() => owners.at(-1) === null);
      await bus.restart();
      const again = await startPeer(bus, name, echo);
      expect(clock.step(60_000)).toBe('ran');
      await until(() => owners.at(-1) !== null);
      // Whoever is asked after the signal has been heard from has sent it before.
      again.bus.send(Message.newSignal('/', name, 'Told', 'i', [time]));
      await until(() => heard.length === time + 1);
    }
    expect(unanswered.value).toMatchObject({ ok: false, error: { tag: 'unreachable' } });
    expect(heard).toEqual([0, 1, 2]);
    expect(owners.filter((owner) => owner === null)).toHaveLength(3);
    await bus.kill();
    await until(() => owners.at(-1) === null);
    // One timer, for the next try.
    expect(clock.pending).toBe(1);
    for (let times = 0; times < 20; times += 1) {
      expect(clock.step(60_000)).toBe('ran');
      await until(() => clock.pending === 1 && own.support === 'none');
    }
    own.close();
    expect(clock.pending).toBe(0);
  });

  it('is left alone for a while when somebody floods it', async () => {
    const bus = await privateBus();
    const clock = new FakeClock();
    const own = client(bus.address, clock);
    const owners: (string | null)[] = [];
    let heard = 0;
    own.watchOwner(name, (owner) => owners.push(owner));
    own.listen({ sender: name, path: '/', interface: name }, () => (heard += 1));
    const noisy = await startPeer(bus, name, echo);
    await until(() => owners.length === 1);
    for (let times = 0; times < 5_000; times += 1) noisy.bus.send(Message.newSignal('/', name, 'Told', 'i', [times]));
    await until(() => owners.at(-1) === null);
    expect(heard).toBeLessThanOrEqual(1_000);
    expect(clock.step(60_000)).toBe('ran');
    await until(() => owners.at(-1) !== null);
    expect(await own.call(peerCall, { withinMs: 2_000 })).toMatchObject({ ok: true });
    noisy.stop();
  });

  it('hears a signal only from whom it listens to, and no more once that has ended', async () => {
    const bus = await privateBus();
    const own = client(bus.address);
    const heard: unknown[] = [];
    const stop = own.listen({ sender: name, path: '/', interface: name, member: 'Told' }, ({ body }) => heard.push(...body));
    const peer = await startPeer(bus, name, echo);
    const other = await startPeer(bus, 'org.example.Other', echo);
    expect(await own.call(peerCall, { withinMs: 2_000 })).toMatchObject({ ok: true });
    other.bus.send(Message.newSignal('/', name, 'Told', 's', ['by another']));
    peer.bus.send(Message.newSignal('/', name, 'Other', 's', ['something else']));
    peer.bus.send(Message.newSignal('/', name, 'Told', 's', ['to us']));
    await until(() => heard.length > 0);
    expect(heard).toEqual(['to us']);
    stop();
    peer.bus.send(Message.newSignal('/', name, 'Told', 's', ['too late']));
    expect(await own.call(peerCall, { withinMs: 2_000 })).toMatchObject({ ok: true });
    expect(heard).toEqual(['to us']);
    peer.stop();
    other.stop();
  });
});

describe('the address of the session’s bus', () => {
  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, 'unix:path=/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/dbus-a%20b,guid=0123' }, 'unix:path=/tmp/dbus-a b'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:guid=0123,abstract=/tmp/dbus-x' }, 'unix:abstract=/tmp/dbus-x'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=elsewhere.example,port=1;unix:path=/run/bus' }, 'unix:path=/run/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/run/user/1000' }, 'unix:path=/run/user/1000/bus'],
    [{ XDG_RUNTIME_DIR: '/run/user/1000' }, 'unix:path=/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_RUNTIME_DIR: '/run/user/1000' }, null],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unixexec:path=/bin/sh' }, null],
    [{ DBUS_SESSION_BUS_ADDRESS: 'autolaunch:' }, null],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=%zz' }, null],
    [{ DBUS_SESSION_BUS_ADDRESS: 'nonsense' }, null],
    [{ XDG_RUNTIME_DIR: 'relative' }, null],
    [{}, null],
  ])('is read from %j', (env, address) => {
    expect(sessionBusAddress(env)).toBe(address);
  });
});
