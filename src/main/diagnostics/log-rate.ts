import { RateLimit } from '../../shared/contract/limits/rate';

/** Lines of one source: what any of them writes at its busiest, a connection that breaks again and again, is ten a minute. */
const sourceRate = { burst: 100, perSecond: 1, perHour: 1_200 };
/** More sources than there are in the code; further ones share a rate. */
const mostSources = 200;

interface Source {
  readonly rate: RateLimit;
  leftOut: number;
}

/** Keeps each source of the log to a rate of its own, so that none pushes the others' lines out. A source is what a line says, without its facts. */
export class LogRate {
  readonly #sources = new Map<string, Source>();

  /** @param elapsed milliseconds on a clock that nobody sets */
  constructor(private readonly elapsed: () => number) {}

  /** How many of its lines were left out before this one, which may be written; null where it may not. */
  take(source: string): number | null {
    const lane = this.#laneOf(source);
    if (!lane.rate.take()) {
      lane.leftOut += 1;
      return null;
    }
    const { leftOut } = lane;
    lane.leftOut = 0;
    return leftOut;
  }

  /** What was left out and not told yet, by source. */
  get leftOut(): readonly (readonly [source: string, lines: number])[] {
    return [...this.#sources].filter(([, { leftOut }]) => leftOut > 0).map(([source, { leftOut }]) => [source, leftOut]);
  }

  #laneOf(source: string): Source {
    const key = this.#sources.has(source) || this.#sources.size < mostSources ? source : 'others';
    const lane = this.#sources.get(key) ?? { rate: new RateLimit(sourceRate, this.elapsed), leftOut: 0 };
    this.#sources.set(key, lane);
    return lane;
  }
}
