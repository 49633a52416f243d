import { Message, Variant } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, it } from 'vitest';
import { SessionBus } from '../../../../src/main/app/bus/session-bus';
import { followLoginSession } from '../../../../src/main/window/screen-lock/login-session';
import { followScreenSavers } from '../../../../src/main/window/screen-lock/screen-savers';
import { ScreenLock } from '../../../../src/main/window/screen-lock/screen-lock';
import { FakeClock } from '../../../support/fake-clock';
import { startPeer, startPrivateBus, type Peer, type PrivateBus } from '../../../support/private-bus';
import { recordingLog } from '../../../support/recording-log';
import { scratchFolders } from '../../../support/scratch';
import { until } from '../../../support/turns';

const scratch = scratchFolders();
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Followed {
  readonly bus: PrivateBus;
  readonly clock: FakeClock;
  readonly own: SessionBus;
  readonly lock: ScreenLock;
  readonly told: string[];
}

async function follow(): Promise<Followed> {
  const bus = await startPrivateBus(scratch());
  open.push(() => bus.kill());
  const clock = new FakeClock();
  const own = new SessionBus({ address: bus.address, clock, log: recordingLog() });
  open.push(() => own.close());
  const told: string[] = [];
  return { bus, clock, own, told, lock: new ScreenLock({ changed: (screen, why) => told.push(`${screen} ${why}`) }) };
}

/** A screen saver that says it is active, or isn’t, when it is asked. */
async function saverOn({ bus }: Followed, name: string, active: boolean): Promise<Peer> {
  const peer = await startPeer(bus, name, (message) => (message.member === 'GetActive' ? Message.newMethodReturn(message, 'b', [active]) : Message.newMethodReturn(message)));
  open.push(() => peer.stop());
  return peer;
}

const says = (peer: Peer, name: string, path: string, active: boolean): void => peer.bus.send(Message.newSignal(path, name, 'ActiveChanged', 'b', [active]));

describe('the screen', () => {
  it('is hidden as long as one part of the desktop says so, and shown once the agent uses the window', () => {
    const told: string[] = [];
    const lock = new ScreenLock({ changed: (screen, why) => told.push(`${screen} ${why}`) });
    lock.say('one', 'lock', 'away');
    lock.say('two', 'suspend', 'away');
    lock.say('one', 'lock', 'back');
    expect(told).toEqual(['hidden lock']);
    lock.say('two', 'suspend', 'back');
    lock.say('two', 'suspend', 'back');
    expect(told).toEqual(['hidden lock', 'shown suspend']);
    lock.say('one', 'switch', 'away');
    lock.isHere();
    lock.isHere();
    expect(told.slice(2)).toEqual(['hidden switch', 'shown lock']);
  });

  it.each([
    ['org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'],
    ['org.freedesktop.ScreenSaver', '/ScreenSaver'],
    ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
    ['org.cinnamon.ScreenSaver', '/org/cinnamon/ScreenSaver'],
    ['org.mate.ScreenSaver', '/org/mate/ScreenSaver'],
    ['org.xfce.ScreenSaver', '/org/xfce/ScreenSaver'],
  ])('is as %s says at %s; a saver that is gone for five seconds locks nothing', async (name, path) => {
    const followed = await follow();
    const counts: number[] = [];
    open.push(followScreenSavers({ bus: followed.own, clock: followed.clock, lock: followed.lock, known: (count) => counts.push(count) }));
    const saver = await saverOn(followed, name, false);
    await until(() => saver.asked.some(({ member }) => member === 'GetActive'));
    says(saver, name, path, true);
    await until(() => followed.told.length === 1);
    says(saver, name, path, false);
    await until(() => followed.told.length === 2);
    says(saver, name, path, true);
    await until(() => followed.told.length === 3);
    saver.stop();
    await until(() => counts.at(-1) === 0);
    followed.clock.advance(5_000);
    expect(followed.told).toEqual(['hidden lock', 'shown lock', 'hidden lock', 'shown lock']);
  });

  it('is hidden where it was locked before anybody listened', async () => {
    const followed = await follow();
    await saverOn(followed, 'org.gnome.ScreenSaver', true);
    open.push(followScreenSavers({ bus: followed.own, clock: followed.clock, lock: followed.lock, known: () => undefined }));
    await until(() => followed.told.length === 1);
    expect(followed.told).toEqual(['hidden lock']);
  });

  it('is as the login session says: locked, another’s, asleep; and shown where that service is gone', async () => {
    const followed = await follow();
    const session = '/org/freedesktop/login1/session/_32';
    const login = await startPeer(followed.bus, 'org.freedesktop.login1', (message) => {
      if (message.member === 'GetSession') return Message.newMethodReturn(message, 'o', [session]);
      return Message.newMethodReturn(message, 'a{sv}', [{ LockedHint: new Variant('b', false), Active: new Variant('b', true), Name: new Variant('s', 'agent') }]);
    });
    open.push(() => login.stop());
    open.push(followLoginSession({ bus: followed.own, lock: followed.lock, env: { XDG_SESSION_ID: '2' }, pid: 1, known: () => undefined }));
    const changes = (name: string, value: boolean): void =>
      login.bus.send(Message.newSignal(session, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', ['org.freedesktop.login1.Session', { [name]: new Variant('b', value) }, []]));
    const sleeps = (value: boolean): void => login.bus.send(Message.newSignal('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [value]));
    await until(() => login.asked.some(({ member }) => member === 'GetAll'));
    const steps: readonly (readonly [() => void, string])[] = [
      [() => changes('LockedHint', true), 'hidden lock'],
      [() => changes('LockedHint', false), 'shown lock'],
      [() => changes('Active', false), 'hidden switch'],
      [() => changes('Active', true), 'shown switch'],
      [() => sleeps(true), 'hidden suspend'],
      [() => sleeps(false), 'shown suspend'],
      [() => changes('LockedHint', true), 'hidden lock'],
      [() => login.bus.send(Message.newSignal(session, 'org.freedesktop.login1.Session', 'Unlock')), 'shown lock'],
      [() => changes('LockedHint', true), 'hidden lock'],
      [() => login.stop(), 'shown lock'],
    ];
    for (const [index, [act, expected]] of steps.entries()) {
      act();
      await until(() => followed.told.length === index + 1);
      expect(followed.told.at(-1)).toBe(expected);
    }
  });
});
