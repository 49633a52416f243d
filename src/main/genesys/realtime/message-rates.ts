import { RateLimit } from '../../../shared/contract/limits/rate';

/**
 * Messages that answer nothing. Those that do are as many as there are questions, and have no rate. A gateway that has
 * something to say of a question's results says it once or twice; one that is unwell sends a few errors a second.
 */
const rates = { burst: 20, perSecond: 5, perHour: null } as const;

/** Keeps each kind of message to a rate of its own, and tells of each that is over it. */
export class MessageRates {
  readonly #kinds = new Map<string, RateLimit>();

  /**
   * @param elapsed milliseconds on a clock that nobody sets
   * @param overRate told of each message that is over the rate of its kind
   */
  constructor(
    private readonly elapsed: () => number,
    private readonly overRate: (kind: string) => void,
  ) {}

  /** Whether one more of that kind is within its rate; the kinds are ours, and few. */
  take(kind: string): boolean {
    const limit = this.#kinds.get(kind) ?? new RateLimit(rates, this.elapsed);
    this.#kinds.set(kind, limit);
    const within = limit.take();
    if (!within) this.overRate(kind);
    return within;
  }
}
