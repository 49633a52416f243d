/** Beside those that are known so many other names are counted one by one: a tampered trail may hold a million. */
const mostOthers = 100;
/** As large as the manifest’s grammar lets a count be. */
const highest = 999_999_999_999_999;

/**
 * Counts by name, for names that come out of a file: what is known is always counted by its own name, a hundred others by
 * theirs, and what comes after them together. No count leaves the bounds of the manifest.
 */
export class Counts {
  readonly #known: ReadonlySet<string>;
  readonly #counts = new Map<string, number>();
  #otherNames = 0;
  #further = 0;

  constructor(known: readonly string[]) {
    this.#known = new Set(known);
  }

  /** Of those beyond the hundredth unknown name. */
  get further(): number {
    return this.#further;
  }

  add(name: string, times = 1): void {
    const counted = this.#counts.get(name);
    if (counted === undefined && !this.#known.has(name)) {
      if (this.#otherNames === mostOthers) {
        this.#further = Math.min(highest, this.#further + times);
        return;
      }
      this.#otherNames += 1;
    }
    this.#counts.set(name, Math.min(highest, (counted ?? 0) + times));
  }

  /** 0 for a name that wasn’t counted, or not by its own name. */
  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** By name; those together as `further`, where there are any. */
  entries(further: string): readonly (readonly [string, number])[] {
    return this.#further === 0 ? [...this.#counts] : [...this.#counts, [further, this.#further]];
  }
}
