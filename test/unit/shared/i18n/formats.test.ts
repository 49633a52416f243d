import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../../src/shared/i18n/formats';

const { age } = formatsFor('en-GB');
const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime();

describe('how old something is', () => {
  it.each([
    ['today', at(15, 0), at(15, 23)],
    ['yesterday, though fewer than 24 hours', at(14, 23), at(15, 8)],
    ['two days, though fewer than 48 hours', at(13, 22), at(15, 8)],
    ['today, of what the clock says is still to come', at(15, 12), at(15, 8)],
    ['a month, whatever becomes of its clock', at(1, 12), at(31, 12)],
  ])('goes by the calendar: %s', (_name, from, now) => {
    const days = new Date(now).getDate() - new Date(from).getDate();
    expect(age(from, now)).toBe(days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`);
  });

  it('is told in months from a hundred days on, in years from two of them on', () => {
    expect(age(new Date(2026, 0, 1).getTime(), new Date(2026, 3, 10, 23).getTime())).toBe('99 days ago');
    expect(age(new Date(2026, 0, 1).getTime(), new Date(2026, 3, 12).getTime())).toBe('3 months ago');
    expect(age(new Date(2023, 0, 1).getTime(), new Date(2026, 3, 12).getTime())).toBe('3 years ago');
  });
});
