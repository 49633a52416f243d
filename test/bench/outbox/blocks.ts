/** Watches for how long nobody else gets a turn of the event loop. */
export class Blocks {
  /** Runs `work`, and `afterMs` more milliseconds for what it leaves to later turns; the longest gap between two turns, in words. */
  async longest(work: () => unknown, afterMs = 0): Promise<string> {
    let longest = 0;
    let last = performance.now();
    let watching = true;
    const look = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (watching) setImmediate(look);
    };
    setImmediate(look);
    await work();
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    watching = false;
    look();
    return `${longest.toFixed(1)} ms`;
  }
}
