/**
 * Epoch milliseconds of a date as texts have it: ISO 8601 in all its forms, the dates of HTTP and e-mail, English month
 * names, counts of seconds or less, and days in figures where they can be read in one way only. One without a zone is UTC.
 * null where it is not a date.
 */
export function parseDate(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length > longest) return null;
  // A zone's name in brackets only repeats what its offset says.
  const written = trimmed.replace(/\s*\[[\w/+\-: ]*\]$/u, '').replace(/\s+/gu, ' ');
  if (/^-?\d+(?:\.\d+)?$/u.test(written) && !isBasicDay(written)) return countOfSeconds(Number(written));
  const wrapped = /^\/?Date\((-?\d+)(?:[+-]\d{4})?\)\/?$/u.exec(written);
  if (wrapped !== null) return countOfSeconds(Number(wrapped[1]));
  for (const [pattern, dayOf] of forms) {
    const groups = pattern.exec(written)?.groups;
    if (groups === undefined) continue;
    const day = dayOf(groups);
    return day === null ? null : atTime(day, groups);
  }
  return null;
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970: which one it is, its size tells until the year 5138. */
export function countOfSeconds(count: number): number | null {
  const size = Math.abs(count);
  if (!Number.isFinite(count)) return null;
  if (isBasicDay(String(count))) return parseDate(String(count));
  if (size < fewestSeconds) return null;
  const milliseconds = size < 1e11 ? count * 1e3 : size < 1e14 ? count : size < 1e17 ? count / 1e3 : count / 1e6;
  const whole = Math.floor(milliseconds);
  return Math.abs(whole) <= 8.64e15 ? whole : null;
}

const longest = 100;
/** What is less, 1973, is rather a year, a version or a code. */
const fewestSeconds = 1e8;
const dayMs = 86_400_000;

type Groups = Readonly<Record<string, string | undefined>>;

const time = String.raw`(?:(?:T| |, ?| at )(?<h>\d{1,2}):?(?<min>\d{2})(?::?(?<s>\d{2})(?:[.,](?<f>\d+))?)?(?: ?(?<half>[AP])\.?M\.?)?(?: ?(?<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5}))?(?: \([^()]*\))?)?`;
const weekday = String.raw`(?:[A-Z]{3,9}\.?,? )?`;
const form = (day: string, end = time): RegExp => new RegExp(`^${day}${end}$`, 'iu');

/** The first that fits decides, so that no text is read in two ways. */
const forms: readonly (readonly [RegExp, (groups: Groups) => number | null])[] = [
  [form(String.raw`(?<y>\d{4})(?<sep>[-/.]?)(?<m>\d{2})\k<sep>(?<d>\d{2})`), ({ y, m, d }) => dayOf(y, m, d)],
  [form(String.raw`(?<y>\d{4})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7]))?`), ({ y, week, weekday: number }) => dayOfWeek(Number(y), Number(week), Number(number ?? 1))],
  [form(String.raw`(?<y>\d{4})-(?<ordinal>\d{3})`), ({ y, ordinal }) => dayOfYear(Number(y), Number(ordinal))],
  [form(String.raw`(?<y>\d{4})-(?<m>\d{2})`, ''), ({ y, m }) => dayOf(y, m, '1')],
  // Thu, 05 Nov 2026 10:00:00 GMT; 5-Nov-2026
  [form(String.raw`${weekday}(?<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?<month>[A-Z]{3,9})\.?,?[ -](?<y>\d{4})`), ({ y, month, d }) => dayOf(y, monthOf(month), d)],
  // Nov 5, 2026; Thu Nov 05 2026 10:00:00 GMT+0100
  [form(String.raw`${weekday}(?<month>[A-Z]{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})`), ({ y, month, d }) => dayOf(y, monthOf(month), d)],
  // Thu Nov 5 10:00:00 2026
  [form(String.raw`${weekday}(?<month>[A-Z]{3,9}) (?<d>\d{1,2}) (?<h>\d{2}):(?<min>\d{2}):(?<s>\d{2})(?: (?<zone>[A-Z]{2,5}))? (?<y>\d{4})`, ''), ({ y, month, d }) => dayOf(y, monthOf(month), d)],
  [form(String.raw`(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})`), ({ y, m, d }) => dayOf(y, m, d)],
  [form(String.raw`(?<a>\d{1,2})[-/](?<b>\d{1,2})[-/](?<y>\d{4})`), ({ y, a, b }) => dayEitherWay(y, Number(a), Number(b))],
];

function isBasicDay(digits: string): boolean {
  return /^(?:19|20)\d{6}$/u.test(digits);
}

/** Midnight UTC; null where there is no such day. */
function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): number | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const midnight = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  midnight.setUTCFullYear(y, m - 1, d);
  return midnight.getUTCMonth() === m - 1 && midnight.getUTCDate() === d ? midnight.getTime() : null;
}

/** 25/11 is a day of November wherever it was written; what 5/11 is, nobody can tell. */
function dayEitherWay(year: string | undefined, a: number, b: number): number | null {
  if (a !== b && a <= 12 && b <= 12) return null;
  return a > 12 ? dayOf(year, String(b), String(a)) : dayOf(year, String(a), String(b));
}

/** The week that 4 January is in is the first. */
function dayOfWeek(year: number, week: number, weekday: number): number | null {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return week < 1 || week > 53 ? null : monday + ((week - 1) * 7 + weekday - 1) * dayMs;
}

function dayOfYear(year: number, ordinal: number): number | null {
  const day = Date.UTC(year, 0, ordinal);
  return ordinal < 1 || new Date(day).getUTCFullYear() !== year ? null : day;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(name = ''): string | undefined {
  const place = months.indexOf(name.slice(0, 3).toLowerCase());
  return place === -1 ? undefined : String(place + 1);
}

function atTime(day: number, { h, min, s = '0', f = '0', half, zone = 'Z' }: Groups): number | null {
  if (h === undefined) return day;
  const hours = hoursOf(Number(h), half?.toUpperCase());
  const minutes = Number(min);
  // A leap second is told as the 60th.
  const seconds = Math.min(Number(s), s === '60' ? 59 : 99);
  const offset = offsetOf(zone.toUpperCase());
  const isTime = hours < 24 ? minutes < 60 && seconds < 60 : hours === 24 && minutes === 0 && seconds === 0;
  if (!isTime || offset === null) return null;
  return day + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000 + Math.floor(Number(`0.${f}`) * 1_000) - offset * 60_000;
}

function hoursOf(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return Number.NaN;
  return (hours % 12) + (half === 'P' ? 12 : 0);
}

/** Names that mean one place only. Minutes east of UTC. */
const zones: Readonly<Record<string, number>> = { Z: 0, UT: 0, UTC: 0, GMT: 0, EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, CET: 60, CEST: 120, EET: 120, EEST: 180, JST: 540 };

function offsetOf(zone: string): number | null {
  const named = zones[zone];
  if (named !== undefined) return named;
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/u.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
