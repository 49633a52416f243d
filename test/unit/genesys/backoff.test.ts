import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay, reconnectBackoff, retryAfterMs } from '../../../src/main/genesys/http/backoff';
import { noon } from '../../support/samples';

describe('the back-off', () => {
  it.each([
    [0, 0.5, 500],
    [1, 0.5, 1_000],
    [2, 0.5, 2_000],
    [3, 0.25, 2_000],
    [4, 0.75, 12_000],
    [5, 0.5, 15_000],
    [6, 0.5, 15_000],
    [50, 0.999, 29_970],
    [1_000_000, 0.5, 15_000],
    [7, 0, 0],
  ])('after %d failures with chance %d waits %d ms', (failures, random, ms) => {
    expect(backoffDelay(failures, random)).toBe(ms);
  });

  it('uses the whole range from nothing to its ceiling, and never more', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
        const ceiling = Math.min(reconnectBackoff.capMs, reconnectBackoff.baseMs * 2 ** failures);
        const ms = backoffDelay(failures, random);
        expect(ms).toBe(Math.floor(random * ceiling));
        expect(ms).toBeLessThan(ceiling);
      }),
    );
  });

  it('goes by other limits where given', () => {
    expect(backoffDelay(2, 0.5, { baseMs: 100, capMs: 1_000 })).toBe(200);
    expect(backoffDelay(9, 0.5, { baseMs: 100, capMs: 1_000 })).toBe(500);
  });
});

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    [' 120 ', 120_000],
    ['3600', 3_600_000],
    ['3601', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    [new Date(noon + 90_000).toUTCString(), 90_000],
    [new Date(noon + 86_400_000).toUTCString(), 3_600_000],
  ])('of %j is honoured, an hour at most', (header, ms) => {
    expect(retryAfterMs(header, noon)).toBe(ms);
  });

  it.each([null, undefined, '', 'soon', '-5', '1.5', '5 seconds', 'try 5', '0x10', '1e3', '2026-01-01', 'Tue, 99 Foo 2026 99:99:99 GMT'])(
    'of %j makes no sense, so the back-off decides',
    (header) => {
      expect(retryAfterMs(header, noon)).toBeNull();
    },
  );

  it('that is over already is no reason to try again at once: the back-off decides', () => {
    expect(retryAfterMs('0', noon)).toBeNull();
    expect(retryAfterMs(new Date(noon - 60_000).toUTCString(), noon)).toBeNull();
  });

  it('never throws, and never gives a wait below 1 ms or over an hour', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()), fc.bigInt().map(String)), (header) => {
        const ms = retryAfterMs(header, noon);
        return ms === null || (ms > 0 && ms <= 3_600_000);
      }),
      { numRuns: 1_000 },
    );
  });
});
