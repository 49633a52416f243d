import { Metrics, type EndedQuestion } from '../../../../src/main/assist/insights/metrics';
import { insightsSchema, type Insights, type WarmEntry } from '../../../../src/shared/contract/insights';
import { FakeClock } from '../../../support/fake-clock';

/** Metrics with a clock, read through the schema the window reads them by. */
export class MetricsBench {
  readonly clock: FakeClock;
  readonly metrics: Metrics;
  changes = 0;
  warming: readonly WarmEntry[] = [];

  constructor(now?: number) {
    this.clock = new FakeClock(now);
    this.metrics = new Metrics({ clock: this.clock, warming: () => this.warming, onChange: () => (this.changes += 1) });
  }

  get insights(): Insights {
    return insightsSchema.parse(this.metrics.snapshot());
  }

  /** A typed question that was answered with one relevant result, unless `part` says otherwise. */
  ended(part: Partial<EndedQuestion> = {}): void {
    this.metrics.settled({ status: 'PASS', trigger: 'typed', latencyMs: 120, returned: 1, dropped: {}, cacheHit: false, ...part });
  }
}

/** Runs with the computer's time zone set. Node reads it anew whenever the variable is assigned. */
export function inTimeZone<T>(zone: string, run: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}
