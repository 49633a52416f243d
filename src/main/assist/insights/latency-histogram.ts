import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { Figures } from '../../../shared/contract/insights';

/** A question's deadline is a minute at most; what took longer by a clock that was set counts as this. */
const longestMs = 60_000;

/**
 * How long answers took, in at most 64 kB however many there were. Percentiles are exact to the millisecond below two
 * seconds, and within 0.1 % above (docs/decisions/017-metrics.md).
 */
export class LatencyHistogram {
  readonly #histogram: RecordableHistogram = createHistogram({ lowest: 1, highest: longestMs, figures: 3 });

  /** @param latencyMs 0 or more; what is under a millisecond counts as one */
  record(latencyMs: number): void {
    this.#histogram.record(Math.min(Math.max(Math.round(latencyMs), 1), longestMs));
  }

  add(other: LatencyHistogram): void {
    if (other.#histogram.count > 0) this.#histogram.add(other.#histogram);
  }

  reset(): void {
    this.#histogram.reset();
  }

  /** Null where nothing was recorded. */
  figures(): Figures['latency'] {
    const answers = this.#histogram.count;
    if (answers === 0) return null;
    const at = (percentile: number): number => Math.min(this.#histogram.percentile(percentile), longestMs);
    return { answers, p50: at(50), p95: at(95), p99: at(99) };
  }
}
