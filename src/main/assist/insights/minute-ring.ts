interface Slot<T> {
  readonly minute: number;
  readonly value: T;
}

/** One value for each of the last `size` minutes, and no more than that however long it goes on. */
export class MinuteRing<T> {
  readonly #slots: (Slot<T> | undefined)[];

  constructor(
    private readonly size: number,
    private readonly make: () => T,
  ) {
    this.#slots = new Array<Slot<T> | undefined>(size).fill(undefined);
  }

  /** Values held now, `size` at most. */
  get held(): number {
    return this.#slots.filter((slot) => slot !== undefined).length;
  }

  /** The value of this minute, made where there is none yet; it takes the place of the one `size` minutes before. */
  at(minute: number): T {
    const known = this.find(minute);
    if (known !== undefined) return known;
    const value = this.make();
    this.#slots[minute % this.size] = { minute, value };
    return value;
  }

  find(minute: number): T | undefined {
    const slot = this.#slots[minute % this.size];
    return slot?.minute === minute ? slot.value : undefined;
  }

  /** The values of the `minutes` up to and including this one, oldest first; undefined where there is none. */
  last(minutes: number, minute: number): readonly (T | undefined)[] {
    return Array.from({ length: minutes }, (_, index) => this.find(minute - minutes + 1 + index));
  }
}
