import type { Query } from '../../../shared/domain/knowledge';

/** A question that was out, and what says that it has ended. */
export interface Suspect {
  readonly query: Query;
  /** Aborts when it has ended, however that was, also while it waits to be asked again. */
  readonly signal: AbortSignal;
}

/**
 * Questions that were out when a message came which no connection survives: the answer to one of them, perhaps. Asked
 * together again they would all be lost again, so they go out one at a time; the one that is alone when it happens again is
 * the one, and no other pays for it.
 */
export class Quarantine {
  readonly #suspects = new Set<string>();

  /** @param over told when the last one has ended, since there is room for more then */
  constructor(private readonly over: () => void) {}

  /** True while there is one: no second question goes out beside another. */
  get active(): boolean {
    return this.#suspects.size > 0;
  }

  /** It was out before when this happened. */
  has(queryId: string): boolean {
    return this.#suspects.has(queryId);
  }

  add(suspects: readonly Suspect[]): void {
    for (const { query, signal } of suspects) {
      if (this.#suspects.has(query.id)) continue;
      this.#suspects.add(query.id);
      signal.addEventListener('abort', () => this.#clear(query.id), { once: true });
    }
  }

  #clear(queryId: string): void {
    if (this.#suspects.delete(queryId) && !this.active) this.over();
  }
}
