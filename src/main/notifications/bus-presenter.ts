import { z } from 'zod';
import type { Clock } from '../clock';
import { ListeningTime } from '../app/bus/listening-time';
import type { SessionBus } from '../app/bus/session-bus';
import { BusNotification } from './bus-notification';
import { BusServer, type FoundServer } from './bus-server';
import { notifyArguments, notifySignature, type NotificationPicture } from './notify-arguments';
import type { NotificationEvents, NotificationPresenter, PresentedNotification, ToPresent } from './presenter';

/** For all of it: finding a server, starting it, asking what it can, and showing the notification. */
const showMs = 2_000;
const closeMs = 2_000;
const idleMs = 1_000;
/** Signals about notifications whose number we don’t know yet. */
const mostEarly = 50;

const idSchema = z.tuple([z.int().min(1).max(0xff_ff_ff_ff)]);
const closedSchema = z.tuple([z.number(), z.number()]);
const invokedSchema = z.tuple([z.number(), z.string()]);

export interface BusPresenterParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** Read once a server is there to show it; null for none. */
  readonly picture: () => NotificationPicture | null;
}

/**
 * Notifications on Linux, by the desktop’s notification server, over the session’s bus. Nothing here blocks: what isn’t
 * shown within two seconds is given up, and closed again should it come after that.
 */
export class BusPresenter implements NotificationPresenter {
  readonly #server: BusServer;
  /** By their number at the server. */
  readonly #standing = new Map<number, BusNotification>();
  /** What came about numbers that are not known yet while one is handed over. */
  #early: (() => void)[] | null = null;
  /** One after the other: the next may take the place of one whose number isn’t known yet. */
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly parts: BusPresenterParts) {
    this.#server = new BusServer(parts.bus, parts.clock, () => this.#serverGone());
    this.#server.listen((member, body) => this.#heard(member, body));
  }

  get support(): 'some' | 'none' {
    return this.#server.support;
  }

  show(what: ToPresent, events: NotificationEvents, older: PresentedNotification | null): PresentedNotification {
    const one = new BusNotification(events, (closed) => this.#close(closed));
    const replaced = older instanceof BusNotification ? older : null;
    // It stays on the screen until the new one is there; what happens to it is nobody’s concern from now on.
    replaced?.letGo();
    // Whatever goes wrong with one is that one’s: the next has its turn all the same.
    this.#turn = this.#turn.then(() => this.#present(one, what, replaced)).catch((error: unknown) => one.failed({ tag: 'refused', error: String(error) }));
    return one;
  }

  /** After a second at the latest, since whoever asks wants to quit. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(idleMs, resolve);
      void this.#turn.then(() => {
        cancel();
        resolve();
      });
    });
  }

  async #present(one: BusNotification, what: ToPresent, replaced: BusNotification | null): Promise<void> {
    if (one.isOver) {
      this.#close(replaced);
      return;
    }
    const time = new ListeningTime(this.parts.clock, showMs);
    await this.#handOver(one, what, replaced, time);
    time.stop();
  }

  async #handOver(one: BusNotification, what: ToPresent, replaced: BusNotification | null, time: ListeningTime): Promise<void> {
    const found = await this.#server.find(time);
    if (!found.ok) {
      this.#close(replaced);
      one.failed(found.error);
      return;
    }
    const server = found.value;
    const id = replaced === null || replaced.owner !== server.owner ? 0 : replaced.id;
    this.#early = [];
    const answer = await this.#server.call(
      server.owner,
      { member: 'Notify', signature: notifySignature, body: notifyArguments({ ...what, id, capabilities: server.capabilities, picture: this.parts.picture() }) },
      { withinMs: time.left, late: (body) => this.#cameLate(server, body) },
    );
    const early = this.#early;
    this.#early = null;
    if (!answer.ok) {
      if (answer.error.tag === 'late') this.#server.isMute();
      this.#close(replaced);
      one.failed(answer.error);
      return;
    }
    this.#server.answers();
    const given = idSchema.safeParse(answer.value);
    if (!given.success) {
      this.#close(replaced);
      one.failed({ tag: 'refused', error: 'the notification server gave no number' });
      return;
    }
    this.#stands(one, given.data[0], server);
    // Some servers know no replacing.
    if (replaced !== null && replaced.id !== given.data[0]) this.#close(replaced);
    for (const tell of early) tell();
  }

  #stands(one: BusNotification, id: number, { owner }: FoundServer): void {
    this.#standing.set(id, one);
    one.stands(id, owner);
    // It was taken back while it was handed over.
    if (one.isClosed) this.#close(one);
  }

  #cameLate({ owner }: FoundServer, body: readonly unknown[]): void {
    const given = idSchema.safeParse(body);
    if (given.success) void this.#server.call(owner, closeCall(given.data[0]), { withinMs: closeMs });
  }

  /** Nothing where it isn’t on the screen. */
  #close(one: BusNotification | null): void {
    if (one === null || one.id === 0) return;
    const { id, owner } = one;
    if (this.#standing.get(id) === one) this.#standing.delete(id);
    one.gone();
    // The server may answer with an error for one that is gone already, or not at all: it is counted, and nothing else.
    void this.#server.call(owner, closeCall(id), { withinMs: closeMs }).then((answer) => {
      if (!answer.ok) one.notClosed(answer.error.error);
    });
  }

  #heard(member: string | undefined, body: readonly unknown[]): void {
    const closed = member === 'NotificationClosed' ? closedSchema.safeParse(body) : null;
    const invoked = member === 'ActionInvoked' ? invokedSchema.safeParse(body) : null;
    const id = closed?.success === true ? closed.data[0] : invoked?.success === true ? invoked.data[0] : null;
    if (id === null) return;
    const tell = (): void => {
      const one = this.#standing.get(id);
      if (one === undefined) return;
      this.#standing.delete(id);
      one.gone();
      if (invoked?.success === true) one.acted(invoked.data[1]);
      else one.closed();
    };
    if (this.#standing.has(id)) tell();
    else if (this.#early !== null && this.#early.length < mostEarly) this.#early.push(tell);
  }

  #serverGone(): void {
    for (const one of this.#standing.values()) {
      one.gone();
      one.closed();
    }
    this.#standing.clear();
  }
}

function closeCall(id: number): { readonly member: string; readonly signature: string; readonly body: readonly unknown[] } {
  return { member: 'CloseNotification', signature: 'u', body: [id] };
}
