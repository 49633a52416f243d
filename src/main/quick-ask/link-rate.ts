import type { Clock } from '../clock';

/** So many in so long, counted over the last `perMs` milliseconds. */
export interface Rate {
  readonly most: number;
  readonly perMs: number;
}

/** True for as many as the rate allows; what is refused doesn't count. */
export function limitRate({ most, perMs }: Rate, clock: Pick<Clock, 'elapsed'>): () => boolean {
  let recent: readonly number[] = [];
  return () => {
    const now = clock.elapsed();
    recent = recent.filter((at) => now - at < perMs);
    if (recent.length >= most) return false;
    recent = [...recent, now];
    return true;
  };
}
