import type { Fault } from '../../../shared/domain/fault';
import type { GatewayOutcome, ReturnReason } from '../../genesys/gateway';

/** A query goes out so often in all, however often the gateway says that it is too much. */
const mostSends = 3;
/** It goes out again so often after a connection was lost with it; a sleep or another network is not the gateway's doing. */
const mostDrops = 1;

/**
 * The attempts of one query (protocol: Faults): whether it may go back in line. What was lost beside it is not its doing, and
 * isn't counted.
 */
export class Attempts {
  readonly #returns: Record<ReturnReason, number> = { dropped: 0, disrupted: 0, limited: 0, unsent: 0, beside: 0 };

  /** Counts one that came back; null: it may be tried again, else why it may not. */
  returned({ why, fault: reason }: Extract<GatewayOutcome, { kind: 'returned' }>): Fault | null {
    this.#returns[why] += 1;
    const { dropped, disrupted, limited } = this.#returns;
    return dropped + disrupted + limited >= mostSends || dropped > mostDrops ? reason : null;
  }
}
