import { spawn, type ChildProcess } from 'node:child_process';
import { once, type EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NameFlag, sessionBus, type Message, type MessageBus } from '@jellybrick/dbus-next';

/** A session bus of the test’s own, on which nobody is yet. */
export interface PrivateBus {
  readonly address: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where it looks for services it may start; it is read again when a file changes. */
  readonly services: string;
  readonly process: ChildProcess;
  /** At once, with everybody’s connections. */
  kill(): Promise<void>;
  /** Again at the same address. */
  restart(): Promise<void>;
}

export async function startPrivateBus(folder: string): Promise<PrivateBus> {
  const config = join(folder, 'bus.conf');
  const socket = join(folder, 'bus');
  const services = join(folder, 'services');
  mkdirSync(services);
  const policy = '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy>';
  writeFileSync(config, `<busconfig><type>session</type><listen>unix:path=${socket}</listen><servicedir>${services}</servicedir>${policy}</busconfig>`);
  let bus = await running(config);
  const kill = async (): Promise<void> => {
    if (bus.exitCode !== null || bus.signalCode !== null) return;
    bus.kill('SIGKILL');
    await once(bus, 'exit');
  };
  return {
    address: `unix:path=${socket}`,
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` },
    services,
    get process() {
      return bus;
    },
    kill,
    async restart() {
      await kill();
      rmSync(socket, { force: true });
      bus = await running(config);
    },
  };
}

async function running(config: string): Promise<ChildProcess> {
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  // It prints its address when it listens.
  await once(bus.stdout, 'data');
  return bus;
}

/** A program on the bus that owns `name`; what it is asked `answers` answers, or leaves without an answer by giving null. */
export interface Peer {
  readonly bus: MessageBus;
  /** All that it was asked, oldest first. */
  readonly asked: readonly Message[];
  stop(): void;
}

export async function startPeer(bus: Pick<PrivateBus, 'address'>, name: string, answers: (message: Message) => Message | null): Promise<Peer> {
  const own = sessionBus({ busAddress: bus.address });
  // The typings have no word for it; the bus may be killed under a peer.
  const told: EventEmitter = own;
  told.on('error', () => undefined);
  const asked: Message[] = [];
  own.addMethodHandler((message) => {
    asked.push(message);
    const answer = answers(message);
    if (answer !== null) own.send(answer);
    return true;
  });
  await own.requestName(name, NameFlag.DO_NOT_QUEUE);
  return { bus: own, asked, stop: () => own.disconnect() };
}
