import { translator } from '../current';
import { textsOf } from '../texts';

/** Until when notifications are paused, for the window and the tray alike; `until` is epoch milliseconds. */
export function pauseWords(until: number): string {
  const local = new Date(until);
  const isStartOfDay = new Date(local.getFullYear(), local.getMonth(), local.getDate()).getTime() === until;
  return isStartOfDay ? trayText.pausedUntilTomorrow : trayText.pausedUntil({ time: translator().formats.time(until) });
}

const trayText = textsOf('tray');
