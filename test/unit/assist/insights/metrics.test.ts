import { describe, expect, it } from 'vitest';
import { feedbackActionSchema, governanceStatusSchema, queryTriggerSchema } from '../../../../src/shared/domain/knowledge';
import { answeredOf, warmListBounds, type WarmEntry } from '../../../../src/shared/contract/insights';
import { inTimeZone, MetricsBench } from './metrics-bench';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('what is counted', () => {
  it('is every question of people and calls, by how it ended', () => {
    const bench = new MetricsBench();
    for (const status of governanceStatusSchema.options) bench.ended({ status });
    bench.ended();
    const { today } = bench.insights;
    expect(today.asked).toBe(9);
    expect(today.outcomes).toEqual({ PASS: 2, FILTERED: 1, EMPTY: 1, TIMEOUT: 1, ERROR: 1, REJECTED: 1, SUPERSEDED: 1, CANCELLED: 1 });
    expect(answeredOf(today)).toBe(4);
  });

  it('is not what Cuecard asks by itself, nor what comes unasked or late', () => {
    const bench = new MetricsBench();
    for (const trigger of queryTriggerSchema.options) bench.ended({ trigger });
    expect(bench.insights.today.asked).toBe(4);
    expect(bench.changes).toBe(4);
  });

  it('is each withheld result, by reason', () => {
    const bench = new MetricsBench();
    bench.ended({ returned: 5, dropped: { stale: 2, invalid: 1 } });
    bench.ended({ returned: 4, dropped: { stale: 1, 'below-threshold': 2, dismissed: 1 } });
    expect(bench.insights.now).toMatchObject({
      returned: 9,
      withheld: { stale: 3, invalid: 1, 'below-threshold': 2, dismissed: 1, undated: 0, duplicate: 0 },
    });
  });

  it('is a hit of the cache, and apart from it one that was warmed', () => {
    const bench = new MetricsBench();
    bench.ended({ cacheHit: true, latencyMs: null });
    bench.ended({ cacheHit: true, latencyMs: null, warmed: true });
    bench.ended({ warmed: true });
    expect(bench.insights.today).toMatchObject({ asked: 3, cacheHits: 2, warmedHits: 1 });
  });

  it('is how long an answer took: not one from the cache, nor a question without an answer', () => {
    const bench = new MetricsBench();
    bench.ended({ latencyMs: 300 });
    bench.ended({ latencyMs: 500, status: 'EMPTY' });
    bench.ended({ latencyMs: 900, status: 'FILTERED' });
    bench.ended({ latencyMs: 2, cacheHit: true });
    bench.ended({ latencyMs: 15_000, status: 'TIMEOUT' });
    bench.ended({ latencyMs: null, status: 'REJECTED' });
    expect(bench.insights.today.latency).toEqual({ answers: 3, p50: 500, p95: 900, p99: 900 });
  });
});

describe('feedback', () => {
  it('counts what agents do', () => {
    const bench = new MetricsBench();
    for (const action of feedbackActionSchema.options) bench.metrics.feedback(`suggestion for ${action}`, action);
    bench.metrics.feedback('another', 'copied');
    expect(bench.insights.today.feedback).toEqual({ helpful: 1, 'not-helpful': 1, copied: 2, opened: 2, dismissed: 1, pinned: 1 });
  });

  it('takes back what was counted: a rating, a dismissal, a pin', () => {
    const bench = new MetricsBench();
    for (const action of ['not-helpful', 'dismissed', 'pinned', 'unrated', 'restored', 'unpinned'] as const) bench.metrics.feedback('s1', action);
    expect(Object.values(bench.insights.today.feedback)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('takes nothing back where nothing was counted', () => {
    const bench = new MetricsBench();
    bench.metrics.feedback('s1', 'helpful');
    for (const action of ['unrated', 'restored', 'unpinned'] as const) bench.metrics.feedback('s2', action);
    expect(bench.insights.today.feedback.helpful).toBe(1);
  });

  it('counts a changed mind once, and the same word twice once', () => {
    const bench = new MetricsBench();
    for (const action of ['helpful', 'helpful', 'not-helpful'] as const) bench.metrics.feedback('s1', action);
    expect(bench.insights.today.feedback).toMatchObject({ helpful: 0, 'not-helpful': 1 });
  });

  it('takes a rating back where it was counted, though that is minutes ago', () => {
    const bench = new MetricsBench();
    bench.metrics.feedback('s1', 'helpful');
    bench.clock.advance(20 * minuteMs);
    bench.metrics.feedback('s1', 'not-helpful');
    expect(bench.insights.now.feedback).toMatchObject({ helpful: 0, 'not-helpful': 1 });
    expect(bench.insights.today.feedback).toMatchObject({ helpful: 0, 'not-helpful': 1 });
  });

  it('leaves today alone when what is taken back was counted yesterday', () => {
    inTimeZone('UTC', () => {
      const bench = new MetricsBench(Date.UTC(2026, 1, 3, 23, 58));
      bench.metrics.feedback('s1', 'helpful');
      bench.clock.advance(5 * minuteMs);
      bench.metrics.feedback('s2', 'helpful');
      bench.metrics.feedback('s1', 'unrated');
      expect(bench.insights.today.feedback.helpful).toBe(1);
      expect(bench.insights.now.feedback.helpful).toBe(1);
    });
  });
});

describe('now', () => {
  it('is the minute that is running and the 14 before', () => {
    const bench = new MetricsBench();
    bench.ended();
    bench.clock.advance(14 * minuteMs);
    expect(bench.insights.now).toMatchObject({ asked: 1, latency: { answers: 1 } });
    bench.clock.advance(minuteMs);
    expect(bench.insights.now).toMatchObject({ asked: 0, latency: null });
    expect(bench.insights.today.asked).toBe(1);
  });

  it('forgets what was before an hour’s sleep, in which the steady clock stood still', () => {
    const bench = new MetricsBench();
    bench.ended();
    bench.clock.set(bench.clock.now() + hourMs);
    expect(bench.insights.now.asked).toBe(0);
  });

  it('keeps everything at its age when the clock is set back', () => {
    const bench = new MetricsBench();
    bench.ended();
    bench.clock.advance(10 * minuteMs);
    bench.clock.set(bench.clock.now() - hourMs);
    bench.ended();
    expect(bench.insights.now.asked).toBe(2);
    bench.clock.advance(5 * minuteMs);
    expect(bench.insights.now.asked).toBe(1);
    bench.clock.advance(hourMs);
    expect(bench.insights.now.asked).toBe(0);
  });

  it('is one minute after the other in the last hour, the running one last', () => {
    const bench = new MetricsBench();
    bench.ended({ status: 'EMPTY' });
    bench.clock.advance(2 * minuteMs);
    bench.ended();
    bench.ended({ status: 'TIMEOUT' });
    const { asked, relevant } = bench.insights.perMinute;
    expect(asked.slice(-4)).toEqual([0, 1, 0, 2]);
    expect(relevant.slice(-4)).toEqual([0, 0, 0, 1]);
    bench.clock.advance(58 * minuteMs);
    expect(bench.insights.perMinute.asked.filter((count) => count > 0)).toEqual([2]);
  });
});

describe('today', () => {
  it('begins anew at local midnight', () => {
    inTimeZone('Asia/Kolkata', () => {
      const bench = new MetricsBench(new Date(2026, 1, 3, 23, 59, 59).getTime());
      bench.ended();
      expect(bench.insights.today.asked).toBe(1);
      bench.clock.advance(1_000);
      const { today, todaySince, now } = bench.insights;
      expect(today).toMatchObject({ asked: 0, latency: null });
      expect(todaySince).toBe(new Date(2026, 1, 4).getTime());
      expect(now.asked).toBe(1);
    });
  });

  it('counts from when Cuecard came, where that is later than midnight', () => {
    const bench = new MetricsBench();
    const opened = bench.clock.now();
    bench.clock.advance(hourMs);
    expect(bench.insights.todaySince).toBe(opened);
  });

  it.each([
    ['of 23 hours', new Date(Date.UTC(2026, 2, 29)), 23],
    ['of 25 hours', new Date(Date.UTC(2026, 9, 25)), 25],
  ])('is a day %s where summer time comes or goes', (_words, day, hours) => {
    inTimeZone('Europe/Berlin', () => {
      const bench = new MetricsBench(new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).getTime());
      bench.ended();
      bench.clock.advance(hours * hourMs - 1);
      expect(bench.insights.today.asked).toBe(1);
      bench.clock.advance(1);
      expect(bench.insights.today.asked).toBe(0);
    });
  });

  it('begins where a day has no midnight: summer time comes at that hour', () => {
    inTimeZone('Africa/Cairo', () => {
      const bench = new MetricsBench(Date.UTC(2026, 3, 23, 21, 59));
      bench.ended();
      bench.clock.advance(minuteMs);
      bench.ended();
      bench.clock.advance(6 * hourMs);
      expect(bench.insights.today.asked).toBe(1);
    });
  });

  it('goes on when the clock is set back within the day, and begins anew when into the day before', () => {
    inTimeZone('UTC', () => {
      const bench = new MetricsBench(Date.UTC(2026, 1, 3, 2));
      bench.ended();
      bench.clock.set(Date.UTC(2026, 1, 3, 1));
      bench.ended();
      expect(bench.insights.today.asked).toBe(2);
      bench.clock.set(Date.UTC(2026, 1, 2, 23));
      expect(bench.insights.today.asked).toBe(0);
      expect(bench.insights.todaySince).toBe(Date.UTC(2026, 1, 2, 23));
      bench.ended();
      bench.clock.advance(2 * hourMs);
      expect(bench.insights.today.asked).toBe(0);
    });
  });
});

describe('the warm list', () => {
  const entry: WarmEntry = { text: 'delivery charges', origin: 'list', status: 'warm', warmedAt: 1_000, dueAt: 2_000 };

  it('is shown as it stands, bounded, its texts cut', () => {
    const bench = new MetricsBench();
    bench.warming = [entry, { ...entry, text: 'x'.repeat(500) }];
    expect(bench.insights.warming).toEqual([entry, { ...entry, text: `${'x'.repeat(warmListBounds.text - 1)}…` }]);
    bench.warming = Array.from({ length: 130 }, () => entry);
    expect(bench.insights.warming).toHaveLength(100);
    bench.metrics.warmingChanged();
    expect(bench.changes).toBe(1);
  });

  it('leaves room for a dozen long entries in a snapshot of 4 kB, whatever the figures', () => {
    const bench = new MetricsBench(Date.UTC(2026, 1, 3, 9));
    for (let minute = 0; minute < 60; minute += 1) {
      for (let one = 0; one < 150; one += 1) bench.ended({ latencyMs: 59_999, returned: 20, dropped: { stale: 7, 'below-threshold': 6, undated: 3, invalid: 1 } });
      bench.clock.advance(minuteMs);
    }
    bench.warming = Array.from({ length: 12 }, () => ({ ...entry, text: 'x'.repeat(80), status: 'warming', warmedAt: 1_770_000_000_000, dueAt: 1_770_000_300_000 }));
    expect(Buffer.byteLength(JSON.stringify(bench.insights))).toBeLessThan(4_096);
  });
});

it('holds the same amount however long it goes on and however much is counted', () => {
  const bench = new MetricsBench();
  for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
    bench.ended({ latencyMs: minute });
    bench.metrics.feedback(`suggestion-${minute}`, 'helpful');
    bench.clock.advance(minuteMs);
  }
  expect(bench.metrics.held).toEqual({ minutes: 60, histograms: 15, marks: 500 });
});
