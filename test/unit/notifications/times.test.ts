import { afterAll, describe, expect, it } from 'vitest';
import { pauseEnd } from '../../../src/main/notifications/pause-length';
import { inQuietHours } from '../../../src/main/notifications/quiet-hours';
import { pauseWords } from '../../../src/shared/i18n/sentences/pause-words';

const zone = process.env.TZ;
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** The moment a clock on the wall there shows this; of two the earlier one. */
function at(timeZone: string, local: string): number {
  process.env.TZ = timeZone;
  return new Date(local).getTime();
}
const hours = (quietFrom: string, quietTo: string): Parameters<typeof inQuietHours>[1] => ({ quietHours: true, quietFrom, quietTo });

describe('quiet hours', () => {
  it.each([
    ['18:00', '08:00', '17:59', false],
    ['18:00', '08:00', '18:00', true],
    ['18:00', '08:00', '23:59', true],
    ['18:00', '08:00', '00:00', true],
    ['18:00', '08:00', '07:59', true],
    ['18:00', '08:00', '08:00', false],
    ['12:00', '13:00', '11:59', false],
    ['12:00', '13:00', '12:00', true],
    ['12:00', '13:00', '13:00', false],
    ['09:00', '09:00', '08:59', true],
    ['09:00', '09:00', '09:00', true],
  ])('from %s to %s: at %s it is quiet: %s', (from, to, time, quiet) => {
    expect(inQuietHours(at('Europe/Berlin', `2026-02-03T${time}:00`), hours(from, to))).toBe(quiet);
    expect(inQuietHours(at('Asia/Tokyo', `2026-02-03T${time}:00`), hours(from, to))).toBe(quiet);
  });

  it('go by the clock on the wall on the days it is changed', () => {
    // 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 becomes 02:00, so 02:30 comes twice.
    const spring = at('Europe/Berlin', '2026-03-29T01:59:00');
    expect(inQuietHours(spring, hours('22:00', '03:00'))).toBe(true);
    expect(inQuietHours(spring + 60_000, hours('22:00', '03:00'))).toBe(false);
    expect(inQuietHours(spring + 60_000, hours('02:30', '04:00'))).toBe(true);
    const autumn = at('Europe/Berlin', '2026-10-25T01:30:00') + 3_600_000;
    for (const again of [0, 3_600_000]) {
      expect(inQuietHours(autumn + again, hours('02:00', '03:00'))).toBe(true);
      expect(inQuietHours(autumn + again, hours('03:00', '05:00'))).toBe(false);
    }
    expect(inQuietHours(autumn + 7_200_000, hours('02:00', '03:00'))).toBe(false);
  });

  it('are none where they are off', () => {
    expect(inQuietHours(at('Europe/Berlin', '2026-02-03T23:00:00'), { ...hours('18:00', '08:00'), quietHours: false })).toBe(false);
  });
});

describe('a pause', () => {
  it.each([
    ['15-minutes', '2026-02-03T23:50:00', '2026-02-04T00:05:00'],
    ['1-hour', '2026-02-03T09:30:00', '2026-02-03T10:30:00'],
    ['tomorrow', '2026-02-03T09:30:00', '2026-02-04T00:00:00'],
    ['tomorrow', '2026-02-03T00:00:00', '2026-02-04T00:00:00'],
    ['tomorrow', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    // A day of 23 hours and one of 25.
    ['tomorrow', '2026-03-29T00:00:00', '2026-03-30T00:00:00'],
    ['tomorrow', '2026-10-25T00:00:00', '2026-10-26T00:00:00'],
  ] as const)('for %s from %s ends at %s', (length, from, to) => {
    expect(pauseEnd(length, at('Europe/Berlin', from))).toBe(at('Europe/Berlin', to));
  });

  it('until tomorrow ends with the day where its midnight is left out', () => {
    // 4 November 2018 began at 01:00 there.
    expect(new Date(pauseEnd('tomorrow', at('America/Sao_Paulo', '2018-11-03T18:00:00'))).toString()).toContain('Nov 04 2018 01:00:00');
  });

  it('says until when', () => {
    expect(pauseWords(at('Europe/Berlin', '2026-02-04T00:00:00'))).toBe('Notifications paused until tomorrow');
    expect(pauseWords(at('America/Sao_Paulo', '2018-11-04T01:00:00'))).toBe('Notifications paused until tomorrow');
    expect(pauseWords(at('Europe/Berlin', '2026-02-03T15:30:00'))).toMatch(/^Notifications paused until (3:30\s?PM|15:30)$/);
  });
});
