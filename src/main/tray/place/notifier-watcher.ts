import { z } from 'zod';
import type { Clock } from '../../clock';
import type { SessionBus } from '../../app/bus/session-bus';
import { theBus } from '../../app/bus/bus-words';

/**
 * How the desktop’s register of tray icons stands: nobody has it, somebody does who doesn’t answer (`mute`), or answers that no
 * tray shows what is registered (`hostless`), or that one does.
 */
export type NotifierStanding = 'none' | 'mute' | 'hostless' | 'host';

export interface NotifierWatcherParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** Told at each change, and first once it is known. */
  readonly changed: (standing: NotifierStanding) => void;
}

const name = 'org.kde.StatusNotifierWatcher';
const contract = 'org.kde.StatusNotifierWatcher';
const watcher = { destination: name, path: '/StatusNotifierWatcher' } as const;
const properties = { ...watcher, interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss' } as const;

const answerMs = 2_000;
/** One that doesn’t answer is asked again so often: it may be going on by then. */
const askAgainMs = 10_000;
/** No desktop has more icons; who registers more keeps nobody busy. */
const mostItems = 50;

const flagSchema = z.tuple([z.object({ value: z.boolean() })]);
const itemsSchema = z.tuple([z.object({ value: z.array(z.string().max(300)) })]);
const pidSchema = z.tuple([z.int()]);

/** Follows org.kde.StatusNotifierWatcher, by which most desktops on Linux have tray icons. */
export class NotifierWatcher {
  #standing: NotifierStanding | null = null;
  #asked = 0;
  #cancelAgain: () => void = () => undefined;
  readonly #stops: readonly (() => void)[];

  constructor(private readonly parts: NotifierWatcherParts) {
    const { bus } = parts;
    const ask = (): void => void this.#ask();
    this.#stops = [
      bus.watchOwner(name, (owner) => (owner === null ? this.#become('none') : ask())),
      ...['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'].map((member) => bus.listen({ sender: name, path: watcher.path, interface: contract, member }, ask)),
    ];
    // Where there is no owner, and no bus, nobody tells.
    ask();
  }

  /** Whether an icon of this process is registered; null where the watcher doesn’t say. */
  async hasIcon(pid: number): Promise<boolean | null> {
    const answer = await this.parts.bus.call({ ...properties, body: [contract, 'RegisteredStatusNotifierItems'] }, { withinMs: answerMs });
    const items = answer.ok ? itemsSchema.safeParse(answer.value) : null;
    if (items?.success !== true) return null;
    const owners = new Set(items.data[0].value.slice(0, mostItems).map((item) => item.split('/', 1)[0] ?? '').filter((owner) => owner !== ''));
    for (const owner of owners) {
      const process = await this.parts.bus.call({ ...theBus, member: 'GetConnectionUnixProcessID', signature: 's', body: [owner] }, { withinMs: answerMs });
      const found = process.ok ? pidSchema.safeParse(process.value) : null;
      if (found?.success === true && found.data[0] === pid) return true;
    }
    return false;
  }

  close(): void {
    this.#asked += 1;
    this.#cancelAgain();
    for (const stop of this.#stops) stop();
  }

  async #ask(): Promise<void> {
    const question = (this.#asked += 1);
    this.#cancelAgain();
    const late = (): void => {
      if (question === this.#asked) void this.#ask();
    };
    const answer = await this.parts.bus.call({ ...properties, body: [contract, 'IsStatusNotifierHostRegistered'] }, { withinMs: answerMs, late });
    if (question !== this.#asked) return;
    if (answer.ok) {
      const flag = flagSchema.safeParse(answer.value);
      this.#become(flag.success && flag.data[0].value ? 'host' : 'hostless');
    } else if (answer.error.tag === 'late') {
      this.#become('mute');
      this.#cancelAgain = this.parts.clock.after(askAgainMs, late);
    } else this.#become(answer.error.tag === 'refused' && !isNobody(answer.error.error) ? 'hostless' : 'none');
  }

  #become(standing: NotifierStanding): void {
    if (standing === 'none') {
      this.#asked += 1;
      this.#cancelAgain();
    }
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.parts.changed(standing);
  }
}

/** The bus’s own words for a name that nobody has. */
function isNobody(error: string): boolean {
  return /\b(NameHasNoOwner|ServiceUnknown|NoReply|Disconnected)\b/.test(error);
}
