import { stat } from 'node:fs/promises';
import type { Clock } from '../../clock';

const everyMs = 5_000;
/** Where the pool is really busy, more of them would only wait, too. One is not enough: its own wake-up may be the lost one. */
const mostWaiting = 3;

/**
 * Has Node’s thread pool do a little something every few seconds: glibc before 2.41 can lose a wake-up, and all of the pool’s threads
 * then sleep while requests wait for ever. The next request frees them.
 */
export function keepPoolAwake(clock: Pick<Clock, 'after'>, ask: () => Promise<unknown> = () => stat('/')): void {
  let waiting = 0;
  const pulse = (): void => {
    clock.after(everyMs, pulse);
    if (waiting >= mostWaiting) return;
    waiting += 1;
    void ask()
      .catch(() => undefined)
      .finally(() => (waiting -= 1));
  };
  clock.after(everyMs, pulse);
}
