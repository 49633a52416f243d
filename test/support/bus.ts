import { spawn } from 'node:child_process';
import { z } from 'zod';
import { Message, NameFlag, RequestNameReply, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';

/** Notifications as the desktop's bus carried them: the arguments of each Notify call, as dbus-monitor prints them. */
export interface NotificationWatch {
  readonly text: () => string;
  readonly count: () => number;
  readonly stop: () => Promise<void>;
}

/** Watches the bus for notifications, from now on. */
export async function watchNotifications(env: NodeJS.ProcessEnv): Promise<NotificationWatch> {
  const rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  const monitor = spawn('dbus-monitor', ['--session', rule], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  const listening = new Promise<void>((resolve) => {
    monitor.stdout.on('data', (chunk) => {
      text += String(chunk);
      // It says so itself: the name it owned is taken from it once it only listens.
      if (text.includes('NameLost')) resolve();
    });
  });
  await listening;
  return {
    text: () => text,
    count: () => text.split('member=Notify').length - 1,
    stop: () =>
      new Promise((resolve) => {
        monitor.once('exit', () => resolve());
        monitor.kill();
      }),
  };
}

/** What a tray host would know of the app's tray item. */
export interface TrayItem {
  readonly service: string;
  property(name: 'Status' | 'Title' | 'ToolTip' | 'IconPixmap' | 'Menu'): Promise<unknown>;
  /** What a click on the icon does. */
  activate(): Promise<void>;
  /** The menu as a tray would draw it now, submenus inside. */
  menu(): Promise<readonly TrayMenuEntry[]>;
  /** Does what a click on that entry does, so many times; not where it is grey. */
  choose(label: string, times?: number): Promise<'chosen' | 'not there'>;
}

export interface TrayMenuEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly entries: readonly TrayMenuEntry[];
}

export interface TrayHost {
  /** Resolves when an item has registered itself. */
  readonly item: Promise<TrayItem>;
  stop(): void;
}

const watcherName = 'org.kde.StatusNotifierWatcher';

/** Plays the desktop's StatusNotifierWatcher on the bus, which no small tray program for Debian does. */
export async function hostTray(env: NodeJS.ProcessEnv): Promise<TrayHost> {
  const address = env.DBUS_SESSION_BUS_ADDRESS;
  if (address === undefined) throw new Error('There is no session bus.');
  const bus = sessionBus({ busAddress: address });
  const heard: string[] = [];
  let found: (item: TrayItem) => void = () => undefined;
  const item = withinDeadline(new Promise<TrayItem>((resolve) => (found = resolve)), () => `No tray item has registered itself. The watcher heard: ${heard.join(', ') || 'nothing'}.`);
  // Who never asks for it has no use for why it didn't come.
  item.catch(() => undefined);

  // Answered by hand: the library's own service classes lose their properties on current targets.
  bus.addMethodHandler((message) => {
    const answer = watcherAnswer(message);
    if (message.path === '/StatusNotifierWatcher') heard.push(`${message.member} ${JSON.stringify(message.body)}`);
    if (answer === null) return false;
    bus.send(Message.newMethodReturn(message, answer.signature, answer.body));
    if (message.member === 'RegisterStatusNotifierItem') found(trayItem(bus, registeredAddress(message)));
    return true;
  });
  const owner = await bus.requestName(watcherName, NameFlag.DO_NOT_QUEUE);
  if (owner !== RequestNameReply.PRIMARY_OWNER) throw new Error('Somebody else is the watcher on this bus.');
  return { item, stop: () => bus.disconnect() };
}

/** Patience only: what hangs is told apart from what is slow. */
const answerMs = 30_000;

/** A call on the bus has no deadline of its own. */
async function withinDeadline<T>(coming: Promise<T>, why: () => string): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(why())), answerMs);
    cancel = () => clearTimeout(timer);
  });
  return Promise.race([coming, late]).finally(cancel);
}

/** What a watcher says to the calls that a tray item makes; null to everything else. */
function watcherAnswer(message: Message): { signature: string; body: unknown[] } | null {
  if (message.path !== '/StatusNotifierWatcher') return null;
  switch (message.member) {
    case 'RegisterStatusNotifierItem':
    case 'RegisterStatusNotifierHost':
      return { signature: '', body: [] };
    case 'Get':
      return { signature: 'v', body: [message.body[1] === 'ProtocolVersion' ? new Variant('i', 0) : new Variant('b', true)] };
    default:
      return null;
  }
}

/** Where the item is: some register their bus name, some the path of the item on their own connection. */
function registeredAddress(message: Message): { service: string; path: string } {
  const [given] = message.body;
  const own = { service: message.sender, path: '/StatusNotifierItem' };
  if (typeof given !== 'string') return own;
  return given.startsWith('/') ? { ...own, path: given } : { ...own, service: given };
}

function trayItem(bus: MessageBus, { service, path }: { service: string; path: string }): TrayItem {
  const call = (name: string, member: string, signature: string, body: unknown[]): Promise<Message | null> =>
    withinDeadline(bus.call(new Message({ destination: service, path, interface: name, member, signature, body })), () => `The tray item has not answered to ${member} ${JSON.stringify(body)}.`);
  return {
    service,
    async property(name) {
      const reply = await call('org.freedesktop.DBus.Properties', 'Get', 'ss', ['org.kde.StatusNotifierItem', name]);
      const [variant] = reply?.body ?? [];
      return variant instanceof Variant ? (variant.value as unknown) : variant;
    },
    async activate() {
      await call('org.kde.StatusNotifierItem', 'Activate', 'ii', [0, 0]);
    },
    menu: () => menuOf(bus, service),
    async choose(label, times = 1) {
      const all = (entries: readonly TrayMenuEntry[]): TrayMenuEntry[] => entries.flatMap((entry) => [entry, ...all(entry.entries)]);
      const found = all(await menuOf(bus, service)).find((entry) => entry.label === label && entry.enabled);
      if (found === undefined) return 'not there';
      const clicked = (): Promise<Message | null> => bus.call(menuMessage(service, 'Event', 'isvu', [found.id, 'clicked', new Variant('i', 0), 0]));
      // A bus allows each program so many calls that nobody has answered yet.
      for (let done = 0; done < times; done += mostUnanswered) await Promise.all(Array.from({ length: Math.min(mostUnanswered, times - done) }, clicked));
      return 'chosen';
    },
  };
}

/** Buses allow 128. */
const mostUnanswered = 50;

/** Where Chromium puts its menu. */
const menuPath = '/com/canonical/dbusmenu';

function menuMessage(service: string, member: string, signature: string, body: unknown[]): Message {
  return new Message({ destination: service, path: menuPath, interface: 'com.canonical.dbusmenu', member, signature, body });
}

async function menuOf(bus: MessageBus, service: string): Promise<readonly TrayMenuEntry[]> {
  const reply = await bus.call(menuMessage(service, 'GetLayout', 'iias', [0, -1, []]));
  return entryOf(reply?.body[1]).entries;
}

/** An entry as it is on the bus: its number, its properties by name, and those inside. */
const entrySchema = z.tuple([z.number(), z.record(z.string(), z.unknown()), z.array(z.unknown())]);

function entryOf(raw: unknown): TrayMenuEntry {
  const [id, properties, inside] = entrySchema.parse(raw instanceof Variant ? raw.value : raw);
  const value = (name: string): unknown => {
    const property = properties[name];
    return property instanceof Variant ? property.value : property;
  };
  // What isn't said is the default; "_" marks the key of a label.
  return { id, label: z.string().catch('').parse(value('label')).replaceAll('_', ''), enabled: value('enabled') !== false, entries: inside.map(entryOf) };
}
