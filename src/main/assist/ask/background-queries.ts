import { fault, type Fault } from '../../../shared/domain/fault';
import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import type { Answer, Gateway, GatewayOutcome } from '../../genesys/gateway';

export type BackgroundOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly latencyMs: number | null }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly latencyMs: number | null }
  | { readonly kind: 'timeout'; readonly latencyMs: number }
  /** An agent's query needed its slot. */
  | { readonly kind: 'preempted'; readonly latencyMs: number }
  /** It never went out, and nobody wants it any more. */
  | { readonly kind: 'dropped' };

export interface BackgroundParts {
  readonly gateway: Pick<Gateway, 'ask' | 'capacity' | 'healthy'>;
  readonly clock: Clock;
  /** Agents' queries in flight, and those in line. */
  readonly load: () => { readonly inFlight: number; readonly waiting: number };
}

interface Task {
  /** Made when it goes out, so that its deadline counts from then. */
  readonly make: () => Query;
  readonly end: (outcome: BackgroundOutcome) => void;
  readonly cancelPatience: () => void;
}

/** One more must stay free for the agent while a background query is out. */
const freeSlots = 2;
/** A card whose answer could not be asked for again by then is not worth it any more. */
const patienceMs = 60_000;
const mostWaiting = 50;

/**
 * Queries that no agent waits for: one at a time, only over a healthy link with two slots free and nobody in line. They
 * are outside the slots, so that they can't delay an agent's query: where one needs the room, what is out here gives way.
 */
export class BackgroundQueries {
  #waiting: Task[] = [];
  #running: { readonly query: Query; readonly abort: AbortController } | null = null;
  #closed = false;

  constructor(private readonly parts: BackgroundParts) {}

  /** Queries out now: 0 or 1. */
  get inFlight(): number {
    return this.#running === null ? 0 : 1;
  }

  /** Asks when there is room, what is `urgent` (somebody looks at the old answer) before what isn't. Never rejects. */
  run(make: () => Query, urgency: 'urgent' | 'idle'): Promise<BackgroundOutcome> {
    if (this.#closed || this.#waiting.length >= mostWaiting) return Promise.resolve({ kind: 'dropped' });
    return new Promise((resolve) => {
      const drop = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== task);
        resolve({ kind: 'dropped' });
      };
      const cancelPatience = urgency === 'urgent' ? this.parts.clock.after(patienceMs, drop) : (): void => undefined;
      const task: Task = { make, end: resolve, cancelPatience };
      if (urgency === 'urgent') this.#waiting.unshift(task);
      else this.#waiting.push(task);
      this.advance();
    });
  }

  /** There may be room. */
  advance(): void {
    const { gateway, load } = this.parts;
    if (this.#running !== null || this.#waiting.length === 0 || !gateway.healthy) return;
    const { inFlight, waiting } = load();
    if (waiting > 0 || gateway.capacity - inFlight < freeSlots) return;
    const task = this.#waiting.shift();
    if (task === undefined) return;
    task.cancelPatience();
    void this.#start(task);
  }

  /** An agent's query has just taken a slot: what is out here gives way where there is no room for both. */
  giveWay(): void {
    const { gateway, load } = this.parts;
    if (this.#running !== null && load().inFlight + 1 > gateway.capacity) this.#running.abort.abort('preempted');
  }

  /** Drops what waits; what is out ends with the gateway. */
  close(): void {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) {
      task.cancelPatience();
      task.end({ kind: 'dropped' });
    }
    this.#running?.abort.abort('cancelled');
  }

  async #start({ make, end }: Task): Promise<void> {
    const { clock } = this.parts;
    const query = make();
    const abort = new AbortController();
    const running = { query, abort };
    this.#running = running;
    const sent: { at: number | null } = { at: null };
    const cancelTimer = clock.after(query.deadline - clock.now(), () => abort.abort('timeout'));
    const outcome = await this.#ask(query, abort.signal, () => (sent.at = clock.now()));
    cancelTimer();
    this.#running = null;
    end(read(outcome, abort.signal, sent.at === null ? null : Math.max(0, clock.now() - sent.at)));
    this.advance();
  }

  async #ask(query: Query, signal: AbortSignal, onSent: () => void): Promise<GatewayOutcome> {
    try {
      return await this.parts.gateway.ask(query, { signal, onSent });
    } catch {
      return { kind: 'failed', fault: fault('unexpected') };
    }
  }
}

function read(outcome: GatewayOutcome, signal: AbortSignal, latencyMs: number | null): BackgroundOutcome {
  if (outcome.kind === 'answered') return { kind: 'answered', answer: outcome.answer, latencyMs };
  if (outcome.kind === 'failed' || outcome.kind === 'returned') return { kind: 'failed', fault: outcome.fault, latencyMs };
  if (latencyMs === null) return { kind: 'dropped' };
  return { kind: signal.reason === 'timeout' ? 'timeout' : 'preempted', latencyMs };
}
