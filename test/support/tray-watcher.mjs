// Plays the desktop's StatusNotifierWatcher in a process of its own, which can be stopped and killed as a real one can.
// Arguments: the bus's address, and what it is: `host` shows what is registered, `hostless` has nobody who does, and `mute`
// answers nothing until SIGUSR2 comes, and then everything. SIGUSR1: a host comes. Each line of standard output is an event.
import process from 'node:process';
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const [, , busAddress = '', kind = 'host'] = process.argv;
const bus = sessionBus({ busAddress });
const path = '/StatusNotifierWatcher';
const contract = 'org.kde.StatusNotifierWatcher';
const say = (/** @type {object} */ event) => process.stdout.write(`${JSON.stringify(event)}\n`);
let hasHost = kind !== 'hostless';
/** @type {(() => void)[] | null} */
let unanswered = kind === 'mute' ? [] : null;
/** Of those who are on the bus. @type {Set<string>} */
const items = new Set();

const answer = (/** @type {Message} */ message) => {
  const reply = (/** @type {string} */ signature, /** @type {unknown[]} */ body) => bus.send(Message.newMethodReturn(message, signature, body));
  if (message.member === 'RegisterStatusNotifierItem') {
    items.add(message.sender);
    say({ registered: message.sender });
    return reply('', []);
  }
  const [, property] = message.body;
  if (message.member !== 'Get') return reply('', []);
  if (property === 'ProtocolVersion') return reply('v', [new Variant('i', 0)]);
  if (property === 'RegisteredStatusNotifierItems') return reply('v', [new Variant('as', [...items].map((item) => `${item}/StatusNotifierItem`))]);
  return reply('v', [new Variant('b', hasHost)]);
};
bus.addMethodHandler((message) => {
  if (message.path !== path) return false;
  if (unanswered === null) answer(message);
  else unanswered.push(() => answer(message));
  return true;
});
bus.on('message', (message) => {
  const [name, , owner] = message.body;
  if (message.member === 'NameOwnerChanged' && owner === '' && typeof name === 'string' && items.delete(name)) say({ gone: name });
});
const theBus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
await bus.call(new Message({ ...theBus, member: 'AddMatch', signature: 's', body: ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"] }));
process.on('SIGUSR1', () => {
  hasHost = true;
  bus.send(Message.newSignal(path, contract, 'StatusNotifierHostRegistered', '', []));
});
process.on('SIGUSR2', () => {
  const waiting = unanswered ?? [];
  unanswered = null;
  for (const tell of waiting) tell();
});
await bus.requestName(contract, 0);
say({ ready: true });
