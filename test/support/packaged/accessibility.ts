import { Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { expect } from '@playwright/test';
import { z } from 'zod';

/** One thing in a window, as a screen reader finds it. */
export interface Accessible {
  /** AT-SPI's word: `push button`, `entry`, `heading`, `article`. */
  readonly role: string;
  readonly name: string;
  /** Whether the keyboard is in it. */
  readonly focused: boolean;
  /** Its address, the same as long as it is there. */
  readonly path: string;
  /** What is written in it. */
  text(): Promise<string>;
  /** Does what its first action does, as a press on a button. */
  press(): Promise<void>;
}

/** A screen reader on the desktop: it reads the windows of the application that told it of itself. */
export interface ScreenReader {
  /** What the programs that it reads need in their environment. */
  readonly env: NodeJS.ProcessEnv;
  /** All that is in the application's windows now, in reading order; nothing where there is no application. */
  read(): Promise<readonly Accessible[]>;
  /** Waits for a thing of that role and name. */
  find(role: string, name: string | RegExp): Promise<Accessible>;
  stop(): void;
}

const registry = 'org.a11y.atspi.Registry';
const rootPath = '/org/a11y/atspi/accessible/root';
const accessible = 'org.a11y.atspi.Accessible';
/** AT-SPI's number for the state of having the keyboard. */
const focusedBit = 1 << 12;
/** For a machine that is busy with other things: a program starts in a second on an idle one. */
const patienceMs = 60_000;
/** Deeper than any page goes. */
const deepest = 60;

/** Plays assistive technology's registry on the session's bus, so that no further service is needed. */
export async function startScreenReader(env: NodeJS.ProcessEnv): Promise<ScreenReader> {
  const address = env.DBUS_SESSION_BUS_ADDRESS;
  if (address === undefined) throw new Error('There is no session bus.');
  const bus = sessionBus({ busAddress: address });
  let application: Reference | null = null;
  bus.addMethodHandler((message) => {
    const answer = answerOf(message, address);
    if (answer === null) return false;
    if (message.member === 'Embed') application = referenceSchema.parse(message.body[0]);
    bus.send(Message.newMethodReturn(message, answer.signature, answer.body));
    return true;
  });
  for (const name of [registry, 'org.a11y.Bus']) await bus.requestName(name, 0);
  const read = async (): Promise<readonly Accessible[]> => {
    if (application === null) return [];
    const found: Accessible[] = [];
    await readInto(found, bus, application, 0).catch(() => undefined);
    return found;
  };
  const { NO_AT_BRIDGE: _off, ...readable } = env;
  return {
    env: readable,
    read,
    async find(role, name) {
      let found: Accessible | undefined;
      await expect
        .poll(async () => {
          const all = await read();
          found = all.find((one) => one.role === role && (typeof name === 'string' ? one.name === name : name.test(one.name)));
          return found === undefined ? all.map((one) => `${one.role} “${one.name}”`).join('\n') : 'found';
        }, { message: `${role} ${String(name)}`, timeout: patienceMs })
        .toBe('found');
      if (found === undefined) throw new Error('It was found, and is gone.');
      return found;
    },
    stop: () => bus.disconnect(),
  };
}

/** What a program asks before it tells a screen reader of itself; null for everything else. */
function answerOf({ path, member }: Message, address: string): { signature: string; body: unknown[] } | null {
  if (path === rootPath && member === 'Embed') return { signature: '(so)', body: [[registry, rootPath]] };
  if (path !== '/org/a11y/bus') return null;
  // Whether anybody reads at all.
  if (member === 'Get') return { signature: 'v', body: [new Variant('b', true)] };
  return member === 'GetAddress' ? { signature: 's', body: [address] } : null;
}

/** A thing's owner on the bus, and its path. */
type Reference = readonly [service: string, path: string];
const referenceSchema = z.tuple([z.string(), z.string()]);

async function call(bus: MessageBus, [destination, path]: Reference, name: string, member: string, signature = '', body: unknown[] = []): Promise<unknown> {
  const reply = await bus.call(new Message({ destination, path, interface: name, member, signature, body }));
  const first: unknown = reply?.body[0];
  return first instanceof Variant ? (first.value as unknown) : first;
}

async function readInto(found: Accessible[], bus: MessageBus, at: Reference, depth: number): Promise<void> {
  const [role, name, states, children] = await Promise.all([
    call(bus, at, accessible, 'GetRoleName'),
    call(bus, at, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [accessible, 'Name']),
    call(bus, at, accessible, 'GetState'),
    call(bus, at, accessible, 'GetChildren'),
  ]);
  found.push({
    role: String(role),
    name: String(name),
    focused: isFocused(states),
    path: at[1],
    text: async () => String(await call(bus, at, 'org.a11y.atspi.Text', 'GetText', 'ii', [0, -1])),
    press: async () => void (await call(bus, at, 'org.a11y.atspi.Action', 'DoAction', 'i', [0])),
  });
  if (depth > deepest) return;
  for (const child of z.array(referenceSchema).parse(children)) {
    // What is made or taken away meanwhile is nowhere.
    if (!child[1].endsWith('/null')) await readInto(found, bus, child, depth + 1).catch(() => undefined);
  }
}

function isFocused(states: unknown): boolean {
  const [low = 0] = z.array(z.number()).catch([]).parse(states);
  return (low & focusedBit) !== 0;
}
