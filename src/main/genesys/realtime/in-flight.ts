import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import type { GatewayOutcome } from '../gateway';
import { Correlator, type Match } from './correlator';
import type { Marks } from './wire';

/** A query on a socket that somebody waits for. */
interface Pending {
  readonly query: Query;
  readonly socket: number;
  readonly signal: AbortSignal;
  readonly settle: (outcome: GatewayOutcome) => void;
}

export interface InFlightListener {
  /** A query on that socket is no more waited for. */
  settled(socket: number): void;
  /** Nobody wants its answer, or whoever does will ask again. */
  withdrawn(query: Query): void;
}

/** What is on its way, on which socket; a socket is known from its first query on. */
export class InFlight {
  readonly #correlators = new Map<number, Correlator>();
  readonly #pending = new Map<string, Pending>();

  constructor(
    private readonly clock: Clock,
    private readonly listener: InFlightListener,
  ) {}

  /** Queries that somebody waits for. */
  get size(): number {
    return this.#pending.size;
  }

  /** True where one of that conversation is waited for. */
  has(conversationId: string): boolean {
    return [...this.#pending.values()].some((pending) => pending.query.conversationId === conversationId);
  }

  /** The socket that query is on; undefined where nobody waits for it. */
  socketOf(queryId: string): number | undefined {
    return this.#pending.get(queryId)?.socket;
  }

  /** True while an answer may come on that socket that somebody wants to see. */
  awaits(socket: number): boolean {
    return this.#correlators.get(socket)?.awaited(this.clock.elapsed()) === true;
  }

  /** True while an answer for that conversation may still come on that socket. */
  owes(socket: number, conversationId: string): boolean {
    return this.#correlators.get(socket)?.owes(conversationId, this.clock.elapsed()) === true;
  }

  /** Everything that an answer may still come for on that socket, whoever wants it. */
  owed(socket: number): readonly Query[] {
    return this.#correlators.get(socket)?.owed(this.clock.elapsed()) ?? [];
  }

  /** Those that are waited for on that socket. */
  waitedFor(socket: number): readonly Pick<Pending, 'query' | 'signal'>[] {
    return [...this.#pending.values()].filter((pending) => pending.socket === socket);
  }

  /** A query went out; resolves when it was settled, or the signal ended the wait. */
  sent(query: Query, socket: number, queryId: 'send' | 'keep', signal: AbortSignal): Promise<GatewayOutcome> {
    const correlator = this.#on(socket);
    correlator.sent(query, queryId);
    return new Promise((resolve) => {
      const abandoned = (): void => {
        correlator.abandon(query.id, this.clock.elapsed(), signal.reason === 'cancelled' ? 'discard' : 'show');
        settle({ kind: 'abandoned' });
      };
      const settle = (outcome: GatewayOutcome): void => {
        if (!this.#pending.delete(query.id)) return;
        signal.removeEventListener('abort', abandoned);
        if (outcome.kind === 'returned' || signal.reason === 'cancelled') this.listener.withdrawn(query);
        resolve(outcome);
        this.listener.settled(socket);
      };
      this.#pending.set(query.id, { query, socket, signal, settle });
      signal.addEventListener('abort', abandoned, { once: true });
    });
  }

  /** A subscription was renewed, which nobody waits for. */
  renewed(query: Query, socket: number): void {
    this.#on(socket).renewed(query, this.clock.elapsed());
  }

  /** Takes what a message on that socket settles; see `Correlator.take`. */
  take(socket: number, marks: Marks): Match {
    return this.#on(socket).take(marks, this.clock.elapsed());
  }

  /**
   * Whose a "too much" is that names nobody: where one query is waited for and nothing else is owed, it can only be that
   * one's. Should the gateway have meant another, and answer it all the same, then that answer is nobody's.
   */
  takeBackOnly(socket: number, outcome: GatewayOutcome): void {
    const [only, ...others] = this.owed(socket);
    const pending = only === undefined || others.length > 0 ? undefined : this.#pending.get(only.id);
    if (pending?.socket !== socket) return;
    this.#correlators.get(socket)?.abandon(pending.query.id, this.clock.elapsed(), 'discard');
    pending.settle(outcome);
  }

  settle(queryId: string, outcome: GatewayOutcome): void {
    this.#pending.get(queryId)?.settle(outcome);
  }

  /** The socket is no more: neither is anything that was on it. */
  gone(socket: number, outcomeOf: (query: Query) => GatewayOutcome): void {
    this.#correlators.delete(socket);
    for (const pending of [...this.#pending.values()]) if (pending.socket === socket) pending.settle(outcomeOf(pending.query));
  }

  #on(socket: number): Correlator {
    const correlator = this.#correlators.get(socket) ?? new Correlator();
    this.#correlators.set(socket, correlator);
    return correlator;
  }
}
