import { countOfSeconds, parseDate } from './date-text';

/** Dates before this are what systems write for “never”: 0001-01-01, 1601, 1753, 1899, 1900, 1970-01-01, 1980-01-01. */
const earliest = Date.UTC(1980, 0, 3);
/** …and those from here on are what they write for “for ever”; zones may put 9999-12-31 a day earlier. */
const endless = Date.UTC(9998, 11, 30);
/** The farthest that a place's day is ahead of the day in UTC. */
const aheadMs = 14 * 3_600_000;

/**
 * The moment of an article's last change, in epoch milliseconds: from a text, a count of seconds, milliseconds or less, or
 * what serialisers make of a date. null where it says none: missing, a placeholder, or nothing that is a date.
 * @param now epoch milliseconds. A day without a time may have begun elsewhere and not yet in UTC; then it is now.
 */
export function momentOf(value: unknown, now: number): number | null {
  const at = read(value, 0);
  if (at === null || at < earliest || at >= endless) return null;
  return isDay(value) && at > now && at - now <= aheadMs ? now : at;
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && !/:|\d{9}|\dT\d/iu.test(value);
}

function read(value: unknown, depth: number): number | null {
  if (typeof value === 'number') return countOfSeconds(value);
  if (typeof value === 'string') return parseDate(value);
  if (Array.isArray(value)) return fromParts(value);
  if (typeof value !== 'object' || value === null || depth > 1) return null;
  return fromObject(new Map(Object.entries(value)), depth);
}

/** `[2026, 11, 5, 10, 0]`: how Java's serialisers write a date and time. */
function fromParts(parts: readonly unknown[]): number | null {
  const numbers = parts.filter((part): part is number => Number.isInteger(part));
  const [year, month, day, ...time] = numbers;
  if (numbers.length !== parts.length || numbers.length > 7 || year === undefined || month === undefined || day === undefined) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours = 0, minutes = 0, seconds = 0] = time;
  return parseDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}Z`);
}

/** `{seconds, nanos}` and `{$date}`, as gRPC, Java and Mongo write one. */
function fromObject(fields: ReadonlyMap<string, unknown>, depth: number): number | null {
  for (const name of ['seconds', '_seconds', 'epochSecond', '$date', '$numberLong', 'value']) {
    const field = fields.get(name);
    if (field !== undefined) return read(field, depth + 1);
  }
  return null;
}
