import { fault, type Fault } from '../../shared/domain/fault';
import { outboxEventSchema, type OutboxEvent } from '../../shared/domain/outbox-event';
import type { OutboxView } from '../../shared/contract/outbox-view';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Settings } from '../../shared/settings/settings';
import type { Clock } from '../clock';
import type { Log } from '../diagnostics/log';
import type { Fetch } from '../genesys/token';
import { Backlog, type Pending } from './backlog';
import { Delivery } from './delivery';
import { Journal } from './journal';
import type { Mark } from './journal-entry';
import { lettersNamed, viewOf } from './outbox-view';
import { configuredSinks } from './sinks';
import type { SecretAnswer } from './webhook-secrets';

export interface OutboxParts {
  /** The outbox's own, made with mode 0700 where it doesn't exist. */
  readonly folder: string;
  readonly settings: () => Settings['outbox'];
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly readSecret: (url: string) => Promise<SecretAnswer>;
  /** Told how the sinks stand, a few times a second at most. */
  readonly onView: (view: OutboxView) => void;
  /** Bytes of what is over that may gather before the file is written anew. */
  readonly slackBytes?: number;
}

/** What those need of the outbox who have something for it. */
export type ExternalStores = Pick<Outbox, 'accept'>;

/** Events on their way to the disk; more than this means that it takes none. */
const mostUnwritten = 1_000;
/** What is settled within one turn of the event loop. */
const marksAtATime = 200;
const viewEveryMs = 250;
const closeWithinMs = 1_000;
const hourMs = 3_600_000;

/**
 * Events for external stores: on disk first, then delivered to each sink in order and at least once, whatever becomes
 * of the sink or of this process. Bounded: when there is no more room the oldest goes, and is counted.
 */
export class Outbox {
  readonly #backlog = new Backlog();
  readonly #journal: Journal;
  readonly #deliveries = new Map<string, Delivery>();
  #opening: Promise<Fault | null> | null = null;
  #unwritten = 0;
  #rewrittenTo = 0;
  #rewriting = false;
  #fault: Fault | null = null;
  #cancelView: (() => void) | null = null;
  #phase: 'new' | 'started' | 'closed' = 'new';

  constructor(private readonly parts: OutboxParts) {
    this.#journal = new Journal({ folder: parts.folder, now: () => parts.clock.now() });
  }

  /**
   * Takes an event for every sink that is set now. Resolves once it is on disk, or with why it isn't; without sinks
   * there is nothing to do. Costs its caller next to nothing: all work is done in later turns of the event loop.
   */
  async accept(event: OutboxEvent): Promise<Result<null, Fault>> {
    const sinks = [...this.#configured().keys()];
    if (sinks.length === 0) return ok(null);
    if (this.#phase === 'closed' || this.#unwritten >= mostUnwritten) return this.#refuse(sinks, fault('outbox-unwritable', 'the disk does not answer'));
    this.#unwritten += 1;
    try {
      const failure = await this.#open();
      if (failure !== null) return this.#refuse(sinks, failure);
      const known = outboxEventSchema.safeParse(event);
      if (!known.success) return this.#refuse(sinks, fault('unexpected', 'an event the outbox doesn’t know'));
      const entry = { entry: 'event', n: this.#backlog.nextNumber(), at: this.parts.clock.now(), sinks, event: known.data } as const;
      const place = await this.#journal.write(entry);
      this.#backlog.add(entry, place);
      this.#fault = null;
      void this.#keepWithinBounds();
      for (const key of sinks) this.#deliveries.get(key)?.kick();
      this.#changed();
      return ok(null);
    } catch (error) {
      return this.#refuse(sinks, fault('outbox-unwritable', reason(error)));
    } finally {
      this.#unwritten -= 1;
    }
  }

  /** Reads what an earlier run left, and begins to deliver. */
  async start(): Promise<void> {
    if (this.#phase !== 'new') return;
    this.#phase = 'started';
    await this.#open();
    this.settingsChanged();
  }

  /** Sinks, bounds or deadlines may have changed. */
  settingsChanged(): void {
    if (this.#phase !== 'started') return;
    const configured = this.#configured();
    for (const [key, delivery] of this.#deliveries) {
      if (configured.has(key)) continue;
      this.#deliveries.delete(key);
      void delivery.close(0);
    }
    for (const [key, makeSink] of configured) {
      if (this.#deliveries.has(key)) continue;
      this.#deliveries.set(key, this.#delivery(key, makeSink));
      this.#takeBack(key);
    }
    this.#giveUpAbandoned();
    void this.#keepWithinBounds();
    for (const delivery of this.#deliveries.values()) delivery.kick();
    this.#changed();
  }

  /** How things stand now. */
  get view(): OutboxView {
    return viewOf(this.#backlog, this.#deliveries, this.#fault);
  }

  /** Tries a sink at once, whatever is waited for. */
  retry(sinkId: string): void {
    this.#deliveries.get(sinkId)?.retry();
  }

  /** Puts dead letters back in line, at its end; those that are gone are passed over. */
  resendDead(letterIds: readonly string[] | 'all'): void {
    const at = this.parts.clock.now();
    const marks = lettersNamed(this.#backlog, letterIds).map(({ n, sink }): Mark => ({ entry: 'again', n, sink, at }));
    void this.#settleAll(marks);
    for (const delivery of this.#deliveries.values()) delivery.kick();
  }

  /** Forgets dead letters for good; those that are gone are passed over. */
  discardDead(letterIds: readonly string[] | 'all'): void {
    void this.#settleAll(lettersNamed(this.#backlog, letterIds).map(({ n, sink }): Mark => ({ entry: 'discarded', n, sink })));
  }

  /** Ends deliveries, about a second for those under way, and resolves when all that was accepted is on disk. */
  async close(): Promise<void> {
    this.#phase = 'closed';
    this.#cancelView?.();
    await Promise.all([...this.#deliveries.values()].map((delivery) => delivery.close(closeWithinMs)));
    await this.#opening;
    await this.#journal.close().catch((error: unknown) => this.parts.log.error('outbox not closed', { error }));
  }

  /** One attempt at a time; one that failed is made again with the next event. */
  #open(): Promise<Fault | null> {
    this.#opening ??= this.#journal.open((entry, place) => this.#backlog.apply(entry, place)).then(
      ({ damaged }) => {
        this.#backlog.damaged += damaged;
        this.parts.log.info('outbox opened', { events: this.#backlog.count, bytes: this.#backlog.bytes, damaged });
        this.#rewriteIfDue(damaged > 0 ? 'at-once' : 'when-due');
        return null;
      },
      (error: unknown) => {
        this.#opening = null;
        this.parts.log.error('outbox cannot be opened', { error });
        return (this.#fault = fault('outbox-unwritable', reason(error)));
      },
    );
    return this.#opening;
  }

  #configured(): ReturnType<typeof configuredSinks> {
    return configuredSinks(this.parts.settings(), this.parts);
  }

  #delivery(key: string, makeSink: () => Delivery['sink']): Delivery {
    const { clock, random, log } = this.parts;
    const sink = makeSink();
    return new Delivery({
      sink,
      backlog: this.#backlog.sink(key),
      clock,
      random,
      deadLetterAfterMs: () => this.parts.settings().deadLetterAfterHours * hourMs,
      load: (pending) => this.#load(pending),
      settle: (mark) => void this.#settle(mark),
      lost: ({ stored: { n } }) => {
        this.#backlog.damaged += 1;
        void this.#settle({ entry: 'dropped', n });
      },
      onChange: () => this.#changed(),
      onTrouble: (trouble) => log.warn('external store', { sink: sink.name, fault: trouble.tag, detail: trouble.detail }),
      onSetBack: (what, { stored: { n, type, timestamp } }, attempts, { tag, detail }) =>
        log.warn(`event ${what}`, { sink: sink.name, number: n, type, timestamp, attempts, fault: tag, detail }),
    });
  }

  async #load({ stored }: Pending): Promise<OutboxEvent | null> {
    const entry = await this.#journal.read(stored);
    return entry?.entry === 'event' && entry.n === stored.n ? entry.event : null;
  }

  /**
   * Counts from now on; resolves when it is written. A mark that can't be costs a second delivery after a restart, and
   * nothing else.
   */
  async #settle(mark: Mark): Promise<void> {
    this.#backlog.mark(mark);
    this.#changed();
    try {
      await this.#journal.write(mark);
      this.#rewriteIfDue('when-due');
    } catch (error) {
      this.parts.log.warn('outbox mark not written', { error });
    }
  }

  /** Some at a time: there may be tens of thousands, and others want their turn. */
  async #settleAll(marks: readonly Mark[]): Promise<void> {
    for (const [index, mark] of marks.entries()) {
      const written = this.#settle(mark);
      if (index % marksAtATime === marksAtATime - 1) await written;
    }
    for (const delivery of this.#deliveries.values()) delivery.kick();
  }

  async #keepWithinBounds(): Promise<void> {
    for (let count = 1; ; count += 1) {
      const { maxEvents, maxMegabytes } = this.parts.settings();
      const n = this.#backlog.overflow({ events: maxEvents, bytes: maxMegabytes * 1024 * 1024 });
      if (n === null) return;
      const written = this.#settle({ entry: 'dropped', n });
      if (count % marksAtATime === 0) await written;
    }
  }

  /** Nobody delivers for a sink that is set no more; after the time others have, too, its events are for a person. */
  #giveUpAbandoned(): void {
    const before = this.parts.clock.now() - this.parts.settings().deadLetterAfterHours * hourMs;
    const abandoned = [...this.#backlog.sinks].filter(([key]) => !this.#deliveries.has(key));
    const marks = abandoned.flatMap(([sink, { pending }]) =>
      pending
        .filter(({ at }) => at < before)
        .map(({ stored: { n }, tries }): Mark => ({ entry: 'dead', n, sink, attempts: tries?.attempts ?? 0, fault: fault('outbox-sink-gone') })),
    );
    void this.#settleAll(marks);
  }

  /** What was given up only because nobody named the sink is in line again now that somebody does. */
  #takeBack(sink: string): void {
    const at = this.parts.clock.now();
    const letters = [...this.#backlog.sink(sink).dead.values()].filter((letter) => letter.fault.tag === 'outbox-sink-gone');
    void this.#settleAll(letters.map(({ stored: { n } }): Mark => ({ entry: 'again', n, sink, at })));
  }

  #refuse(sinks: readonly string[], reason: Fault): Result<null, Fault> {
    if (this.#fault?.detail !== reason.detail) this.parts.log.error('outbox takes no events', { fault: reason.tag, detail: reason.detail });
    this.#fault = reason;
    for (const key of sinks) this.#backlog.sink(key).dropped += 1;
    this.#changed();
    return err(reason);
  }

  /** What is over takes room until the file is written anew. */
  #rewriteIfDue(when: 'when-due' | 'at-once'): void {
    const slack = (this.parts.slackBytes ?? 256 * 1024) + this.#backlog.bytes / 4;
    const due = this.#journal.size > this.#backlog.bytes + slack && this.#journal.size > this.#rewrittenTo + slack;
    if (this.#rewriting || this.#phase === 'closed' || (when === 'when-due' && !due)) return;
    this.#rewriting = true;
    void this.#journal
      .rewrite(() => {
        const { totals, events, marks } = this.#backlog.snapshot();
        return { head: totals, copy: events, tail: marks };
      })
      .catch((error: unknown) => this.parts.log.warn('outbox not written anew', { error }))
      .finally(() => {
        // Also where it failed, so that it isn't tried with every event.
        this.#rewrittenTo = this.#journal.size;
        this.#rewriting = false;
      });
  }

  #changed(): void {
    if (this.#phase !== 'started') return;
    this.#cancelView ??= this.parts.clock.after(viewEveryMs, () => {
      this.#cancelView = null;
      this.parts.onView(this.view);
    });
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unexpected error';
}
