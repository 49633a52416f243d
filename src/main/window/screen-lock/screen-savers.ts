import { z } from 'zod';
import type { Clock } from '../../clock';
import type { SessionBus } from '../../app/bus/session-bus';
import type { ScreenLock } from './screen-lock';

const answerMs = 2_000;
/** One that restarts is back by then; one that is gone can’t keep the screen locked. */
const goneMs = 5_000;

/** Those of the desktops in use. KDE’s answers to the first name, at either path. */
const savers = [
  { name: 'org.freedesktop.ScreenSaver', paths: ['/org/freedesktop/ScreenSaver', '/ScreenSaver'] },
  { name: 'org.gnome.ScreenSaver', paths: ['/org/gnome/ScreenSaver'] },
  { name: 'org.cinnamon.ScreenSaver', paths: ['/org/cinnamon/ScreenSaver'] },
  { name: 'org.mate.ScreenSaver', paths: ['/org/mate/ScreenSaver'] },
  { name: 'org.xfce.ScreenSaver', paths: ['/org/xfce/ScreenSaver'] },
] as const;

const activeSchema = z.tuple([z.boolean()]);

export interface ScreenSaversParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly lock: ScreenLock;
  /** Told whenever a screen saver came or went: how many there are. */
  readonly known: (count: number) => void;
}

/** Follows the session’s screen savers on Linux, each by what it says of itself; the returned function ends that. */
export function followScreenSavers({ bus, clock, lock, known }: ScreenSaversParts): () => void {
  const there = new Set<string>();
  const stops = savers.flatMap(({ name, paths }) => {
    let cancel = (): void => undefined;
    /** How often it has said so itself: that is newer than an answer which was asked for before. */
    let signals = 0;
    const hear = (body: readonly unknown[]): void => {
      const active = activeSchema.safeParse(body);
      if (active.success) lock.say(name, 'lock', active.data[0] ? 'away' : 'back');
    };
    const owned = bus.watchOwner(name, (owner) => {
      cancel();
      if (owner === null) {
        there.delete(name);
        cancel = clock.after(goneMs, () => lock.say(name, 'lock', 'back'));
      } else {
        there.add(name);
        const before = signals;
        const answered = (body: readonly unknown[]): void => {
          if (before === signals) hear(body);
        };
        // It may have locked the screen before anybody listened.
        void bus.call({ destination: name, path: paths[0], interface: name, member: 'GetActive' }, { withinMs: answerMs, late: answered }).then((answer) => {
          if (answer.ok) answered(answer.value);
        });
      }
      known(there.size);
    });
    const listened = paths.map((path) => bus.listen({ sender: name, path, interface: name, member: 'ActiveChanged' }, ({ body }) => {
      signals += 1;
      hear(body);
    }));
    return [owned, ...listened, () => cancel()];
  });
  return () => {
    for (const stop of stops) stop();
  };
}
