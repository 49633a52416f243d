/** One turn of the event loop: what was promised and is ready has been said. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Turns the event loop until `condition` holds; for what a real socket, file or timer brings about. */
export async function until(condition: () => boolean, withinMs = 20_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error(`Never came true: ${condition.toString()}`);
    await turn();
  }
}

/** A promise that a test settles when it likes. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  // Both are set by the promise's executor, which runs at once.
  resolve!: (value: T) => void;
  reject!: (reason: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** What a promise came to so far: undefined while nothing was said. */
export function watch<T>(promise: Promise<T>): { readonly value: T | undefined; readonly times: number } {
  const seen: { value: T | undefined; times: number } = { value: undefined, times: 0 };
  void promise.then((value) => {
    seen.value = value;
    seen.times += 1;
  });
  return seen;
}
