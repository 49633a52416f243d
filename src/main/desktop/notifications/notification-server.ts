import type { EventEmitter } from 'node:events';
import { Message, MessageFlag, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { z } from 'zod';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const busName = 'org.freedesktop.DBus';

/** A server that doesn’t answer is taken for one that reads markup: then nothing that is shown can be any. */
const answerDeadlineMs = 2_000;

const capabilitiesSchema = z.tuple([z.array(z.string())]);
const ownerChangedSchema = z.tuple([z.literal(name), z.string(), z.string()]);

/** The one of this desktop. Elsewhere than on Linux none reads markup. */
export function systemNotificationServer(clock: Clock, log: Log): Pick<NotificationServer, 'readsMarkup'> {
  return process.platform === 'linux' ? new NotificationServer({ address: process.env.DBUS_SESSION_BUS_ADDRESS, clock, log }) : { readsMarkup: false };
}

export interface NotificationServerParts {
  /** Of the session’s bus; undefined where there is none. */
  readonly address: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What is known of the desktop’s notification server on Linux, whichever one is there now: asked for on the session’s bus
 * by ourselves, since Electron hands a text over as it stands. Never waits, never throws, and starts no server.
 */
export class NotificationServer {
  #markup: 'read' | 'plain' = 'read';
  /** Which of the questions is the newest: what an earlier server answers late is of no interest. */
  #asked = 0;

  constructor(private readonly parts: NotificationServerParts) {
    const { address } = parts;
    if (address === undefined) return;
    try {
      this.#follow(sessionBus({ busAddress: address }));
    } catch (error) {
      this.#unreachable(error);
    }
  }

  /** Whether tags and entities in a notification’s text would be obeyed; so it is until the server said otherwise. */
  get readsMarkup(): boolean {
    return this.#markup === 'read';
  }

  #follow(bus: MessageBus): void {
    // The library's typings have no word for it, but it is told, and would end the process if nobody heard it.
    const told: EventEmitter = bus;
    told.on('error', (error: unknown) => this.#unreachable(error));
    bus.on('message', (message: Message) => {
      if (message.member === 'NameOwnerChanged' && ownerChangedSchema.safeParse(message.body).success) this.#ask(bus);
    });
    const rule = `type='signal',sender='${busName}',member='NameOwnerChanged',arg0='${name}'`;
    const match = new Message({ destination: busName, path: '/org/freedesktop/DBus', interface: busName, member: 'AddMatch', signature: 's', body: [rule] });
    bus.call(match).catch((error: unknown) => this.#unreachable(error));
    this.#ask(bus);
  }

  #ask(bus: MessageBus): void {
    const question = (this.#asked += 1);
    this.#markup = 'read';
    const isNewest = (): boolean => this.#asked === question;
    const giveUp = this.parts.clock.after(answerDeadlineMs, () => {
      if (isNewest()) this.#asked += 1;
    });
    const call = new Message({ destination: name, path, interface: name, member: 'GetCapabilities', flags: MessageFlag.NO_AUTO_START });
    bus
      .call(call)
      .then((reply) => {
        const capabilities = capabilitiesSchema.safeParse(reply?.body);
        if (isNewest() && capabilities.success && !capabilities.data[0].includes('body-markup')) this.#markup = 'plain';
      })
      // There is no server yet, or none that says.
      .catch(() => undefined)
      .finally(giveUp);
  }

  /** There is no such bus, or it broke off. Where it ends quietly there is no server any more, either. */
  #unreachable(error: unknown): void {
    this.#asked += 1;
    this.#markup = 'read';
    this.parts.log.info('session bus not reached', { error });
  }
}
