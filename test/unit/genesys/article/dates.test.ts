import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../../src/main/genesys/article/date-text';
import { momentOf } from '../../../../src/main/genesys/article/dates';

const at = Date.UTC(2026, 10, 5, 10, 30, 15);
const day = Date.UTC(2026, 10, 5);
const now = Date.UTC(2026, 10, 30, 12);

describe('a date', () => {
  it.each([
    ['2026-11-05T10:30:15Z', at],
    ['2026-11-05T10:30:15', at],
    ['2026-11-05 10:30:15', at],
    ['2026-11-05t10:30:15z', at],
    [' 2026-11-05T10:30:15Z\n', at],
    ['2026-11-05T11:30:15+01:00', at],
    ['2026-11-05T05:00:15-0530', at],
    ['2026-11-05 11:30:15+01', at],
    ['2026-11-05 10:30:15 UTC', at],
    ['2026-11-05T10:30:15 +00:00', at],
    ['2026-11-05T10:30:15Z[UTC]', at],
    ['2026-11-05T11:30:15+01:00[Europe/Berlin]', at],
    ['2026-11-05T10:30:15[UTC]', at],
    ['2026-11-05T10:30:15.250Z', at + 250],
    ['2026-11-05T10:30:15,25Z', at + 250],
    ['2026-11-05T10:30:15.123456789Z', at + 123],
    ['2026-11-05T10:30:15.1234567890123Z', at + 123],
    ['2026-11-05T10:30Z', at - 15_000],
    ['20261105T103015Z', at],
    ['2026-11-05', day],
    ['20261105', day],
    ['2026/11/05', day],
    ['2026-11', Date.UTC(2026, 10, 1)],
    ['2026-W45-4', day],
    ['2026W454', day],
    ['2026-W45', Date.UTC(2026, 10, 2)],
    ['2020-W53-5', Date.UTC(2021, 0, 1)],
    ['2026-309', day],
    ['2026-11-04T24:00:00Z', day],
    ['2016-12-31T23:59:60Z', Date.UTC(2016, 11, 31, 23, 59, 59)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['Thu, 05 Nov 2026 10:30:15 GMT', at],
    ['Thu, 05 Nov 2026 11:30:15 +0100', at],
    ['5 Nov 2026 05:30:15 EST', at],
    ['05-Nov-2026', day],
    ['5. November 2026', day],
    ['Nov 5, 2026', day],
    ['November 5th, 2026 10:30:15 AM', at],
    ['Nov 5, 2026 at 10:30 PM', Date.UTC(2026, 10, 5, 22, 30)],
    ['Thu Nov 05 2026 11:30:15 GMT+0100 (Central European Standard Time)', at],
    ['Thu Nov  5 10:30:15 2026', at],
    ['05.11.2026', day],
    ['25/11/2026', Date.UTC(2026, 10, 25)],
    ['11/25/2026 10:30:15', Date.UTC(2026, 10, 25, 10, 30, 15)],
    ['1793874615', at],
    ['1793874615000', at],
    ['1793874615.25', at + 250],
    ['1793874615000000', at],
    ['1793874615000000000', at],
    ['/Date(1793874615000)/', at],
    ['/Date(1793874615000+0100)/', at],
    ['1969-12-31', Date.UTC(1969, 11, 31)],
  ])('%j is read as the moment it names, in UTC where it names no zone', (text, moment) => {
    expect(parseDate(text)).toBe(moment);
  });

  it.each(['', 'yesterday', 'N/A', 'null', '-', '2026', '0', '-1', '7', '5/11/2026', '2026-13-01', '2026-02-30', '2025-02-29', '2026-11-32', '2026-W60', '2026-366', '2026-11-05T25:00', '2026-11-05T12:60', '2026-11-05T10:30:15+25:00', '2026-11-05 10:30:15 XYZ', '2026-11-05T', '2026-11-05T13:00 PM', '30 Feb 2026', 'Foo 5, 2026', '1e9', '9'.repeat(90), `2026-11-05${' '.repeat(200)}x`])(
    '%j is none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it('is read back as it was written, whatever the moment', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(parseDate(date.toISOString())).toBe(date.getTime());
        expect(parseDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1_000) * 1_000);
      }),
    );
  });

  it('never throws, and takes no time over nonsense', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => [null, 'number'].includes(parseDate(text) === null ? null : typeof parseDate(text))));
    const begun = performance.now();
    for (const text of [' '.repeat(1e6), '1'.repeat(1e6), '2026-'.repeat(2e5), '('.repeat(1e6), `Thu${' '.repeat(1e6)}`, 'A'.repeat(1e6)]) parseDate(text);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('the moment of an article’s last change', () => {
  it.each([
    [1_793_874_615, at],
    [1_793_874_615_000, at],
    [1_793_874_615_250_000, at + 250],
    [20_261_105, day],
    [[2026, 11, 5], day],
    [[2026, 11, 5, 10, 30, 15], at],
    [[2026, 11, 5, 10, 30, 15, 999_000_000], at],
    [{ seconds: 1_793_874_615, nanos: 0 }, at],
    [{ _seconds: 1_793_874_615 }, at],
    [{ epochSecond: 1_793_874_615, nano: 5 }, at],
    [{ $date: '2026-11-05T10:30:15Z' }, at],
    [{ $date: { $numberLong: '1793874615000' } }, at],
  ])('is taken from %j', (value, moment) => {
    expect(momentOf(value, now)).toBe(moment);
  });

  it.each([undefined, null, '', '  ', 'N/A', 'unknown', 0, -1, -62_135_596_800, '0', true, {}, [], [2026], [2026, 13, 1], ['2026', '11', '05'], { at: 1 }, { $date: { $date: { $date: 1 } } }, Number.NaN, Number.POSITIVE_INFINITY, 1e300])('is unknown where it says %j', (value) => {
    expect(momentOf(value, now)).toBeNull();
  });

  it.each(['0001-01-01T00:00:00Z', '0001-01-01T00:00:00', '0000-00-00', '1601-01-01', '1753-01-01', '1899-12-30', '1900-01-01T00:00:00Z', '1904-01-01', '1970-01-01T00:00:00Z', '1970-01-01T01:00:00', '1969-12-31T19:00:00-05:00', '1980-01-01T00:00:00Z', '9999-12-31', '9999-12-31T23:59:59.9999999Z', '9998-12-31T22:00:00-05:00', 253_402_300_799, '12/31/9999'])(
    'is unknown where a placeholder stands for it (%s)',
    (value) => {
      expect(momentOf(value, now)).toBeNull();
    },
  );

  it('is a moment to come where it says so: that is for relevance to judge', () => {
    expect(momentOf('2026-12-05T10:30:15Z', now)).toBe(Date.UTC(2026, 11, 5, 10, 30, 15));
    expect(momentOf('2999-01-01', now)).toBe(Date.UTC(2999, 0, 1));
  });

  it('is now for a day that has begun in the east and not yet in UTC', () => {
    const eveningInUtc = Date.UTC(2026, 10, 4, 13);
    expect(momentOf('2026-11-05', eveningInUtc)).toBe(eveningInUtc);
    expect(momentOf('5 Nov 2026', eveningInUtc)).toBe(eveningInUtc);
    expect(momentOf('2026-11-05', Date.UTC(2026, 10, 4, 9))).toBe(day);
    expect(momentOf('2026-11-05T00:00:00', eveningInUtc)).toBe(day);
    expect(momentOf('2026-11-05', now)).toBe(day);
  });
});
