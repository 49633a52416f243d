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
 * Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from `now`; null where there is none that
 * makes sense, and where nothing of it is left to wait: the back-off decides then, so that a gateway whose clock is
 * behind is not tried again and again without a pause. Bounded to an hour, so that a wild value can't switch the
 * agent off for the day.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : httpDate.test(text) ? Date.parse(text) - now : Number.NaN;
  return ms > 0 ? Math.min(ms, hourMs) : null;
}

/** Date.parse alone finds a date in almost any text with a number in it. */
const httpDate = /^[A-Z][a-z]{2,8}, .+ GMT$/;
const hourMs = 3_600_000;
