import { describe, expect, it } from 'vitest';
import { BelievedTime, borneOut } from '../../../../src/main/audit/trail/believed-time';
import { FakeClock } from '../../../support/fake-clock';
import { dayMs, noon } from '../../../support/samples';

describe('the time that is believed', () => {
  it('is the wall clock’s as it goes on, over nights and a weekend asleep', () => {
    const clock = new FakeClock(noon);
    const time = new BelievedTime(clock);
    for (const asleep of [0.7, 0.7, 2.7, 0.7]) {
      clock.advance(0.3 * dayMs);
      clock.set(clock.now() + asleep * dayMs);
      expect(time.now()).toBe(clock.now());
    }
  });

  it('goes by the steady clock while the wall clock is far ahead of it, however often it leaps', () => {
    const clock = new FakeClock(noon);
    const time = new BelievedTime(clock);
    for (const ahead of [500, 501, 502]) {
      clock.set(noon + ahead * dayMs);
      clock.advance(1_000);
    }
    expect(time.now()).toBe(noon + 3_000);
    clock.set(noon + 3_000);
    expect(time.now()).toBe(noon + 3_000);
  });

  it('goes back with a wall clock that is set back', () => {
    const clock = new FakeClock(noon);
    const time = new BelievedTime(clock);
    clock.set(noon - 40 * dayMs);
    expect(time.now()).toBe(noon - 40 * dayMs);
  });
});

describe('the time that a trail bears out', () => {
  const files = (...days: readonly number[]) => days.map((day) => ({ day: new Date(noon + day * dayMs).toISOString().slice(0, 10), part: 1 }));
  const midnight = noon - dayMs / 2;

  it.each([
    ['of use every day is today', files(-3, -2, -1, 0), midnight],
    ['of use every day is today, before its first record too', files(-4, -3, -2, -1), midnight],
    ['after a weekend lies a little back', files(-5, -4, -3, 0), midnight - 2 * dayMs],
    ['after a month off lies there', files(-42, -41, -40, 0), midnight - 39 * dayMs],
    ['on the third day after it still does', files(-42, -41, -40, -2, -1, 0), midnight - 37 * dayMs],
    ['on the fourth day after it is today', files(-40, -3, -2, -1, 0), midnight],
    ['counts a day once, however many files it has', [...files(-9), ...files(-8), ...files(-1), ...files(-1), ...files(-1)], midnight - 6 * dayMs],
    ['counts no day to come', files(-9, -8, -7, 500, 501, 502), midnight - 6 * dayMs],
    ['is none with fewer than three days', files(-2, -1, 0), null],
    ['is none without files', [], null],
  ])('%s', (_what, names, expected) => {
    expect(borneOut(names, noon)).toBe(expected);
  });
});
