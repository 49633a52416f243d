import type { Fault } from '../../shared/fault';
import type { OutboxEvent } from '../../shared/outbox-event';
import type { SinkStatus } from '../../shared/outbox-view';
import type { Clock } from '../clock';
import { backoffDelay, type BackoffLimits } from '../gateway/backoff';
import type { Pending, SinkBacklog } from './backlog';
import type { Mark } from './journal-entry';
import type { Attempt, Obstacle, Sink } from './sink';

export interface DeliveryParts {
  readonly sink: Sink;
  readonly backlog: SinkBacklog;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds after which an event that can't be delivered is given up. */
  readonly deadLetterAfterMs: () => number;
  /** Reads an event back; null where the file doesn't hold it any more. Rejects with what the disk says. */
  readonly load: (pending: Pending) => Promise<OutboxEvent | null>;
  /** Something became of events; of the first at once, of thousands in later turns, and on disk soon. */
  readonly settle: (marks: readonly Mark[]) => void;
  /** An event that can't be read back. */
  readonly lost: (pending: Pending) => void;
  /** Something to show has changed. */
  readonly onChange: () => void;
  /** It begins to fail or to stop, or does so for another reason. */
  readonly onTrouble: (fault: Fault) => void;
}

/** How a delivery stands. */
export interface DeliveryState {
  readonly status: SinkStatus;
  readonly fault: Fault | null;
  /** Epoch milliseconds. */
  readonly nextTryAt: number | null;
}

export const deliveryBackoff: BackoffLimits = { baseMs: 1_000, capMs: 5 * 60_000 };
/** A computer that starts with old events and no network yet gives the network this long before it gives them up. */
const graceMs = 10 * 60_000;

/** Delivers one sink's events, one at a time and in order, until there are none, a pause is due, or it is closed. */
export class Delivery {
  #state: DeliveryState = { status: 'idle', fault: null, nextTryAt: null };
  #running: Promise<void> | null = null;
  #cancelWait: (() => void) | null = null;
  #failures = 0;
  /** Elapsed milliseconds at the first of the failures in a row. */
  #failingSince = 0;
  /** How often the event in front was tried. */
  #tried = { n: 0, times: 0 };
  /** Somebody asked for a try while one was under way. */
  #again = false;
  #closed = false;
  readonly #abort = new AbortController();

  constructor(private readonly parts: DeliveryParts) {}

  get state(): DeliveryState {
    return this.#state;
  }

  get sink(): Sink {
    return this.parts.sink;
  }

  /** There may be something to deliver. A pause is kept, and so is a stop until it is looked at again. */
  kick(): void {
    if (this.#closed || this.#running !== null || this.#cancelWait !== null) return;
    if (this.#again || this.#state.status !== 'stopped') this.#run();
  }

  /** Tries now, whatever was waited for: somebody has put something right, or thinks so. */
  retry(): void {
    this.parts.sink.forget();
    if (this.#closed) return;
    this.#endWait();
    if (this.#running === null) this.#run();
    else this.#again = true;
  }

  /** Ends pauses at once, a try within `graceMs` milliseconds; what was not delivered stays as it was. */
  async close(withinMs: number): Promise<void> {
    this.#closed = true;
    this.#endWait();
    const cancelDeadline = this.parts.clock.after(withinMs, () => this.#abort.abort());
    await this.#running;
    cancelDeadline();
  }

  #run(): void {
    this.#running = this.#deliverAll().finally(() => {
      this.#running = null;
      if (this.#again) this.#endWait();
      // Something may have come in the moment of leaving.
      if (this.#again || this.parts.backlog.first !== undefined) this.kick();
    });
  }

  async #deliverAll(): Promise<void> {
    this.#again = false;
    const obstacle = await this.parts.sink.ready();
    if (obstacle !== null) {
      if (!this.#closed) this.#stop(obstacle);
      return;
    }
    for (;;) {
      const next = this.parts.backlog.first;
      if (next === undefined || this.#closed) break;
      this.#show({ ...this.#state, status: this.#failures === 0 ? 'sending' : 'failing', nextTryAt: null });
      const attempt = await this.#try(next);
      if (attempt === null) continue;
      // Cut off by closing: nothing is known of it, so it is tried again one day.
      if (attempt.kind === 'failed' && this.#abort.signal.aborted) break;
      if (this.#conclude(next, attempt) === 'pause') return;
    }
    this.#show({ status: 'idle', fault: null, nextTryAt: null });
  }

  async #try(next: Pending): Promise<Attempt | null> {
    let event: OutboxEvent | null;
    try {
      event = await this.parts.load(next);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      return { kind: 'failed', fault: { tag: 'outbox-unreadable', detail: code }, retryAfterMs: null };
    }
    if (event === null) {
      this.parts.lost(next);
      return null;
    }
    const { n } = next.stored;
    this.#tried = { n, times: this.#tried.n === n ? this.#tried.times + 1 : 1 };
    return this.parts.sink.deliver(event, n, this.#abort.signal);
  }

  #conclude({ stored: { n } }: Pending, attempt: Attempt): 'go-on' | 'pause' {
    const { sink, settle } = this.parts;
    switch (attempt.kind) {
      case 'delivered':
        this.#failures = 0;
        settle([{ entry: 'delivered', n, sink: sink.key }]);
        return 'go-on';
      case 'refused':
        this.#failures = 0;
        settle([{ entry: 'dead', n, sink: sink.key, attempts: this.#tried.times, fault: attempt.fault }]);
        return 'go-on';
      case 'failed':
        this.#pauseAfter(attempt);
        return 'pause';
    }
  }

  #pauseAfter({ fault, retryAfterMs }: Extract<Attempt, { kind: 'failed' }>): void {
    const { clock, random } = this.parts;
    if (this.#failures === 0) this.#failingSince = clock.elapsed();
    this.#giveUpOld(fault);
    const waitMs = retryAfterMs ?? backoffDelay(this.#failures, random(), deliveryBackoff);
    this.#failures += 1;
    this.#wait(waitMs);
    this.#show({ status: retryAfterMs === null ? 'failing' : 'waiting', fault, nextTryAt: clock.now() + waitMs });
  }

  #stop({ fault, recheckMs }: Obstacle): void {
    this.#failures = 0;
    if (recheckMs !== null) this.#wait(recheckMs);
    this.#show({ status: 'stopped', fault, nextTryAt: recheckMs === null ? null : this.parts.clock.now() + recheckMs });
  }

  /** Everything that has waited for too long, once it is clear that it isn't just this computer's start. */
  #giveUpOld(fault: Fault): void {
    const { clock, backlog, sink, settle, deadLetterAfterMs } = this.parts;
    if (clock.elapsed() - this.#failingSince < graceMs) return;
    const before = clock.now() - deadLetterAfterMs();
    const old = [...backlog.pending.values()].filter(({ at }) => at <= before);
    const attemptsAt = (n: number): number => (this.#tried.n === n ? this.#tried.times : 0);
    settle(old.map(({ stored: { n } }) => ({ entry: 'dead', n, sink: sink.key, attempts: attemptsAt(n), fault })));
  }

  #wait(ms: number): void {
    this.#cancelWait = this.parts.clock.after(ms, () => {
      this.#cancelWait = null;
      this.#run();
    });
  }

  #endWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
  }

  #show(state: DeliveryState): void {
    const { fault } = state;
    if (fault !== null && fault.tag !== this.#state.fault?.tag) this.parts.onTrouble(fault);
    this.#state = state;
    this.parts.onChange();
  }
}
