import { feedbackFigureSchema, type FeedbackFigure, type Figures } from '../../../shared/contract/insights';
import { dropReasonSchema, governanceStatusSchema, type DropReason, type Dropped, type GovernanceStatus } from '../../../shared/domain/knowledge';

/** How a question ended, as far as it is counted. */
export interface Ended {
  readonly status: GovernanceStatus;
  readonly returned: number;
  readonly dropped: Dropped;
  readonly cacheHit: boolean;
  /** The answer was in the cache because it had been warmed. */
  readonly warmed?: boolean;
}

/** The counts of one span of time. */
export class Tally {
  readonly #outcomes = zeros(governanceStatusSchema.options);
  readonly #withheld = zeros(dropReasonSchema.options);
  readonly #feedback = zeros(feedbackFigureSchema.options);
  #returned = 0;
  #cacheHits = 0;
  #warmedHits = 0;

  get asked(): number {
    return sum(this.#outcomes);
  }

  /** Answers with at least one relevant result. */
  get relevant(): number {
    return this.#outcomes.PASS;
  }

  count({ status, returned, dropped, cacheHit, warmed }: Ended): void {
    this.#outcomes[status] += 1;
    this.#returned += returned;
    for (const reason of dropReasonSchema.options) this.#withheld[reason] += dropped[reason] ?? 0;
    if (cacheHit) this.#cacheHits += 1;
    if (cacheHit && warmed === true) this.#warmedHits += 1;
  }

  countFeedback(figure: FeedbackFigure): void {
    this.#feedback[figure] += 1;
  }

  /** Only for what was counted here before. */
  takeBackFeedback(figure: FeedbackFigure): void {
    this.#feedback[figure] -= 1;
  }

  add(other: Tally): void {
    addAll(this.#outcomes, other.#outcomes);
    addAll(this.#withheld, other.#withheld);
    addAll(this.#feedback, other.#feedback);
    this.#returned += other.#returned;
    this.#cacheHits += other.#cacheHits;
    this.#warmedHits += other.#warmedHits;
  }

  figures(latency: Figures['latency']): Figures {
    return {
      asked: this.asked,
      outcomes: { ...this.#outcomes },
      returned: this.#returned,
      withheld: { ...this.#withheld },
      cacheHits: this.#cacheHits,
      warmedHits: this.#warmedHits,
      latency,
      feedback: { ...this.#feedback },
    };
  }
}

type Counts<K extends GovernanceStatus | DropReason | FeedbackFigure> = Record<K, number>;

function zeros<K extends GovernanceStatus | DropReason | FeedbackFigure>(keys: readonly K[]): Counts<K> {
  // `fromEntries` forgets which keys it was given: all there are.
  return Object.fromEntries(keys.map((key) => [key, 0])) as Counts<K>;
}

function addAll<K extends GovernanceStatus | DropReason | FeedbackFigure>(to: Counts<K>, from: Counts<K>): void {
  // Both have the same keys, whose names `keys` forgets.
  for (const key of Object.keys(from) as K[]) to[key] += from[key];
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}
