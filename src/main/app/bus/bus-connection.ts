import { DBusError, Message, MessageFlag, MessageType, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { RateLimit, type Rate } from '../../../shared/contract/limits/rate';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { Clock } from '../../clock';
import { ListeningTime } from './listening-time';
import type { BusCall, BusFault, BusSignal, Patience } from './bus-words';

export interface BusConnectionParts {
  readonly address: string;
  readonly clock: Clock;
  readonly heard: (signal: BusSignal) => void;
  /** It can be used from now on. */
  readonly reached: () => void;
  /** Once, whatever ended it; it is of no use any more. Not by `close`. */
  readonly ended: (why: string) => void;
}

/** The bus is on this machine and greets at once, unless it hangs. */
const greetingMs = 5_000;

/** Nobody has that much to tell one program; who does keeps main from its work. */
const signalRate: Rate = { burst: 1_000, perSecond: 100, perHour: null };

/** One connection to the session’s bus, from its beginning to its end. Nothing it does throws or waits for ever. */
export class BusConnection {
  readonly #bus: MessageBus | null;
  #ended = false;
  readonly #whenEnded = new Set<() => void>();

  constructor(private readonly parts: BusConnectionParts) {
    const greeting = new ListeningTime(parts.clock, greetingMs, () => this.#end('the session bus does not answer'));
    const greeted = (): void => greeting.stop();
    this.#whenEnded.add(greeted);
    try {
      this.#bus = sessionBus({ busAddress: parts.address });
    } catch (error) {
      this.#bus = null;
      queueMicrotask(() => this.#end(String(error)));
      return;
    }
    const limit = new RateLimit(signalRate, () => parts.clock.elapsed());
    // The library's typings have no word for the error, which would end the process if nobody heard it.
    const told: EventEmitter = this.#bus;
    told.on('error', (error: unknown) => this.#end(String(error)));
    this.#connection.on('end', () => this.#end('the session bus has closed the connection'));
    this.#bus.on('connect', () => {
      greeted();
      this.#whenEnded.delete(greeted);
      // It may have come too late.
      if (this.#ended) this.#hangUp();
      else parts.reached();
    });
    this.#bus.on('message', (message: Message) => {
      if (this.#ended || message.type === MessageType.METHOD_RETURN || message.type === MessageType.ERROR) return;
      if (!limit.take()) this.#end('somebody floods the session bus');
      else if (message.type === MessageType.SIGNAL) parts.heard(message);
    });
  }

  /** Settles within `patience.withinMs`, and at once when the connection ends. */
  call({ starts = 'nothing', body = [], ...call }: BusCall, patience: Patience): Promise<Result<readonly unknown[], BusFault>> {
    const bus = this.#bus;
    if (this.#ended || bus === null) return Promise.resolve(err({ tag: 'unreachable', error: 'there is no session bus' }));
    return new Promise((resolve) => {
      let waiting = true;
      const settle = (outcome: Result<readonly unknown[], BusFault>): void => {
        waiting = false;
        time.stop();
        this.#whenEnded.delete(gone);
        resolve(outcome);
      };
      const gone = (): void => settle(err({ tag: 'unreachable', error: 'the session bus went away' }));
      const time = new ListeningTime(this.parts.clock, patience.withinMs, () => settle(err({ tag: 'late', error: `${call.interface}.${call.member} was not answered` })));
      this.#whenEnded.add(gone);
      const answered = (reply: Message | null): void => {
        if (waiting) settle(ok(reply?.body ?? []));
        else if (!this.#ended) patience.late?.(reply?.body ?? []);
      };
      const refused = (error: unknown): void => {
        if (waiting) settle(err({ tag: 'refused', error: wordsOf(error) }));
      };
      try {
        bus.call(new Message({ ...call, body: [...body], flags: starts === 'nothing' ? MessageFlag.NO_AUTO_START : 0 })).then(answered, refused);
      } catch (error) {
        refused(error);
      }
    });
  }

  /** Ends it; nobody is told. */
  close(): void {
    this.#stop();
  }

  #end(why: string): void {
    if (!this.#stop()) return;
    this.parts.ended(why);
  }

  /** False where it had ended before. */
  #stop(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.#hangUp();
    for (const tell of this.#whenEnded) tell();
    this.#whenEnded.clear();
    return true;
  }

  #hangUp(): void {
    // A bus that hangs would leave a half-closed socket behind.
    if (this.#bus !== null) this.#connection.stream?.destroy();
  }

  /** The library's own connection: it alone is told that the bus has closed the socket, and has the socket. */
  get #connection(): EventEmitter & { readonly stream?: Socket } {
    // The typings don't show it.
    return (this.#bus as unknown as { readonly _connection: EventEmitter & { readonly stream?: Socket } })._connection;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof DBusError) return `${error.type}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
