import { describe, expect, it } from 'vitest';
import { InsightsPublisher } from '../../../../src/main/assist/insights/insights-publisher';
import { Metrics } from '../../../../src/main/assist/insights/metrics';
import type { Insights } from '../../../../src/shared/contract/insights';
import { FakeClock } from '../../../support/fake-clock';

class PublisherBench {
  readonly clock = new FakeClock();
  readonly shown: Insights[] = [];
  warming: Insights['warming'] = [];
  readonly metrics = new Metrics({ clock: this.clock, warming: () => this.warming, onChange: () => this.publisher.changed() });
  readonly publisher = new InsightsPublisher({
    clock: this.clock,
    snapshot: () => this.metrics.snapshot(),
    publish: (insights) => this.shown.push(insights),
  });

  ended(): void {
    this.metrics.settled({ status: 'PASS', trigger: 'typed', latencyMs: 80, returned: 1, dropped: {}, cacheHit: false });
  }

  get newest(): Insights | undefined {
    return this.shown.at(-1);
  }
}

describe('the insights', () => {
  it('are there from the start, all zero, and stay alone while nothing happens', () => {
    const bench = new PublisherBench();
    expect(bench.newest).toMatchObject({ now: { asked: 0 }, today: { asked: 0 } });
    bench.clock.advance(3_600_000);
    expect(bench.shown).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });

  it('follow a change at once after a quiet second, and a burst of changes once a second', () => {
    const bench = new PublisherBench();
    bench.clock.advance(5_000);
    bench.ended();
    bench.clock.advance(0);
    expect(bench.newest?.today.asked).toBe(1);
    for (let one = 0; one < 100; one += 1) {
      bench.ended();
      bench.clock.advance(50);
    }
    // Five seconds of it, and the first one.
    expect(bench.shown).toHaveLength(2 + 5);
    bench.clock.advance(1_000);
    expect(bench.newest?.today.asked).toBe(101);
  });

  it('grow old by themselves at each minute’s end', () => {
    const bench = new PublisherBench();
    bench.ended();
    bench.clock.advance(1_000);
    const shown = bench.shown.length;
    bench.clock.advance(5 * 60_000);
    expect(bench.shown).toHaveLength(shown + 5);
    expect(bench.newest?.now.asked).toBe(1);
    bench.clock.advance(10 * 60_000);
    expect(bench.newest?.now.asked).toBe(0);
    expect(bench.newest?.today.asked).toBe(1);
  });

  it('have no timer left when all is zero again, after midnight', () => {
    const bench = new PublisherBench();
    bench.ended();
    bench.clock.advance(26 * 3_600_000);
    expect(bench.newest).toMatchObject({ today: { asked: 0 }, now: { asked: 0 } });
    expect(bench.clock.pending).toBe(0);
  });

  it('follow what is kept ready, which gets old by itself', () => {
    const bench = new PublisherBench();
    bench.warming = [{ text: 'delivery charges', origin: 'list', status: 'warm', warmedAt: bench.clock.now(), dueAt: null }];
    bench.metrics.warmingChanged();
    bench.clock.advance(1_000);
    expect(bench.newest?.warming).toHaveLength(1);
    bench.warming = [];
    bench.clock.advance(60_000);
    expect(bench.newest?.warming).toEqual([]);
    expect(bench.clock.pending).toBe(0);
  });

  it('are not told any more once closed', () => {
    const bench = new PublisherBench();
    bench.ended();
    bench.publisher.close();
    bench.ended();
    bench.clock.advance(120_000);
    expect(bench.shown).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });
});
