import type { Figures, Insights, WarmEntry } from '../../src/shared/contract/insights';
import type { AppState } from '../../src/shared/contract/state';
import { now, today } from './fixture-moment';
import { calm } from './fixture-parts';
import { long, questions } from './fixture-texts';

const minuteMs = 60_000;

const none: Figures = {
  asked: 0,
  outcomes: { PASS: 0, FILTERED: 0, EMPTY: 0, TIMEOUT: 0, ERROR: 0, REJECTED: 0, SUPERSEDED: 0, CANCELLED: 0 },
  returned: 0,
  withheld: { invalid: 0, 'no-score': 0, 'no-text': 0, 'no-id': 0, 'below-threshold': 0, stale: 0, undated: 0, duplicate: 0, dismissed: 0 },
  cacheHits: 0,
  warmedHits: 0,
  latency: null,
  feedback: { helpful: 0, 'not-helpful': 0, copied: 0, opened: 0, dismissed: 0, pinned: 0 },
};

const quarter: Figures = {
  asked: 14,
  outcomes: { ...none.outcomes, PASS: 10, FILTERED: 2, EMPTY: 1, TIMEOUT: 1 },
  returned: 52,
  withheld: { ...none.withheld, stale: 6, 'below-threshold': 11, duplicate: 1 },
  cacheHits: 5,
  warmedHits: 3,
  latency: { answers: 8, p50: 380, p95: 1_420, p99: 1_420 },
  feedback: { ...none.feedback, helpful: 4, 'not-helpful': 1, copied: 3, opened: 2 },
};

const day: Figures = {
  asked: 128,
  outcomes: { PASS: 96, FILTERED: 13, EMPTY: 6, TIMEOUT: 4, ERROR: 2, REJECTED: 1, SUPERSEDED: 4, CANCELLED: 2 },
  returned: 512,
  withheld: { ...none.withheld, invalid: 3, 'below-threshold': 97, stale: 64, undated: 12, duplicate: 21, dismissed: 5 },
  cacheHits: 36,
  warmedHits: 12,
  latency: { answers: 79, p50: 412, p95: 1_630, p99: 4_212 },
  feedback: { helpful: 22, 'not-helpful': 3, copied: 31, opened: 18, dismissed: 5, pinned: 4 },
};

const huge: Figures = {
  asked: 1_284_096,
  outcomes: { PASS: 1_000_001, FILTERED: 180_240, EMPTY: 50_000, TIMEOUT: 40_000, ERROR: 13_853, REJECTED: 1, SUPERSEDED: 1, CANCELLED: 0 },
  returned: 6_000_000,
  withheld: { ...none.withheld, invalid: 1, 'below-threshold': 1_234_567, stale: 765_432, undated: 12_345, duplicate: 99_999, dismissed: 12 },
  cacheHits: 987_654,
  warmedHits: 123_456,
  latency: { answers: 242_587, p50: 980, p95: 14_870, p99: 60_000 },
  feedback: { helpful: 400_000, 'not-helpful': 1, copied: 310_000, opened: 180_000, dismissed: 50_000, pinned: 4_000 },
};

/** An hour of calls with its pauses, the same each time. */
const asked = Array.from('013204112003425310022135310012410021334201120014353110223140', Number);
const relevant = asked.map((count, minute) => Math.max(0, count - (((minute * 5) % 7) % 3)));
const zeros = asked.map(() => 0);

function warm(index: number, part: Partial<WarmEntry>): WarmEntry {
  return { text: questions[index % questions.length] ?? '', origin: 'list', status: 'warm', warmedAt: now - 2 * minuteMs, dueAt: now + 2 * minuteMs, ...part };
}

const warming = [
  warm(0, {}),
  warm(1, { status: 'warming', warmedAt: now - 4 * minuteMs, dueAt: now }),
  warm(2, { status: 'waiting', warmedAt: null, dueAt: 0 }),
  warm(3, { origin: 'frequent', status: 'nothing', warmedAt: null, dueAt: now + 4 * minuteMs }),
  warm(4, { origin: 'frequent', status: 'failed', warmedAt: null, dueAt: now + minuteMs }),
];

const insights: Insights = { now: quarter, today: day, todaySince: today(0, 0), perMinute: { asked, relevant }, warming, at: now };

const withInsights = (part: Partial<Insights>): AppState => ({ ...calm, insights: { ...insights, ...part } });

/** For the insights page, which a button opens. */
export const insightsFixtures: Readonly<Record<string, AppState>> = {
  insights: withInsights({}),
  'insights-none': calm,
  'insights-empty': withInsights({ now: none, today: none, perMinute: { asked: zeros, relevant: zeros }, warming: [] }),
  'insights-quiet': withInsights({ now: none, perMinute: { asked: zeros, relevant: zeros }, warming: [warm(2, { status: 'waiting', warmedAt: null, dueAt: 0 })] }),
  'insights-busy': withInsights({
    now: huge,
    today: huge,
    perMinute: { asked: asked.map((count) => count * 12_345), relevant: relevant.map((count) => count * 12_345) },
    warming: [warm(0, { text: `${long.word.repeat(2).slice(0, 79)}…` }), ...Array.from({ length: 11 }, (_, index) => warm(index, {}))],
  }),
  'insights-table': withInsights({}),
};
