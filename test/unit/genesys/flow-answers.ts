import type { FlowBench } from './flow-bench';
import type { OwedOnSocket } from './flow-wire-model';
import type { FlowSocket, Received } from './flow-world';

/** Whether each answer was taken for what it is. */
export class FlowAnswers {
  /** Conversations of a socket whose answers were mixed up by the gateway, so that only the protocol's rule tells whose they are. */
  readonly #mixedUp = new Set<string>();
  /** Queries that are never answered, and their conversations. */
  readonly #lost = new Set<string>();

  constructor(private readonly bench: FlowBench) {}

  mixUp(socket: FlowSocket, conversation: string): void {
    this.#mixedUp.add(`${socket.number} ${conversation}`);
  }

  /** It never comes, which must not shift those of later queries; that of a renewal may, for nobody waits for it. */
  lose(socket: FlowSocket, owed: Received): void {
    const { bench } = this;
    socket.owed = socket.owed.filter((one) => one !== owed);
    const purpose = bench.model.sockets.get(socket.number)?.owed.find((one) => one.id === owed.id)?.purpose;
    if (purpose === 'renewal') this.mixUp(socket, owed.conversation);
    if (purpose !== 'query') return;
    bench.seen.lost += 1;
    this.#lost.add(owed.conversation).add(owed.id);
  }

  /** It came on that socket, and settled that query; `on`: what the model knows of the socket, which may be over now. */
  came(socket: FlowSocket, owed: Received & { readonly on: OwedOnSocket | undefined }, settled: string | null): void {
    const { bench } = this;
    if (settled === owed.id) {
      if (this.#lost.has(owed.conversation)) bench.seen.unshifted += 1;
      return;
    }
    const forgotten = owed.on?.forgotten.has(owed.conversation) === true;
    const mixedUp = forgotten || this.#mixedUp.has(`${socket.number} ${owed.conversation}`);
    if (!mixedUp && !this.#mayShift(owed, settled)) bench.complain(`the answer to ${owed.id} was taken for that of ${settled ?? 'none'}`);
    this.mixUp(socket, owed.conversation);
  }

  /**
   * A lost answer may shift that of a query which waited for a new socket in vain, or follows one that was cancelled; and
   * where only queries have names, that of a renewal.
   */
  #mayShift(owed: Received, settled: string | null): boolean {
    const { model, config } = this.bench;
    if (settled === null || !this.#lost.has(settled)) return false;
    if (config.queryId === 'send') return owed.queryId === null;
    return model.queries.get(settled)?.end?.kind === 'cancelled' || model.queries.get(owed.id)?.hold === 'in vain';
  }
}
