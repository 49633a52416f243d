import type { EventEmitter } from 'node:events';
import { Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';

/** One notification as it stands on the desktop. */
export interface Shown {
  readonly id: number;
  readonly summary: string;
  readonly body: string;
  /** As on the bus: key, label, key, label … */
  readonly actions: readonly string[];
  readonly expireTimeout: number;
}

/** A desktop's notifications, played by the test: what was shown, what stands, and what a person does with it. */
export interface NotificationDaemon {
  /** Every Notify call, oldest first. */
  readonly notified: readonly Shown[];
  /** Those that neither the app nor a person has closed. */
  readonly standing: readonly Shown[];
  /** How many of them stood at most at one time. */
  readonly mostStanding: number;
  /** How often it was asked what it can do. */
  readonly asked: number;
  /** How many Notify calls it is mute about. */
  readonly unanswered: number;
  /** Numbers it was asked to close, in order. */
  readonly closings: readonly number[];
  /** How it takes Notify: `refuse` answers with an error, `mute` not, or when `answerNotify` says so, `odd` with no number. */
  mode: 'show' | 'refuse' | 'mute' | 'odd';
  /** How it takes CloseNotification: `refuse` answers with an error, as for one that is gone, and takes it away all the same. */
  closing: 'take' | 'refuse' | 'mute';
  /** A click on it, which closes it as desktops do. */
  click(id: number): void;
  /** A person closes it. */
  close(id: number): void;
  /** The button `action` of it is pressed. */
  press(id: number, action: string): void;
  /** Says what it can do to whoever asked, where it was to do so later. */
  answerCapabilities(): void;
  /** Shows what it was mute about, and answers. */
  answerNotify(): void;
  /** Signals about notifications of others, as many as one likes. */
  chatter(times: number): void;
  /** Resolves when whoever notified last has heard everything that was said to it so far: a bus keeps the order. */
  heard(): Promise<void>;
  stop(): void;
}

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
/** By the specification: closed by a person, closed by a call. */
const closedBy = { person: 2, call: 3 } as const;

/** Plays org.freedesktop.Notifications on the session's bus, where no other does. */
export async function startNotificationDaemon(env: NodeJS.ProcessEnv, capabilities: readonly string[] = ['actions', 'body'], says: 'at once' | 'later' = 'at once'): Promise<NotificationDaemon> {
  const address = env.DBUS_SESSION_BUS_ADDRESS;
  if (address === undefined) throw new Error('There is no session bus.');
  const bus = sessionBus({ busAddress: address });
  const notified: Shown[] = [];
  const standing = new Map<number, Shown>();
  let mostStanding = 0;
  let nextId = 1;
  let asked = 0;
  const unanswered: (() => void)[] = [];
  const unshown: (() => void)[] = [];
  const closings: number[] = [];
  let notifier = '';
  const daemon: NotificationDaemon = {
    notified,
    get standing() {
      return [...standing.values()];
    },
    get mostStanding() {
      return mostStanding;
    },
    get asked() {
      return asked;
    },
    get unanswered() {
      return unshown.length;
    },
    closings,
    mode: 'show',
    closing: 'take',
    click: (id) => daemon.press(id, 'default'),
    press(id, action) {
      bus.send(Message.newSignal(path, name, 'ActionInvoked', 'us', [id, action]));
      gone(id, closedBy.person);
    },
    close: (id) => gone(id, closedBy.person),
    answerCapabilities() {
      for (const tell of unanswered.splice(0)) tell();
    },
    answerNotify() {
      for (const tell of unshown.splice(0)) tell();
    },
    chatter(times) {
      for (let time = 0; time < times; time += 1) bus.send(Message.newSignal(path, name, 'NotificationClosed', 'uu', [4_000_000 + time, 2]));
    },
    async heard() {
      // That it has no such path is an answer, too.
      await bus.call(new Message({ destination: notifier, path: '/', interface: 'org.freedesktop.DBus.Peer', member: 'Ping' })).catch(() => undefined);
    },
    stop: () => bus.disconnect(),
  };
  const gone = (id: number, reason: number): void => {
    standing.delete(id);
    bus.send(Message.newSignal(path, name, 'NotificationClosed', 'uu', [id, reason]));
  };
  const notify = (body: readonly unknown[]): number => {
    const [, replaces, , summary, text, actions, , expireTimeout] = body;
    const id = typeof replaces === 'number' && replaces !== 0 ? replaces : nextId++;
    const shown = { id, summary: String(summary), body: String(text), actions: Array.isArray(actions) ? actions.map(String) : [], expireTimeout: Number(expireTimeout) };
    notified.push(shown);
    standing.set(id, shown);
    mostStanding = Math.max(mostStanding, standing.size);
    return id;
  };
  bus.addMethodHandler((message) =>
    answer(bus, message, daemon, {
      notify: (body) => {
        notifier = message.sender;
        return notify(body);
      },
      later: (show) => unshown.push(show),
      closed: (id) => {
        closings.push(id);
        gone(id, closedBy.call);
      },
      asked: (tell) => {
        asked += 1;
        if (says === 'at once') tell([...capabilities]);
        else unanswered.push(() => tell([...capabilities]));
      },
    }),
  );
  // The bus may be killed under it; the typings have no word for that.
  const told: EventEmitter = bus;
  told.on('error', () => undefined);
  await bus.requestName(name, 0);
  return daemon;
}

interface Doing {
  readonly notify: (body: readonly unknown[]) => number;
  readonly later: (show: () => void) => void;
  readonly closed: (id: number) => void;
  readonly asked: (tell: (capabilities: string[]) => void) => void;
}

/** Answered by hand: the library's own service classes lose their properties on current targets. */
function answer(bus: MessageBus, message: Message, { mode, closing }: NotificationDaemon, { notify, later, closed, asked }: Doing): boolean {
  if (message.path !== path) return false;
  const reply = (signature: string, body: unknown[]): boolean => {
    bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  };
  const refuse = (error: string, why: string): void => bus.send(Message.newError(message, error, why));
  switch (message.member) {
    case 'GetCapabilities':
      asked((capabilities) => void reply('as', [capabilities]));
      return true;
    case 'GetServerInformation':
      return reply('ssss', ['test', 'Cuecard', '1', '1.2']);
    case 'Notify':
      if (mode === 'show') return reply('u', [notify(message.body)]);
      if (mode === 'odd') return reply('s', ['thank you']);
      if (mode === 'mute') later(() => reply('u', [notify(message.body)]));
      else refuse('org.freedesktop.DBus.Error.AccessDenied', 'no notifications today');
      return true;
    case 'CloseNotification':
      closed(Number(message.body[0]));
      if (closing === 'take') return reply('', []);
      if (closing === 'refuse') refuse('org.freedesktop.Notifications.Error.NotFound', 'there is none of that number');
      return true;
    case 'Get':
      return reply('v', [new Variant('b', false)]);
    default:
      return false;
  }
}
