import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from '../../../../src/main/assist/insights/latency-histogram';

const seed = 4_017;

/** The value that the percentile's share of them, to the nearest one, does not exceed. */
function percentileOf(sorted: readonly number[], percentile: number): number {
  const rank = Math.max(1, Math.floor((percentile / 100) * sorted.length + 0.5));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Exact below two seconds, within 0.1 % above. */
function expectNear(found: number | undefined, reference: number): void {
  expect(found).toBeGreaterThanOrEqual(reference);
  expect(found).toBeLessThanOrEqual(reference < 2_048 ? reference : reference * 1.001);
}

describe('the latency histogram', () => {
  it('has the percentiles of a sorted list, within its precision', () => {
    const latencies = fc.array(fc.oneof(fc.integer({ min: 1, max: 2_500 }), fc.integer({ min: 1, max: 60_000 })), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(latencies, (values) => {
        const histogram = new LatencyHistogram();
        for (const value of values) histogram.record(value);
        const sorted = [...values].sort((a, b) => a - b);
        const figures = histogram.figures();
        expect(figures?.answers).toBe(values.length);
        expectNear(figures?.p50, percentileOf(sorted, 50));
        expectNear(figures?.p95, percentileOf(sorted, 95));
        expectNear(figures?.p99, percentileOf(sorted, 99));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('holds in the sum of several what it would hold if it had seen everything itself', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 40 }), { maxLength: 15 }), (parts) => {
        const [sum, whole] = [new LatencyHistogram(), new LatencyHistogram()];
        for (const part of parts) {
          const one = new LatencyHistogram();
          for (const value of part) {
            one.record(value);
            whole.record(value);
          }
          sum.add(one);
        }
        expect(sum.figures()).toEqual(whole.figures());
      }),
      { seed, numRuns: 100 },
    );
  });

  it('takes what no clock should say: nothing, fractions, and more than a minute', () => {
    const histogram = new LatencyHistogram();
    for (const value of [0, 0.4, 1.5, 3_600_000]) histogram.record(value);
    expect(histogram.figures()).toEqual({ answers: 4, p50: 1, p95: 60_000, p99: 60_000 });
  });

  it('has no figures before the first answer, and none after it was emptied', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.figures()).toBeNull();
    histogram.record(12);
    histogram.reset();
    expect(histogram.figures()).toBeNull();
  });
});
