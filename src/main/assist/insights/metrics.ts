import { nowMinutes, seriesMinutes, warmListBounds, type Figures, type Insights, type WarmEntry } from '../../../shared/contract/insights';
import type { FeedbackAction, QueryTrigger } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import { FeedbackMarks } from '../answers/feedback-marks';
import { LatencyHistogram } from './latency-histogram';
import { MinuteRing } from './minute-ring';
import type { AssistantObserver } from '../ask/recorder';
import { SteadyTime } from '../ask/steady-time';
import { Tally, type Ended } from './tally';
import { Today } from './today';

/** How a question ended, as far as the metrics look at it. */
export interface EndedQuestion extends Ended {
  readonly trigger: QueryTrigger;
  /** Milliseconds from send to answer; null where nothing was sent. */
  readonly latencyMs: number | null;
}

export interface MetricsParts {
  readonly clock: Clock;
  /** What is kept ready, and how it stands now, in the order to be shown; the first hundred are. */
  readonly warming: () => readonly WarmEntry[];
  /** Something was counted; the next snapshot differs. */
  readonly onChange: () => void;
}

const minuteMs = 60_000;

/** Asked by a person or in a call. What Cuecard asks by itself, and answers nobody waits for, are not counted. */
const askedByPeople: ReadonlySet<QueryTrigger> = new Set<QueryTrigger>(['typed', 'link', 'transcript', 'demo']);
const answered: ReadonlySet<string> = new Set(['PASS', 'FILTERED', 'EMPTY']);

/**
 * What became of a workspace's questions: now (this minute and the 14 before), minute by minute for an hour, and today.
 * In memory only, and in the same amount of it however much is counted; a new workspace counts anew.
 */
export class Metrics implements AssistantObserver {
  readonly #time: SteadyTime;
  readonly #minutes = new MinuteRing(seriesMinutes, () => new Tally());
  readonly #latencies = new MinuteRing(nowMinutes, () => new LatencyHistogram());
  readonly #marks = new FeedbackMarks();
  readonly #today: Today;
  readonly #sum = new LatencyHistogram();

  constructor(private readonly parts: MetricsParts) {
    this.#time = new SteadyTime(parts.clock);
    this.#today = new Today(parts.clock.now());
  }

  /** How much it holds, for who wants to know that it doesn't grow. */
  get held(): { readonly minutes: number; readonly histograms: number; readonly marks: number } {
    return { minutes: this.#minutes.held, histograms: this.#latencies.held, marks: this.#marks.size };
  }

  /** A query has ended. It counts in the minute in which it ended. */
  settled(ended: EndedQuestion): void {
    if (!askedByPeople.has(ended.trigger)) return;
    const minute = this.#tick();
    this.#minutes.at(minute).count(ended);
    this.#today.tally.count(ended);
    if (ended.latencyMs !== null && answered.has(ended.status) && !ended.cacheHit) {
      this.#latencies.at(minute).record(ended.latencyMs);
      this.#today.latencies.record(ended.latencyMs);
    }
    this.parts.onChange();
  }

  /** An agent did something with a suggestion. What is taken back no longer counts where it was counted. */
  feedback(subject: string, action: FeedbackAction): void {
    const minute = this.#tick();
    const { counted, takenBack } = this.#marks.act(subject, action, { minute, day: this.#today.day });
    if (takenBack !== null) {
      this.#minutes.find(takenBack.minute)?.takeBackFeedback(takenBack.figure);
      if (takenBack.day === this.#today.day) this.#today.tally.takeBackFeedback(takenBack.figure);
    }
    if (counted !== null) {
      this.#minutes.at(minute).countFeedback(counted);
      this.#today.tally.countFeedback(counted);
    }
    this.parts.onChange();
  }

  /** Something is kept ready that wasn't, or the other way round. */
  warmingChanged(): void {
    this.parts.onChange();
  }

  snapshot(): Insights {
    const minute = this.#tick();
    const series = this.#minutes.last(seriesMinutes, minute);
    return {
      now: this.#now(minute),
      today: this.#today.tally.figures(this.#today.latencies.figures()),
      todaySince: this.#today.since,
      perMinute: { asked: series.map((one) => one?.asked ?? 0), relevant: series.map((one) => one?.relevant ?? 0) },
      warming: this.parts.warming().slice(0, warmListBounds.entries).map((entry) => ({ ...entry, text: shortened(entry.text) })),
      at: this.parts.clock.now(),
    };
  }

  #now(minute: number): Figures {
    const tally = new Tally();
    for (const one of this.#minutes.last(nowMinutes, minute)) if (one !== undefined) tally.add(one);
    this.#sum.reset();
    for (const one of this.#latencies.last(nowMinutes, minute)) if (one !== undefined) this.#sum.add(one);
    return tally.figures(this.#sum.figures());
  }

  /** The minute that is running; a new day has begun where one has. */
  #tick(): number {
    this.#today.tick(this.parts.clock.now());
    return Math.floor(this.#time.now() / minuteMs);
  }
}

function shortened(text: string): string {
  return text.length <= warmListBounds.text ? text : `${text.slice(0, warmListBounds.text - 1).trimEnd()}…`;
}
