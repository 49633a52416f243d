import type { FeedbackFigure, WarmEntry } from '../../shared/insights';
import type { DropReason, GovernanceStatus } from '../../shared/knowledge';

/** A figure's name and, in one sentence, what it counts. The operations guide says the same; a test holds it to that. */
export interface Definition {
  readonly label: string;
  readonly meaning: string;
}

export const insightsText = {
  title: 'Insights',
  span: 'Time',
  now: 'Now (15 min)',
  today: 'Today',
  since: (time: string) => `Since ${time}`,
  headline: 'At a glance',
  outcomes: 'How questions ended',
  ways: 'Way',
  outcomesHelp: 'The table says what each way means.',
  withheld: 'Withheld results',
  latency: 'Response time',
  hour: 'Questions in the last hour',
  feedback: 'What agents did with suggestions',
  warming: 'Asked ahead',
  table: 'Table',
  tableOf: (title: string) => `Table: ${title}`,
  count: 'Count',
  share: 'Share',
  time: 'Time',
  part: (part: string, whole: string, what: string) => `${part} of ${whole} ${what}`,
  answeredWord: 'answered',
  ratedWord: 'rated',
  none: '–',
  noFiguresTitle: 'No figures yet',
  noFiguresHelp: 'They are counted from the moment Cuecard is signed in to an organisation.',
  emptyTitle: 'Nothing asked yet today',
  emptyHelp: 'With the first question this page begins to count: answers, what was withheld, how long it took, and what helped.',
  quiet: { now: 'Nothing asked in the last 15 minutes.', today: 'Nothing asked yet today.' },
  nothingWithheld: 'No result was withheld.',
  nothingMeasured: 'No answer had to be waited for.',
  nothingDone: 'Nothing was rated, copied, opened, dismissed or pinned.',
  nothingInHour: 'Nothing was asked in the last hour.',
  withheldOf: (withheld: string, returned: string) => `${withheld} of ${returned} results were not shown.`,
  measured: (answers: string) => `Of ${answers} that were not from the cache.`,
  answers: (count: number, words: string) => (count === 1 ? '1 answer' : `${words} answers`),
  busiest: (words: string) => `At most ${words} in a minute.`,
  hourStart: '60 min ago',
  hourMiddle: '30 min ago',
  hourEnd: 'now',
  others: 'Others',
  fiveMinutes: 'Five minutes from',
  asked: 'Asked',
  warmingHelp: 'Questions that Cuecard asks before anybody does, in idle time, so that their answers are there.',
  nothingWarmed: 'No question is asked ahead.',
  warmedAt: (time: string) => `answered ${time}`,
  dueAt: (time: string) => `next ${time}`,
  showAll: (words: string) => `Show all ${words}`,
  showFewer: 'Show fewer',
  memory: 'Counted in memory only, on this computer, and forgotten at sign-out.',
} as const;

export const headlineDefinitions = {
  asked: { label: 'Asked', meaning: 'Questions from agents and calls that have ended, in whatever way.' },
  relevant: { label: 'Relevant answers', meaning: 'Share of answers with at least one relevant result.' },
  cached: { label: 'From the cache', meaning: 'Share of answers that were served from the cache.' },
  helpful: { label: 'Helpful', meaning: 'Share of rated suggestions that were rated helpful.' },
} as const satisfies Record<string, Definition>;

export const answeredDefinition: Definition = {
  label: 'Answered',
  meaning: 'The first three together: an answer came, whatever was in it.',
};

export const outcomeDefinitions: Readonly<Record<GovernanceStatus, Definition>> = {
  PASS: { label: 'Relevant answer', meaning: 'Answered with at least one relevant result.' },
  FILTERED: { label: 'All withheld', meaning: 'Answered, but every result was withheld.' },
  EMPTY: { label: 'Nothing found', meaning: 'Answered without any result.' },
  TIMEOUT: { label: 'Timed out', meaning: 'No answer came before the deadline.' },
  ERROR: { label: 'Failed', meaning: 'A fault came instead of an answer, or the audit could not be written.' },
  REJECTED: { label: 'Rejected', meaning: 'Not sent: too short, too long, or too many were waiting.' },
  SUPERSEDED: { label: 'Replaced', meaning: 'A newer question of the same conversation took its place in line.' },
  CANCELLED: { label: 'Cancelled', meaning: 'The agent took it back before it was answered.' },
};

export const withheldDefinitions: Readonly<Record<DropReason, Definition>> = {
  stale: { label: 'Too old', meaning: 'Not updated for longer than the settings allow.' },
  'below-threshold': { label: 'Too weak', meaning: 'Below the confidence that was asked for.' },
  undated: { label: 'Undated', meaning: 'Without a date, where the settings want one.' },
  duplicate: { label: 'Duplicate', meaning: 'The same document was in the answer already.' },
  dismissed: { label: 'Dismissed', meaning: 'The agent had dismissed the document in this conversation.' },
  invalid: { label: 'Unreadable', meaning: 'A result that breaks the protocol or has a date to come.' },
};

export const latencyDefinitions = {
  p50: { label: 'Half (p50)', meaning: 'Half of the answers came within this time after sending.' },
  p95: { label: '95 % (p95)', meaning: '95 of 100 answers came within this time after sending.' },
  p99: { label: '99 % (p99)', meaning: '99 of 100 answers came within this time after sending.' },
} as const satisfies Record<string, Definition>;

export const feedbackDefinitions: Readonly<Record<FeedbackFigure, Definition>> = {
  helpful: { label: 'Helpful', meaning: 'Suggestions rated helpful, unless that was taken back.' },
  'not-helpful': { label: 'Not helpful', meaning: 'Suggestions rated not helpful, unless that was taken back.' },
  copied: { label: 'Copied', meaning: 'How often a suggestion was copied.' },
  opened: { label: 'Opened', meaning: 'How often a suggestion’s article was opened.' },
  dismissed: { label: 'Dismissed', meaning: 'Suggestions dismissed, unless that was taken back.' },
  pinned: { label: 'Pinned', meaning: 'Suggestions pinned, unless that was taken back.' },
};

export const warmedDefinition: Definition = {
  label: 'Served warm',
  meaning: 'Answers from the cache that were there because they had been asked ahead.',
};

export const warmStatusDefinitions: Readonly<Record<WarmEntry['status'], Definition>> = {
  warm: { label: 'Ready', meaning: 'Its answer is in the cache.' },
  warming: { label: 'Asking', meaning: 'It is being asked.' },
  waiting: { label: 'Waiting', meaning: 'It is asked when two slots are free and the connection is healthy.' },
  nothing: { label: 'Nothing to show', meaning: 'Its answer held nothing that may be shown; it is asked again later.' },
  failed: { label: 'Failed', meaning: 'It was asked and not answered; it is tried again.' },
};

/** Why a question is asked ahead. */
export const warmOriginWords: Readonly<Record<WarmEntry['origin'], string>> = { list: 'in the settings', frequent: 'asked often' };

/** Numbers and times as people of `locale` write them; the system’s where it is undefined. */
export function insightsFormats(locale: string | undefined) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  return {
    count: (count: number): string => whole.format(count),
    /** "83 %", rounded down so that nothing looks better than it is; "< 1 %" of something; "–" of nothing. */
    share: (part: number, all: number): string => {
      if (all === 0) return insightsText.none;
      const percent = Math.floor((part * 100) / all);
      return percent === 0 && part > 0 ? `< ${whole.format(1)} %` : `${whole.format(percent)} %`;
    },
    /** "420 ms", "1.2 s". */
    duration: (ms: number): string => (ms < 1_000 ? `${whole.format(ms)} ms` : `${tenths.format(ms / 1_000)} s`),
    /** Epoch milliseconds as a time of the day. */
    time: (at: number): string => time.format(at),
    times: (from: number, to: number): string => time.formatRange(from, to),
  };
}

export type InsightsFormats = ReturnType<typeof insightsFormats>;
