import { fault } from '../../../shared/domain/fault';
import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import type { AskOptions, Gateway, GatewayOutcome } from '../../genesys/gateway';
import { Attempts } from './attempts';
import { QuerySlots, type Attempt, type SlotListener, type SlotOutcome, type SlotRules } from './query-slots';

/** How a query ended: in its slot, or by what the gateway said last. */
export type Dispatched = SlotOutcome<Exclude<GatewayOutcome, { kind: 'returned' }>>;

export interface DispatcherParts {
  readonly gateway: Pick<Gateway, 'ask' | 'capacity'>;
  readonly clock: Clock;
  readonly perConversation: () => SlotRules['perConversation'];
  readonly listener: SlotListener;
}

/** Takes a query through its slot to the gateway, and again where it came back. Each ends exactly once. */
export class Dispatcher {
  readonly #slots: QuerySlots;

  constructor(private readonly parts: DispatcherParts) {
    const { clock, gateway, perConversation, listener } = parts;
    this.#slots = new QuerySlots(clock, () => ({ maxConcurrent: gateway.capacity, perConversation: perConversation() }), listener);
  }

  get inFlight(): number {
    return this.#slots.inFlight;
  }

  get waiting(): number {
    return this.#slots.waiting;
  }

  /** Never rejects. `onSent` is called each time it goes out. */
  dispatch(query: Query, onSent: () => void): Promise<Dispatched> {
    const attempts = new Attempts();
    return this.#slots.run(query, async (signal): Promise<Attempt<Exclude<GatewayOutcome, { kind: 'returned' }>>> => {
      const outcome = await this.#ask(query, { signal, onSent });
      if (outcome.kind !== 'returned') return { kind: 'done', value: outcome };
      const reason = attempts.returned(outcome);
      return reason === null ? { kind: 'again' } : { kind: 'done', value: { kind: 'failed', fault: reason } };
    });
  }

  /** Cancels a query at whatever stage it is; false when it has settled already. */
  cancel(queryId: string): boolean {
    return this.#slots.cancel(queryId);
  }

  /** The gateway or the settings allow more, or less. */
  capacityChanged(): void {
    this.#slots.advance();
  }

  /** Time may have passed that no timer noticed: what is past its deadline is told so now. */
  expire(): void {
    this.#slots.expire();
  }

  /** A transport promises not to throw; if one does all the same, its query still settles and is written down. */
  async #ask(query: Query, options: AskOptions): Promise<GatewayOutcome> {
    try {
      return await this.parts.gateway.ask(query, options);
    } catch {
      return { kind: 'failed', fault: fault('unexpected') };
    }
  }
}
