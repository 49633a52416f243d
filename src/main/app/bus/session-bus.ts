import { z } from 'zod';
import { err, type Result } from '../../../shared/domain/result';
import type { Clock } from '../../clock';
import type { Log } from '../../diagnostics/log';
import { backoffDelay, type BackoffLimits } from '../../genesys/http/backoff';
import { BusConnection } from './bus-connection';
import { ListeningTime } from './listening-time';
import { theBus, type BusCall, type BusFault, type BusSignal, type Patience, type SignalRule } from './bus-words';

export interface SessionBusParts {
  /** Of a socket on this machine; null where there is none. */
  readonly address: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

const backoff: BackoffLimits = { baseMs: 1_000, capMs: 60_000 };
/** A call tries a lost bus again before its time, but not more often than this. */
const hurryMs = 1_000;
const matchMs = 5_000;

const ownerSchema = z.tuple([z.string()]);
const ownerChangedSchema = z.tuple([z.string(), z.string(), z.string()]);

/**
 * The session’s bus on Linux, for the whole time the app runs: connected when it is first needed, and again after it was
 * gone, as long as somebody listens. Nothing here throws, blocks, or waits for ever.
 */
export class SessionBus {
  #connection: BusConnection | null = null;
  #status: 'away' | 'coming' | 'there' = 'away';
  /** Tries that failed in a row. */
  #failures = 0;
  #triedAt = Number.NEGATIVE_INFINITY;
  #cancelRetry: () => void = () => undefined;
  #closed = false;
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<Listener>();
  readonly #whenGone = new Set<() => void>();
  readonly #whenThere = new Set<() => void>();

  constructor(private readonly parts: SessionBusParts) {}

  /** `none` where there is no address, or nobody was found at it when it was last tried. */
  get support(): 'some' | 'none' {
    return this.parts.address === null || this.#closed || (this.#status !== 'there' && this.#failures > 0) ? 'none' : 'some';
  }

  /** Calls a method; settles within `patience.withinMs`, connecting included. */
  async call(call: BusCall, patience: Patience): Promise<Result<readonly unknown[], BusFault>> {
    const time = new ListeningTime(this.parts.clock, patience.withinMs, () => this.#wake());
    await this.#there(time);
    time.stop();
    if (this.#connection === null || this.#status !== 'there') return err({ tag: 'unreachable', error: 'there is no session bus' });
    return this.#connection.call(call, { ...patience, withinMs: time.left });
  }

  /** Hears what `rule` says, over any number of connections; the returned function ends that. */
  listen(rule: SignalRule, heard: (signal: BusSignal) => void): () => void {
    const listener: Listener = { rule, match: matchOf(rule), heard };
    const isFirst = !this.#isMatched(listener.match);
    this.#listeners.add(listener);
    if (this.#status === 'there' && isFirst) this.#match('AddMatch', listener.match);
    else this.#connect();
    return () => {
      this.#listeners.delete(listener);
      if (this.#status === 'there' && !this.#isMatched(listener.match)) this.#match('RemoveMatch', listener.match);
    };
  }

  /**
   * Tells who owns a well-known name, by the owner’s unique name, whenever that changes; null: nobody, or there is no bus.
   * The returned function ends it.
   */
  watchOwner(name: string, changed: (owner: string | null) => void): () => void {
    let known: string | null = null;
    let asked = 0;
    const become = (owner: string | null): void => {
      asked += 1;
      if (owner === known) return;
      known = owner;
      changed(owner);
    };
    const gone = (): void => become(null);
    const ask = (): void => {
      const question = (asked += 1);
      void this.call({ ...theBus, member: 'GetNameOwner', signature: 's', body: [name] }, { withinMs: matchMs }).then((answer) => {
        const owner = answer.ok ? ownerSchema.safeParse(answer.value) : null;
        // A signal that came meanwhile is newer.
        if (question === asked) become(owner?.success === true ? owner.data[0] : null);
      });
    };
    const rule: SignalRule = { sender: theBus.destination, path: theBus.path, interface: theBus.interface, member: 'NameOwnerChanged', arg0: name };
    const stop = this.listen(rule, ({ body }) => {
      const change = ownerChangedSchema.safeParse(body);
      if (change.success && change.data[0] === name) become(change.data[2] === '' ? null : change.data[2]);
    });
    this.#whenGone.add(gone);
    this.#whenThere.add(ask);
    if (this.#status === 'there') ask();
    return () => {
      stop();
      this.#whenGone.delete(gone);
      this.#whenThere.delete(ask);
    };
  }

  /** For good: nothing is heard any more, and no call is made. */
  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#connection?.close();
    this.#connection = null;
    this.#status = 'away';
    this.#listeners.clear();
    this.#wake();
  }

  #connect(): void {
    const { address, clock, log } = this.parts;
    if (this.#closed || address === null || this.#status !== 'away') return;
    this.#cancelRetry();
    this.#status = 'coming';
    this.#triedAt = clock.elapsed();
    const connection: BusConnection = new BusConnection({
      address,
      clock,
      heard: (signal) => this.#heard(signal),
      reached: () => {
        this.#status = 'there';
        for (const match of new Set([...this.#listeners].map((listener) => listener.match))) this.#match('AddMatch', match);
        for (const tell of this.#whenThere) tell();
        this.#wake();
      },
      ended: (why) => {
        if (this.#connection !== connection) return;
        this.#connection = null;
        // A bus that is there and goes at once, again and again, is no better than none.
        if (this.#status === 'there' && clock.elapsed() - this.#triedAt > backoff.capMs) this.#failures = 0;
        const wasThere = this.#status === 'there';
        this.#status = 'away';
        this.#failures += 1;
        if (wasThere || this.#failures === 1) log.info('session bus not reached', { error: why });
        for (const tell of this.#whenGone) tell();
        this.#wake();
        if (this.#listeners.size > 0) this.#cancelRetry = clock.after(backoffDelay(this.#failures - 1, 1, backoff), () => this.#connect());
      },
    });
    this.#connection = connection;
  }

  /** Resolves when it is there, or can't be for now. */
  #there(time: ListeningTime): Promise<void> {
    const { clock } = this.parts;
    if (this.#status === 'away' && (this.#failures === 0 || clock.elapsed() - this.#triedAt >= hurryMs)) this.#connect();
    if (this.#status !== 'coming') return Promise.resolve();
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#status === 'coming' && time.left > 0) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  #wake(): void {
    for (const tell of this.#waiting) tell();
  }

  #heard(signal: BusSignal): void {
    for (const listener of this.#listeners) if (fits(listener.rule, signal)) listener.heard(signal);
  }

  #isMatched(match: string): boolean {
    return [...this.#listeners].some((listener) => listener.match === match);
  }

  #match(member: 'AddMatch' | 'RemoveMatch', match: string): void {
    void this.#connection?.call({ ...theBus, member, signature: 's', body: [match] }, { withinMs: matchMs }).then((answer) => {
      if (!answer.ok && answer.error.tag === 'refused') this.parts.log.info('session bus refused', { member, error: answer.error.error });
    });
  }
}

interface Listener {
  readonly rule: SignalRule;
  readonly match: string;
  readonly heard: (signal: BusSignal) => void;
}

function matchOf({ sender, path, interface: contract, member, arg0 }: SignalRule): string {
  const parts = [`type='signal'`, `sender='${sender}'`, `path='${path}'`, `interface='${contract}'`];
  if (member !== undefined) parts.push(`member='${member}'`);
  if (arg0 !== undefined) parts.push(`arg0='${arg0}'`);
  return parts.join(',');
}

/** Who sent it the bus has looked at already, since the sender of a signal has its unique name alone. */
function fits(rule: SignalRule, { path, interface: contract, member, body }: BusSignal): boolean {
  return path === rule.path && contract === rule.interface && (rule.member === undefined || member === rule.member) && (rule.arg0 === undefined || body[0] === rule.arg0);
}
