import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EndedQuestion } from '../../../../src/main/assist/insights/metrics';
import { answeredOf, feedbackFigureSchema, type FeedbackFigure, type Figures } from '../../../../src/shared/contract/insights';
import { dropReasonSchema, feedbackActionSchema, governanceStatusSchema, type FeedbackAction } from '../../../../src/shared/domain/knowledge';
import { inTimeZone, MetricsBench } from './metrics-bench';

const seed = 4_017;
const minuteMs = 60_000;

interface When {
  readonly minute: number;
  readonly day: number;
}

/** Everything that happened, each with its minute and its day: figures are counted from the list. */
class Model {
  readonly questions: (EndedQuestion & When)[] = [];
  readonly done: (When & { readonly suggestionId: string; readonly figure: FeedbackFigure })[] = [];
  #steady: number;
  #skipped = 0;
  #date: string;
  #day = 0;

  constructor(now: number) {
    this.#steady = now;
    this.#date = new Date(now).toDateString();
  }

  passed(ms: number): void {
    this.#steady += ms;
  }

  set(by: number): void {
    this.#skipped += by;
  }

  when(now: number): When {
    if (this.#skipped > 1_000) this.#steady += this.#skipped;
    this.#skipped = 0;
    const date = new Date(now).toDateString();
    if (date !== this.#date) this.#day += 1;
    this.#date = date;
    return { minute: Math.floor(this.#steady / minuteMs), day: this.#day };
  }

  feedback(suggestionId: string, action: FeedbackAction, when: When): void {
    if (action === 'copied' || action === 'opened' || action === 'asked-to-open') {
      this.done.push({ ...when, suggestionId, figure: action === 'copied' ? 'copied' : 'opened' });
      return;
    }
    const replaced = replaces[action];
    const standing = this.done.findIndex((one) => one.suggestionId === suggestionId && replaced.includes(one.figure));
    const figure = feedbackFigureSchema.safeParse(action).data;
    if (standing >= 0 && this.done[standing]?.figure === figure) return;
    if (standing >= 0) this.done.splice(standing, 1);
    if (figure !== undefined) this.done.push({ ...when, suggestionId, figure });
  }

  figures(within: (when: When) => boolean): Omit<Figures, 'latency'> & { readonly measured: number } {
    const questions = this.questions.filter(within);
    const done = this.done.filter(within);
    return {
      asked: questions.length,
      outcomes: counted(governanceStatusSchema.options, (status) => questions.filter((one) => one.status === status).length),
      returned: total(questions.map((one) => one.returned)),
      withheld: counted(dropReasonSchema.options, (reason) => total(questions.map((one) => one.dropped[reason] ?? 0))),
      cacheHits: questions.filter((one) => one.cacheHit).length,
      warmedHits: questions.filter((one) => one.cacheHit && one.warmed === true).length,
      feedback: counted(feedbackFigureSchema.options, (figure) => done.filter((one) => one.figure === figure).length),
      measured: questions.filter((one) => !one.cacheHit && one.latencyMs !== null && ['PASS', 'FILTERED', 'EMPTY'].includes(one.status)).length,
    };
  }
}

const replaces: Readonly<Record<Exclude<FeedbackAction, 'copied' | 'opened' | 'asked-to-open'>, readonly FeedbackFigure[]>> = {
  helpful: ['helpful', 'not-helpful'],
  'not-helpful': ['helpful', 'not-helpful'],
  unrated: ['helpful', 'not-helpful'],
  dismissed: ['dismissed'],
  restored: ['dismissed'],
  pinned: ['pinned'],
  unpinned: ['pinned'],
};

function counted<K extends string>(keys: readonly K[], count: (key: K) => number): Record<K, number> {
  // Every key is there.
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

const dropped = fc.dictionary(fc.constantFrom(...dropReasonSchema.options), fc.integer({ min: 1, max: 5 }), { maxKeys: 3 });
const question: fc.Arbitrary<EndedQuestion> = fc
  .record({
    status: fc.constantFrom(...governanceStatusSchema.options),
    trigger: fc.constantFrom('typed' as const, 'transcript' as const, 'demo' as const),
    latencyMs: fc.option(fc.integer({ min: 0, max: 70_000 })),
    dropped,
    kept: fc.integer({ min: 0, max: 5 }),
    cacheHit: fc.boolean(),
    warmed: fc.boolean(),
  })
  .map(({ kept, ...rest }) => ({ ...rest, returned: kept + total(Object.values(rest.dropped)) }));

type Step =
  | { readonly kind: 'ended'; readonly question: EndedQuestion }
  | { readonly kind: 'feedback'; readonly suggestionId: string; readonly action: FeedbackAction }
  | { readonly kind: 'passed'; readonly ms: number }
  | { readonly kind: 'set'; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: question.map((one) => ({ kind: 'ended' as const, question: one })) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('feedback' as const),
      suggestionId: fc.constantFrom('s1', 's2', 's3'),
      action: fc.constantFrom(...feedbackActionSchema.options),
    }),
  },
  { weight: 4, arbitrary: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 20 * 3_600_000 })).map((ms) => ({ kind: 'passed' as const, ms })) },
  { weight: 1, arbitrary: fc.integer({ min: -30 * 3_600_000, max: 30 * 3_600_000 }).map((by) => ({ kind: 'set' as const, by })) },
);

/** Before a change to summer time, from it, and a day like others; in zones that change at other hours, and by half an hour. */
const begins = [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 3, 4, 10), Date.UTC(2026, 6, 1, 9)] as const;
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;

it('the figures of now and today are those of a list of everything that happened, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.constantFrom(...begins), fc.array(step, { maxLength: 60 }), (zone, begin, steps) =>
      inTimeZone(zone, () => {
        const bench = new MetricsBench(begin);
        const model = new Model(begin);
        for (const one of steps) {
          play(bench, model, one);
          const when = model.when(bench.clock.now());
          const { now, today, perMinute } = bench.insights;
          expectFigures(now, model.figures((at) => at.minute > when.minute - 15));
          expectFigures(today, model.figures((at) => at.day === when.day));
          expect(total(perMinute.asked)).toBe(model.figures((at) => at.minute > when.minute - 60).asked);
        }
      }),
    ),
    { seed, numRuns: 400 },
  );
});

function play(bench: MetricsBench, model: Model, one: Step): void {
  switch (one.kind) {
    case 'passed':
      bench.clock.advance(one.ms);
      model.passed(one.ms);
      break;
    case 'set':
      bench.clock.set(bench.clock.now() + one.by);
      model.set(one.by);
      break;
    case 'ended':
      bench.metrics.settled(one.question);
      model.questions.push({ ...one.question, ...model.when(bench.clock.now()) });
      break;
    case 'feedback':
      bench.metrics.feedback(one.suggestionId, one.action);
      model.feedback(one.suggestionId, one.action, model.when(bench.clock.now()));
      break;
  }
}

/** As counted from the list; and the sums that the window shows side by side fit each other. */
function expectFigures({ latency, ...figures }: Figures, { measured, ...expected }: ReturnType<Model['figures']>): void {
  expect(figures).toEqual(expected);
  expect(latency?.answers ?? 0).toBe(measured);
  const { outcomes } = figures;
  expect(answeredOf(figures) + outcomes.TIMEOUT + outcomes.ERROR + outcomes.REJECTED + outcomes.SUPERSEDED + outcomes.CANCELLED).toBe(figures.asked);
  expect(total(Object.values(figures.withheld))).toBeLessThanOrEqual(figures.returned);
  expect(figures.warmedHits).toBeLessThanOrEqual(figures.cacheHits);
}
