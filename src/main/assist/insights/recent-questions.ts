interface Asked {
  readonly text: string;
  count: number;
  /** Epoch milliseconds. */
  at: number;
}

const mostRemembered = 500;
/** What nobody has asked for so long is no longer recent. */
const recentMs = 60 * 60_000;
/** Once may be chance. */
const leastTimes = 2;

/** What agents asked of late and how often, in memory only. */
export class RecentQuestions {
  /** By lower-cased text, the one asked last is last. */
  readonly #asked = new Map<string, Asked>();

  asked(text: string, now: number): void {
    const key = text.toLowerCase();
    const before = this.#asked.get(key);
    this.#asked.delete(key);
    const count = before === undefined || now - before.at > recentMs ? 1 : before.count + 1;
    this.#asked.set(key, { text, count, at: now });
    const oldest = this.#asked.keys().next();
    if (this.#asked.size > mostRemembered && oldest.done !== true) this.#asked.delete(oldest.value);
  }

  /** Those asked most often within the last hour, at least twice; the most frequent first, the later one where equal. */
  top(most: number, now: number): readonly string[] {
    return [...this.#asked.values()]
      .filter(({ count, at }) => count >= leastTimes && now - at <= recentMs)
      .sort((a, b) => b.count - a.count || b.at - a.at)
      .slice(0, most)
      .map(({ text }) => text);
  }
}
