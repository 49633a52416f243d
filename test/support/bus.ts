import { spawn } from 'node:child_process';
import { Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';

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
  let found: (item: TrayItem) => void = () => undefined;
  const item = new Promise<TrayItem>((resolve) => (found = resolve));

  // Answered by hand: the library's own service classes lose their properties on current targets.
  bus.addMethodHandler((message) => {
    const answer = watcherAnswer(message);
    if (answer === null) return false;
    bus.send(Message.newMethodReturn(message, answer.signature, answer.body));
    if (message.member === 'RegisterStatusNotifierItem') found(trayItem(bus, registeredAddress(message)));
    return true;
  });
  await bus.requestName(watcherName, 0);
  return { item, stop: () => bus.disconnect() };
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
    bus.call(new Message({ destination: service, path, interface: name, member, signature, body }));
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
  };
}
