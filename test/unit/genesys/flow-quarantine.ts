import type { ModelQuery } from './flow-query';

/** Which queries were out when a message came that no connection survives: until they have ended, one is out at a time. */
export class QuarantineModel {
  #suspects: readonly ModelQuery[] = [];

  get active(): boolean {
    return this.#suspects.some((query) => query.end === null);
  }

  has(id: string): boolean {
    return this.#suspects.some((query) => query.id === id && query.end === null);
  }

  add(queries: readonly ModelQuery[]): void {
    this.#suspects = [...this.#suspects, ...queries];
  }
}
