/** The conversations of what the agent types without a call: one at a time, a new one for each customer if they say so. */
export class Desk {
  /** Every one of this workspace; a handful of identifiers a day. */
  readonly #ids = new Set<string>();
  #current: string;

  constructor(private readonly newId: () => string) {
    this.#current = this.next();
  }

  get current(): string {
    return this.#current;
  }

  /** True for a conversation that began here. */
  has(conversationId: string): boolean {
    return this.#ids.has(conversationId);
  }

  /** Begins the next one. */
  next(): string {
    this.#current = this.newId();
    this.#ids.add(this.#current);
    return this.#current;
  }
}
