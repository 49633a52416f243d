import { powerMonitor } from 'electron';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { sessionBusAddress } from '../../app/bus/bus-address';
import { SessionBus } from '../../app/bus/session-bus';
import { followLoginSession } from './login-session';
import type { ScreenLock } from './screen-lock';
import { followScreenSavers } from './screen-savers';

export interface FollowScreenParts {
  /** The session’s bus. */
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly log: Log;
  readonly lock: ScreenLock;
  /** Whether anything on this desktop would say that the screen is locked. */
  readonly word: (word: 'some' | 'none') => void;
}

/** Where logind is, unless the system says otherwise. */
const systemBus = 'unix:path=/run/dbus/system_bus_socket';

/** Follows whether the agent is in front of the screen; the returned function ends that. On Linux Electron tells of sleep alone. */
export function followScreen({ bus, clock, log, lock, word }: FollowScreenParts): () => void {
  const power = (source: string, why: 'lock' | 'suspend' | 'switch', where: 'away' | 'back') => (): void => lock.say(source, why, where);
  powerMonitor.on('suspend', power('sleep', 'suspend', 'away'));
  powerMonitor.on('resume', power('sleep', 'suspend', 'back'));
  if (process.platform !== 'linux') {
    powerMonitor.on('lock-screen', power('lock', 'lock', 'away'));
    powerMonitor.on('unlock-screen', power('lock', 'lock', 'back'));
    if (process.platform === 'darwin') {
      powerMonitor.on('user-did-resign-active', power('user', 'switch', 'away'));
      powerMonitor.on('user-did-become-active', power('user', 'switch', 'back'));
    }
    word('some');
    return () => undefined;
  }
  const { DBUS_SYSTEM_BUS_ADDRESS: named = systemBus } = process.env;
  const system = new SessionBus({ address: sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: named }), clock, log });
  const heard = { savers: 0, session: false };
  const tell = (): void => word(heard.savers > 0 || heard.session ? 'some' : 'none');
  tell();
  const stops = [
    followScreenSavers({ bus, clock, lock, known: (count) => {
      heard.savers = count;
      tell();
    } }),
    followLoginSession({ bus: system, lock, env: process.env, pid: process.pid, known: (session) => {
      heard.session = session === 'known';
      tell();
    } }),
  ];
  return () => {
    for (const stop of stops) stop();
    system.close();
  };
}
