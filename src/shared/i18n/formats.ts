import { wholePercent } from '../domain/percent';

export type Formats = ReturnType<typeof formatsFor>;

const dayMs = 86_400_000;

/** Numbers, dates and lists as people of a locale write them, by `Intl`. Times are epoch milliseconds, by this computer's clock. */
export function formatsFor(locale: string) {
  const lazily = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => (made ??= make());
  };
  const whole = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const tenth = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const tenths = lazily(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const plain = lazily(() => new Intl.NumberFormat(locale));
  const share = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const clock = lazilyByZone(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const day = lazilyByZone(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
  const moment = lazilyByZone(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const parts = lazily(() => new Intl.ListFormat(locale, { type: 'unit', style: 'long' }));
  const spaced = new Intl.Locale(locale).language === 'en';

  /** Of whole percents. */
  const percents = (value: number): string => (spaced ? `${whole().format(value)} %` : share().format(value / 100));
  return {
    number: (value: number): string => plain().format(value),
    /** With one decimal at most. */
    tenth: (value: number): string => tenth().format(value),
    /** With one decimal always. */
    tenths: (value: number): string => tenths().format(value),
    /** A share from 0 to 1, rounded down so that nothing looks better than it is. The house's English has a space before the sign. */
    percent: (value: number): string => percents(wholePercent(value)),
    /** Whole percents, from 0 to 100. */
    percents,
    /** "10:42". */
    time: (at: number): string => clock().format(at),
    times: (from: number, to: number): string => clock().formatRange(from, to),
    /** "3 February 2026". */
    date: (at: number): string => day().format(at),
    /** "3 Feb 2026, 10:42". */
    moment: (at: number): string => moment().format(at),
    /** "today", "12 days ago", "5 months ago": days of the calendar until 100 of them, then months until two years, then years. */
    age: (at: number, now: number): string => {
      const days = Math.max(0, daysBetween(at, now));
      if (days < 100) return relative().format(-days, 'day');
      return days < 730 ? relative().format(-Math.floor(days / 30.44), 'month') : relative().format(-Math.floor(days / 365.25), 'year');
    },
    /** "12 seconds ago", "3 minutes ago", "2 hours ago": how long ago in the largest of these; never in the future. */
    ago: (at: number, now: number): string => {
      const seconds = Math.max(0, Math.floor((now - at) / 1_000));
      if (seconds < 60) return relative().format(-seconds, 'second');
      return seconds < 3_600 ? relative().format(-Math.floor(seconds / 60), 'minute') : relative().format(-Math.floor(seconds / 3_600), 'hour');
    },
    /** Several things side by side. */
    list: (items: readonly string[]): string => parts().format(items),
  };
}

/** Made anew when the computer is in another zone: a format keeps the one it was made in. */
function lazilyByZone<T>(make: () => T): () => T {
  let made: { readonly zone: string; readonly it: T } | undefined;
  return () => {
    const zone = zoneSign();
    if (made?.zone !== zone) made = { zone, it: make() };
    return made.it;
  };
}

/** Tells zones apart that show a clock differently in winter or summer; its name takes a hundred times as long to ask for. */
function zoneSign(): string {
  return `${winter.getTimezoneOffset()} ${summer.getTimezoneOffset()}`;
}

const [winter, summer] = [new Date(Date.UTC(2026, 0, 15)), new Date(Date.UTC(2026, 6, 15))];

/** How often midnight has been between them. A day on which the clock is put on or back counts as one, too. */
function daysBetween(from: number, to: number): number {
  return Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / dayMs);
}
