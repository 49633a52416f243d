import type { PauseLength } from '../../shared/contract/notifications';

/** The longest pause there can be: a whole day on which the clocks go back. */
export const longestPauseMs = 25 * 3_600_000;

/** When a pause that begins `now` ends, both epoch ms. “Until tomorrow” is until this computer’s day is over. */
export function pauseEnd(length: PauseLength, now: number): number {
  switch (length) {
    case '15-minutes':
      return now + 15 * 60_000;
    case '1-hour':
      return now + 3_600_000;
    case 'tomorrow': {
      const local = new Date(now);
      return new Date(local.getFullYear(), local.getMonth(), local.getDate() + 1).getTime();
    }
  }
}
