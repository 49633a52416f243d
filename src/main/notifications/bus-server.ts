import { z } from 'zod';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Clock } from '../clock';
import type { ListeningTime } from '../app/bus/listening-time';
import type { SessionBus } from '../app/bus/session-bus';
import { theBus, type BusCall, type BusFault, type BusSignal, type Patience } from '../app/bus/bus-words';

const name = 'org.freedesktop.Notifications';
const place = { path: '/org/freedesktop/Notifications', interface: name } as const;

/** Of the two seconds a notification has: one that doesn’t say what it can may show something all the same. */
const capabilitiesMs = 1_000;
/** How long one that doesn’t answer is left alone: 1 min at first, 10 min in the end. It is asked anew when another comes. */
const mutePauses = [60_000, 120_000, 300_000, 600_000] as const;

const ownerSchema = z.tuple([z.string().min(1)]);
const namesSchema = z.tuple([z.array(z.string())]);
const capabilitiesSchema = z.tuple([z.array(z.string())]);

/** What it says it can do; null where it doesn’t say. */
export type Capabilities = ReadonlySet<string> | null;

export interface FoundServer {
  /** Its unique name: another one that comes after it has another. */
  readonly owner: string;
  readonly capabilities: Capabilities;
}

/**
 * The desktop’s notification server on Linux, whichever one is there now: found, started where the bus can start it, asked
 * what it can do, and left alone for a while where it doesn’t answer.
 */
export class BusServer {
  #owner: string | null = null;
  /** Of the present owner; undefined before it was asked. */
  #capabilities: Capabilities | undefined;
  #mute = { times: 0, until: Number.NEGATIVE_INFINITY };

  /** @param changed another server is there, or none: what the last one showed is gone */
  constructor(
    private readonly bus: SessionBus,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {
    bus.watchOwner(name, (owner) => this.#become(owner));
  }

  get support(): 'some' | 'none' {
    return this.bus.support;
  }

  /** Hears the server’s signals, by member. */
  listen(heard: (member: string | undefined, body: readonly unknown[]) => void): void {
    // The bus lets the owner’s signals through alone; somebody may send one to us alone.
    this.bus.listen({ sender: name, ...place }, (signal: BusSignal) => {
      if (signal.sender === this.#owner) heard(signal.member, signal.body);
    });
  }

  /** Within what is left of `time`. */
  async find(time: ListeningTime): Promise<Result<FoundServer, BusFault>> {
    if (this.clock.elapsed() < this.#mute.until) return err({ tag: 'late', error: `${name} has not answered lately` });
    const found = await this.#presentOwner(time);
    if (!found.ok) return found;
    this.#become(found.value);
    if (this.#capabilities === undefined) await this.#askCapabilities(found.value, time);
    return ok({ owner: found.value, capabilities: this.#capabilities ?? null });
  }

  call(owner: string, call: Pick<BusCall, 'member' | 'signature' | 'body'>, patience: Patience): Promise<Result<readonly unknown[], BusFault>> {
    return this.bus.call({ destination: owner, ...place, ...call }, { ...patience, late: (body) => {
      // It has found its voice again.
      this.answers();
      patience.late?.(body);
    } });
  }

  answers(): void {
    this.#mute = { times: 0, until: Number.NEGATIVE_INFINITY };
  }

  isMute(): void {
    const { times } = this.#mute;
    this.#mute = { times: times + 1, until: this.clock.elapsed() + (mutePauses[Math.min(times, mutePauses.length - 1)] ?? 0) };
  }

  #become(owner: string | null): void {
    if (owner === this.#owner) return;
    this.#owner = owner;
    this.#capabilities = undefined;
    this.answers();
    this.changed();
  }

  async #presentOwner(time: ListeningTime): Promise<Result<string, BusFault>> {
    const present = await this.#ask('GetNameOwner', 's', [name], time);
    const owner = present.ok ? ownerSchema.safeParse(present.value) : null;
    if (owner?.success === true) return ok(owner.data[0]);
    if (!present.ok && present.error.tag !== 'refused') return present;
    const startable = await this.#ask('ListActivatableNames', undefined, [], time);
    const names = startable.ok ? namesSchema.safeParse(startable.value) : null;
    if (!startable.ok || names?.success !== true || !names.data[0].includes(name)) return err(nobody);
    const started = await this.#ask('StartServiceByName', 'su', [name, 0], time);
    if (!started.ok) {
      // Each try starts a program that may not come, or fails.
      if (started.error.tag !== 'unreachable') this.isMute();
      return started;
    }
    const again = await this.#ask('GetNameOwner', 's', [name], time);
    const now = again.ok ? ownerSchema.safeParse(again.value) : null;
    return now?.success === true ? ok(now.data[0]) : again.ok ? err(nobody) : again;
  }

  async #askCapabilities(owner: string, time: ListeningTime): Promise<void> {
    const heard = (body: readonly unknown[]): void => {
      const said = capabilitiesSchema.safeParse(body);
      if (owner === this.#owner) this.#capabilities = said.success ? new Set(said.data[0]) : null;
    };
    const answer = await this.call(owner, { member: 'GetCapabilities' }, { withinMs: Math.min(capabilitiesMs, time.left), late: heard });
    if (answer.ok) heard(answer.value);
    // Not again for this one: it would cost a second each time.
    else if (owner === this.#owner) this.#capabilities = null;
  }

  #ask(member: string, signature: string | undefined, body: readonly unknown[], time: ListeningTime): Promise<Result<readonly unknown[], BusFault>> {
    return this.bus.call({ ...theBus, member, ...(signature !== undefined && { signature, body }) }, { withinMs: time.left });
  }
}

const nobody: BusFault = { tag: 'refused', error: 'org.freedesktop.DBus.Error.ServiceUnknown: nothing here shows notifications' };
