import type { Settings } from '../../shared/settings/settings';

type QuietHours = Pick<Settings['notifications'], 'quietHours' | 'quietFrom' | 'quietTo'>;

/**
 * Whether `now` (epoch ms) is within the quiet hours. Told by what the clock on the wall says, so that they begin and end
 * at these times on the days the clocks change, too.
 */
export function inQuietHours(now: number, { quietHours, quietFrom, quietTo }: QuietHours): boolean {
  if (!quietHours) return false;
  const local = new Date(now);
  const minute = local.getHours() * 60 + local.getMinutes();
  const from = minuteOf(quietFrom);
  const to = minuteOf(quietTo);
  if (from < to) return minute >= from && minute < to;
  return minute >= from || minute < to;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
