import { useLayoutEffect, useState } from 'react';

/** The time in epoch milliseconds, renewed every `everyMs`; null stops the clock where nothing ticks. */
export function useNow(everyMs: number | null): number {
  return useTicks(everyMs, null);
}

/** The time in epoch milliseconds, renewed each second until `at` has come; null where nothing is waited for. */
export function useNowUntil(at: number | null): number {
  return useTicks(at === null ? null : 1_000, at);
}

function useTicks(everyMs: number | null, until: number | null): number {
  const [now, setNow] = useState(Date.now);
  // Before it is painted: a clock that stood still would show a time long gone for a moment.
  useLayoutEffect(() => {
    if (everyMs === null) return undefined;
    const tick = (): void => {
      const time = Date.now();
      setNow(time);
      if (until !== null && time >= until) clearInterval(timer);
    };
    const timer = setInterval(tick, everyMs);
    tick();
    return () => clearInterval(timer);
  }, [everyMs, until]);
  return now;
}
