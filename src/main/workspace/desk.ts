/** The conversation of what the agent types: without a call one of its own, a new one for each customer if they say so; else the call's. */
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

  /** True for a conversation that began here, without a call. */
  has(conversationId: string): boolean {
    return this.#ids.has(conversationId);
  }

  /** What is typed from now on belongs to a call that somebody else named. */
  enter(conversationId: string): void {
    this.#current = conversationId;
  }

  /** Begins the next one. */
  next(): string {
    this.#current = this.newId();
    this.#ids.add(this.#current);
    return this.#current;
  }
}
