/** Full-jitter back-off: `random(0, min(cap, base · 2^n))`. Pure; the counter belongs to the caller. */
export interface BackoffLimits {
  /** Milliseconds. */
  readonly baseMs: number;
  /** Milliseconds. */
  readonly capMs: number;
}

export const reconnectBackoff: BackoffLimits = { baseMs: 1_000, capMs: 30_000 };

/**
 * Milliseconds to wait before try `failures + 1`.
 * @param failures how many tries failed in a row, 0 or more
 * @param random uniform in [0, 1)
 */
export function backoffDelay(failures: number, random: number, limits: BackoffLimits = reconnectBackoff): number {
  // Beyond 2^20 the cap has long won; the clamp keeps the power finite however long the night was.
  const ceiling = Math.min(limits.capMs, limits.baseMs * 2 ** Math.min(failures, 20));
  return Math.floor(random * ceiling);
}

/**
 * Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from `now`; null where there is none
 * that makes sense. Bounded to an hour, so that a wild value can't switch the agent off for the day.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  if (header === null || header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, hourMs);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), hourMs);
}

const hourMs = 3_600_000;
