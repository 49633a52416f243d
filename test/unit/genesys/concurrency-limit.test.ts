import { beforeEach, describe, expect, it } from 'vitest';
import { ConcurrencyLimit } from '../../../src/main/genesys/concurrency-limit';
import { FakeClock } from '../../support/fake-clock';

let clock: FakeClock;
let most: number;
let random: number;
let changes: number;
let limit: ConcurrencyLimit;
beforeEach(() => {
  clock = new FakeClock();
  most = 8;
  random = 0.5;
  changes = 0;
  limit = new ConcurrencyLimit({ most: () => most, clock, random: () => random, changed: () => (changes += 1) });
});

describe('the limit', () => {
  it('is the settings’ one, and nothing to speak of, while the gateway doesn’t mind', () => {
    expect([limit.atOnce, limit.view]).toEqual([8, null]);
    limit.succeeded();
    expect([limit.atOnce, limit.view, changes]).toEqual([8, null, 0]);
  });

  it('is halved each time, down to one', () => {
    const seen = [1, 2, 3, 4].map(() => {
      limit.halve();
      return limit.atOnce;
    });
    expect(seen).toEqual([4, 2, 1, 1]);
    expect(limit.view).toEqual({ atOnce: 1, resumesAt: null });
    expect(changes).toBe(4);
  });

  it('halves what the settings allow now, rounded down', () => {
    most = 5;
    limit.halve();
    expect(limit.atOnce).toBe(2);
  });

  it('comes back one by one with each answer, until there is none any more', () => {
    limit.halve();
    const seen = [1, 2, 3, 4, 5].map(() => {
      limit.succeeded();
      return [limit.atOnce, limit.view?.atOnce ?? null];
    });
    expect(seen).toEqual([[5, 5], [6, 6], [7, 7], [8, null], [8, null]]);
  });

  it('follows the settings down at once, and up no further than it was given back', () => {
    limit.halve();
    most = 3;
    expect([limit.atOnce, limit.view]).toEqual([3, null]);
    most = 20;
    expect([limit.atOnce, limit.view]).toEqual([4, { atOnce: 4, resumesAt: null }]);
  });

  it('allows one, whatever a setting of 0 may mean', () => {
    most = 0;
    expect(limit.atOnce).toBe(1);
  });
});

describe('a pause', () => {
  it('lasts as long as the gateway asks for, halves, and says until when', () => {
    limit.limited(7_000);
    expect([limit.atOnce, limit.view]).toEqual([0, { atOnce: 4, resumesAt: clock.now() + 7_000 }]);
    clock.advance(6_999);
    expect(limit.atOnce).toBe(0);
    const before = changes;
    clock.advance(1);
    expect([limit.atOnce, limit.view, changes - before]).toEqual([4, { atOnce: 4, resumesAt: null }, 1]);
  });

  it('of which the gateway says nothing has full jitter, with a ceiling that doubles until an answer comes', () => {
    const pauses = [1, 2, 3].map(() => {
      const before = clock.now();
      limit.limited(null);
      const pause = (limit.view?.resumesAt ?? 0) - before;
      clock.advance(pause);
      return pause;
    });
    limit.succeeded();
    limit.limited(null);
    expect([...pauses, (limit.view?.resumesAt ?? 0) - clock.now()]).toEqual([500, 1_000, 2_000, 500]);
  });

  it('is not made shorter by a shorter one, and is made longer by a longer one', () => {
    limit.limited(10_000);
    limit.limited(2_000);
    clock.advance(9_999);
    expect(limit.atOnce).toBe(0);
    limit.limited(5_000);
    clock.advance(4_999);
    expect(limit.atOnce).toBe(0);
    clock.advance(1);
    expect(limit.atOnce).toBe(1);
    expect(clock.pending).toBe(0);
  });

  // Found by the model test: which pause is the longer one was decided by the wall clock.
  it.each([-3_600_000, 3_600_000])('holds, though the wall clock is set by %d ms before the next one', (ms) => {
    limit.limited(2_000);
    clock.set(clock.now() + ms);
    limit.limited(5_000);
    clock.advance(4_999);
    expect(limit.atOnce).toBe(0);
    clock.advance(1);
    limit.limited(5_000);
    clock.set(clock.now() + ms);
    limit.limited(2_000);
    clock.advance(4_999);
    expect(limit.atOnce).toBe(0);
    clock.advance(1);
    expect(limit.atOnce).toBe(1);
  });

  it('is not ended by an answer to what went out before it', () => {
    limit.limited(5_000);
    limit.succeeded();
    expect([limit.atOnce, limit.view?.atOnce]).toEqual([0, 5]);
  });

  it('is forgotten with the limit when the agent signs out', () => {
    limit.limited(5_000);
    limit.reset();
    expect([limit.atOnce, limit.view, clock.pending]).toEqual([8, null, 0]);
    limit.limited(null);
    expect((limit.view?.resumesAt ?? 0) - clock.now()).toBe(500);
  });
});
