import { fault, type Fault } from '../../shared/domain/fault';
import type { OutboxEvent } from '../../shared/domain/outbox-event';
import type { SinkStatus } from '../../shared/contract/outbox-view';
import type { Clock } from '../clock';
import { backoffDelay, type BackoffLimits } from '../genesys/http/backoff';
import type { Pending, SinkBacklog } from './backlog';
import type { Mark } from './journal-entry';
import { Patience } from './patience';
import type { Attempt, Failed, Obstacle, Sink } from './sink';
import { nextInTurn, suspectAfter, type Standing } from './turn-order';
import { Wait } from './wait';

export interface DeliveryParts {
  readonly sink: Sink;
  readonly backlog: SinkBacklog;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds after its first try at which an event that fails is given up. */
  readonly deadLetterAfterMs: () => number;
  /** Reads an event back; null where the file doesn't hold it any more. Rejects with what the disk says. */
  readonly load: (pending: Pending) => Promise<OutboxEvent | null>;
  /** Something became of an event: at once, and on disk soon. */
  readonly settle: (mark: Mark) => void;
  /** An event that can't be read back. */
  readonly lost: (pending: Pending) => void;
  /** Something to show has changed. */
  readonly onChange: () => void;
  /** It begins to fail or to stop, or does so for another reason. */
  readonly onTrouble: (fault: Fault) => void;
  /** An event was put aside, or is passed over from now on. */
  readonly onSetBack: (what: 'put aside' | 'passed over', pending: Pending, attempts: number, fault: Fault) => void;
}

/** How a delivery stands. */
export interface DeliveryState {
  readonly status: SinkStatus;
  readonly fault: Fault | null;
  /** Epoch milliseconds. */
  readonly nextTryAt: number | null;
}

export const deliveryBackoff: BackoffLimits = { baseMs: 1_000, capMs: 5 * 60_000 };
/** A sink that broke its promise never to reject is looked at again after this long, in milliseconds. */
const recheckMs = 5 * 60_000;

/**
 * Delivers one sink's events, one at a time, until there are none, a pause is due, or it is closed. In order, but that an
 * event which the receiver doesn't take while it takes others is passed over, and tried in between from then on.
 */
export class Delivery {
  #state: DeliveryState = { status: 'idle', fault: null, nextTryAt: null };
  #running: Promise<void> | null = null;
  /** Failures in a row, but for those of events that are passed over. */
  #failures = 0;
  #last: Standing['last'] = null;
  /** The last try was delivered: whatever fails right behind it doesn't fail by the receiver. */
  #proven = false;
  /** It is time for one of those that are passed over. */
  #passedOverDue = false;
  /** Of those, failures in a row. */
  #passedOverFailures = 0;
  /** Somebody asked for a try while one was under way. */
  #again = false;
  #closed = false;
  readonly #pause: Wait;
  readonly #passedOverPause: Wait;
  readonly #patience: Patience;
  readonly #abort = new AbortController();

  constructor(private readonly parts: DeliveryParts) {
    this.#pause = new Wait(parts.clock);
    this.#passedOverPause = new Wait(parts.clock);
    this.#patience = new Patience(parts.clock);
  }

  get state(): DeliveryState {
    return this.#state;
  }

  get sink(): Sink {
    return this.parts.sink;
  }

  /** There may be something to deliver. A pause is kept, and so is a stop until it is looked at again. */
  kick(): void {
    if (this.#closed || this.#running !== null || this.#pause.until !== null) return;
    if (this.#again || this.#state.status !== 'stopped') this.#run();
  }

  /** Tries now, whatever was waited for: somebody has put something right, or thinks so. */
  retry(): void {
    this.parts.sink.forget();
    if (this.#closed) return;
    this.#endPauses();
    if (this.#running === null) this.#run();
    else this.#again = true;
  }

  /** Ends pauses at once, a try within `withinMs` milliseconds; what was not delivered stays as it was. */
  async close(withinMs: number): Promise<void> {
    this.#closed = true;
    this.#endPauses();
    const cancelDeadline = this.parts.clock.after(withinMs, () => this.#abort.abort());
    await this.#running;
    cancelDeadline();
  }

  #run(): void {
    this.#running = this.#deliverAll().finally(() => {
      this.#running = null;
      if (this.#again) this.#endPauses();
      // Something may have come in the moment of leaving.
      if (this.#again || this.#next() !== null) this.kick();
    });
  }

  async #deliverAll(): Promise<void> {
    this.#again = false;
    // What an earlier run passed over.
    if (this.parts.backlog.passedOver.size > 0 && this.#passedOverPause.until === null && !this.#passedOverDue) this.#pausePassedOver(null);
    const obstacle = await this.#ready();
    if (obstacle !== null) {
      if (!this.#closed) this.#stop(obstacle);
      return;
    }
    for (;;) {
      const next = this.#next();
      if (next === null || this.#closed) break;
      this.#show({ ...this.#state, status: this.#failures === 0 ? 'sending' : 'failing', nextTryAt: null });
      this.#patience.tries(next);
      const attempt = await this.#try(next);
      if (attempt === null) continue;
      // Cut off by closing: nothing is known of it, so it is tried again one day.
      if (attempt.kind === 'failed' && this.#abort.signal.aborted) break;
      // Thrown away meanwhile for want of room: nothing is to be said of it any more.
      if (this.#conclude(this.parts.backlog.waiting(next.stored.n) ?? next, attempt) === 'pause') return;
    }
    if (!this.#closed) this.#rest();
  }

  async #ready(): Promise<Obstacle | null> {
    try {
      return await this.parts.sink.ready();
    } catch {
      return { fault: fault('unexpected'), recheckMs };
    }
  }

  #next(): Pending | null {
    return nextInTurn(this.parts.backlog, {
      failures: this.#failures,
      last: this.#last,
      passedOverDue: this.#passedOverDue,
      isOver: (pending) => this.#isOver(pending),
    });
  }

  async #try(next: Pending): Promise<Attempt | null> {
    try {
      const event = await this.parts.load(next);
      if (event === null) {
        this.parts.lost(next);
        return null;
      }
      // A sink never rejects; one that did would end all deliveries, so it is made a failure like any other.
      return await this.parts.sink.deliver(event, next.stored.n, this.#abort.signal).catch((): Attempt => failing(fault('unexpected')));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      return failing(fault('outbox-unreadable', code));
    }
  }

  #conclude(tried: Pending, attempt: Attempt): 'go-on' | 'pause' {
    const { sink, backlog, settle, onSetBack } = this.parts;
    const { n } = tried.stored;
    const attempts = (tried.tries?.attempts ?? 0) + 1;
    if (attempt.kind === 'failed') return this.#failed(tried, attempts, attempt);
    this.#failures = 0;
    this.#last = null;
    this.#proven = attempt.kind === 'delivered';
    // The next of those that are passed over has its turn at once: it seems that they were only minded for a time.
    if (backlog.passedOver.has(n)) this.#passedOverFailures = 0;
    if (attempt.kind === 'delivered') settle({ entry: 'delivered', n, sink: sink.key });
    else {
      settle({ entry: 'dead', n, sink: sink.key, attempts, fault: attempt.fault });
      onSetBack('put aside', tried, attempts, attempt.fault);
    }
    return 'go-on';
  }

  #failed(tried: Pending, attempts: number, failed: Failed): 'go-on' | 'pause' {
    const { sink, backlog, settle, onSetBack } = this.parts;
    const { n } = tried.stored;
    const ofItself = failed.byEvent === 'perhaps';
    const suspicions = (tried.tries?.suspicions ?? 0) + (ofItself ? 1 : 0);
    const wasPassedOver = backlog.passedOver.has(n);
    // The receiver took another one a moment ago, so it is up: nobody else has to wait.
    const isPassedOver = wasPassedOver || (ofItself && this.#proven && suspicions >= suspectAfter);
    this.#proven = false;
    this.#last = { n, byEvent: failed.byEvent };
    if (this.#isOver(tried)) {
      settle({ entry: 'dead', n, sink: sink.key, attempts, fault: failed.fault });
      onSetBack('put aside', tried, attempts, failed.fault);
    } else {
      const order = isPassedOver ? 'passed-over' : 'in-line';
      settle({ entry: 'tried', n, sink: sink.key, attempts, suspicions, since: this.#patience.since(tried), order, fault: failed.fault });
      if (isPassedOver && !wasPassedOver) onSetBack('passed over', tried, attempts, failed.fault);
    }
    if (isPassedOver) this.#pausePassedOver(failed.retryAfterMs);
    // While others fail, too, it took a turn of theirs, and its failure is one more.
    if (isPassedOver && ofItself && this.#failures === 0) return 'go-on';
    this.#pauseAfter(failed);
    return 'pause';
  }

  #isOver(pending: Pending): boolean {
    return this.#patience.isOver(pending, this.parts.deadLetterAfterMs());
  }

  #pauseAfter({ fault: why, retryAfterMs }: Failed): void {
    const waitMs = retryAfterMs ?? backoffDelay(this.#failures, this.parts.random(), deliveryBackoff);
    this.#failures += 1;
    this.#pauseFor(waitMs);
    this.#show({ status: retryAfterMs === null ? 'failing' : 'waiting', fault: why, nextTryAt: this.#pause.until });
  }

  #stop({ fault: why, recheckMs: afterMs }: Obstacle): void {
    this.#failures = 0;
    if (afterMs !== null) this.#pauseFor(afterMs);
    this.#show({ status: 'stopped', fault: why, nextTryAt: this.#pause.until });
  }

  /** Nothing is left to be delivered now; what is passed over has its time. */
  #rest(): void {
    const [passedOver] = [...this.parts.backlog.passedOver.values()].slice(-1);
    if (passedOver === undefined) this.#show({ status: 'idle', fault: null, nextTryAt: null });
    else this.#show({ status: 'failing', fault: passedOver.tries?.fault ?? null, nextTryAt: this.#passedOverPause.until });
  }

  #pauseFor(ms: number): void {
    if (!this.#closed) this.#pause.start(ms, () => this.#run());
  }

  /** One of those that are passed over is tried after a pause, however many they are. */
  #pausePassedOver(askedForMs: number | null): void {
    const { random } = this.parts;
    const waitMs = askedForMs ?? backoffDelay(suspectAfter + this.#passedOverFailures, random(), deliveryBackoff);
    this.#passedOverFailures += 1;
    this.#passedOverDue = false;
    if (this.#closed) return;
    this.#passedOverPause.start(waitMs, () => {
      this.#passedOverDue = true;
      this.kick();
    });
  }

  #endPauses(): void {
    this.#pause.end();
    this.#passedOverPause.end();
    this.#passedOverDue = true;
  }

  #show(state: DeliveryState): void {
    const { fault: why } = state;
    if (why !== null && why.tag !== this.#state.fault?.tag) this.parts.onTrouble(why);
    this.#state = state;
    this.parts.onChange();
  }
}

function failing(why: Fault): Failed {
  return { kind: 'failed', fault: why, retryAfterMs: null, byEvent: 'perhaps' };
}
