import { z } from 'zod';
import type { SessionBus } from '../../app/bus/session-bus';
import type { ScreenLock } from './screen-lock';

const name = 'org.freedesktop.login1';
const manager = { destination: name, path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' } as const;
const contract = 'org.freedesktop.login1.Session';
const properties = 'org.freedesktop.DBus.Properties';
const answerMs = 2_000;

const pathSchema = z.tuple([z.string().startsWith('/').max(500)]);
const variantSchema = z.object({ value: z.unknown() });
const factsSchema = z.record(z.string(), variantSchema);
const allSchema = z.tuple([factsSchema]);
const changedSchema = z.tuple([z.literal(contract), factsSchema]).rest(z.unknown());
const sleepSchema = z.tuple([z.boolean()]);

export interface LoginSessionParts {
  /** The system’s bus. */
  readonly bus: SessionBus;
  readonly lock: ScreenLock;
  readonly env: NodeJS.ProcessEnv;
  readonly pid: number;
  /** Told when the session is known, or isn’t any more. */
  readonly known: (session: 'known' | 'none') => void;
}

/**
 * Follows what logind says of this login session on Linux: that it is locked (`LockedHint`), that another has the screen (`Active`),
 * and that the computer goes to sleep. The returned function ends that. The signals Lock and Unlock are wishes; `Unlock` is believed.
 */
export function followLoginSession({ bus, lock, env, pid, known }: LoginSessionParts): () => void {
  let stopSession = (): void => undefined;
  /** How often the session has told of a change: that is newer than an answer which was asked for before. */
  let changes = 0;
  const learn = (facts: Readonly<Record<string, { readonly value: unknown }>>): void => {
    const { LockedHint: locked, Active: active } = facts;
    if (typeof locked?.value === 'boolean') lock.say('logind lock', 'lock', locked.value ? 'away' : 'back');
    if (typeof active?.value === 'boolean') lock.say('logind session', 'switch', active.value ? 'back' : 'away');
  };
  const forget = (): void => {
    stopSession();
    stopSession = () => undefined;
    lock.say('logind lock', 'lock', 'back');
    lock.say('logind session', 'switch', 'back');
    lock.say('logind sleep', 'suspend', 'back');
    known('none');
  };
  const find = async (): Promise<void> => {
    const id = env.XDG_SESSION_ID ?? '';
    const asked = id === '' ? { member: 'GetSessionByPID', signature: 'u', body: [pid] } : { member: 'GetSession', signature: 's', body: [id] };
    const answer = await bus.call({ ...manager, ...asked }, { withinMs: answerMs });
    const path = answer.ok ? pathSchema.safeParse(answer.value) : null;
    if (path?.success !== true) {
      known('none');
      return;
    }
    stopSession();
    const session = { sender: name, path: path.data[0] };
    const stops = [
      bus.listen({ ...session, interface: properties, member: 'PropertiesChanged' }, ({ body }) => {
        const changed = changedSchema.safeParse(body);
        changes += 1;
        if (changed.success) learn(changed.data[1]);
      }),
      bus.listen({ ...session, interface: contract, member: 'Unlock' }, () => lock.say('logind lock', 'lock', 'back')),
    ];
    stopSession = () => {
      for (const stop of stops) stop();
    };
    known('known');
    const before = changes;
    const all = await bus.call({ destination: name, path: path.data[0], interface: properties, member: 'GetAll', signature: 's', body: [contract] }, { withinMs: answerMs });
    const facts = all.ok ? allSchema.safeParse(all.value) : null;
    if (facts?.success === true && before === changes) learn(facts.data[0]);
  };
  const stopOwner = bus.watchOwner(name, (owner) => (owner === null ? forget() : void find()));
  const stopSleep = bus.listen({ sender: name, path: manager.path, interface: manager.interface, member: 'PrepareForSleep' }, ({ body }) => {
    const sleep = sleepSchema.safeParse(body);
    if (sleep.success) lock.say('logind sleep', 'suspend', sleep.data[0] ? 'away' : 'back');
  });
  return () => {
    stopOwner();
    stopSleep();
    stopSession();
  };
}
