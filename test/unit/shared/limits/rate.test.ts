import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../../../src/shared/contract/limits/rate';
import { FakeClock } from '../../../support/fake-clock';

const passedIn = (limit: RateLimit, clock: FakeClock, ms: number, everyMs: number): number => {
  let passed = 0;
  for (let at = 0; at < ms; at += everyMs) {
    if (limit.take()) passed += 1;
    clock.advance(everyMs);
  }
  return passed;
};

describe('a rate', () => {
  it('lets a burst through, then so many a second, and a burst again after a rest', () => {
    const clock = new FakeClock();
    const limit = new RateLimit({ burst: 10, perSecond: 2, perHour: null }, () => clock.elapsed());
    expect(passedIn(limit, clock, 10_000, 1)).toBe(29);
    clock.advance(5_000);
    expect(passedIn(limit, clock, 100, 1)).toBe(10);
  });

  it('keeps to an hour’s budget however slowly it is used up', () => {
    const clock = new FakeClock();
    const limit = new RateLimit({ burst: 10, perSecond: 2, perHour: 60 }, () => clock.elapsed());
    // The hour's 60, and what comes back within the hour.
    expect(passedIn(limit, clock, 3_600_000, 500)).toBeLessThanOrEqual(120);
    expect(passedIn(limit, clock, 3_600_000, 500)).toBeLessThanOrEqual(61);
  });

  it('says how long until one more may pass', () => {
    const clock = new FakeClock();
    const limit = new RateLimit({ burst: 1, perSecond: 4, perHour: null }, () => clock.elapsed());
    expect(limit.waitMs()).toBe(0);
    limit.take();
    expect(limit.waitMs()).toBe(250);
    clock.advance(limit.waitMs());
    expect(limit.take()).toBe(true);
  });

  it('weighs what costs more', () => {
    const clock = new FakeClock();
    const limit = new RateLimit({ burst: 100, perSecond: 10, perHour: null }, () => clock.elapsed());
    expect([limit.take(60), limit.take(60), limit.take(40), limit.take()]).toEqual([true, false, true, false]);
    expect(limit.waitMs(60)).toBe(6_000);
    clock.advance(6_000);
    expect(limit.take(60)).toBe(true);
  });

  it('counts nothing that it refused, and no time that went backwards', () => {
    let now = 1_000;
    const limit = new RateLimit({ burst: 1, perSecond: 1, perHour: null }, () => now);
    expect([limit.take(), limit.take()]).toEqual([true, false]);
    now = 0;
    expect(limit.take()).toBe(false);
    now = 1_000;
    expect(limit.take()).toBe(true);
  });
});
