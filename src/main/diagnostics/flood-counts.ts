import type { Floods } from '../../shared/contract/diagnostics';
import type { Clock } from '../clock';

/** What is counted is told so often at most, in milliseconds: a flood must not become one of news about it. */
const tellEveryMs = 1_000;
/** More names than there are; a further one is counted with the others. */
const mostNames = 100;

/** How much of what came from outside was refused, was over its rate, or was merged with what came after it, since the start. */
export class FloodCounts {
  readonly #refused = new Map<string, number>();
  readonly #overRate = new Map<string, number>();
  #merged = 0;
  #waits = false;
  #onChange: (floods: Floods) => void = () => undefined;
  #onRefused: (what: string, times: number) => void = () => undefined;

  constructor(private readonly clock: Pick<Clock, 'after'>) {}

  get view(): Floods {
    return { refused: listed(this.#refused), overRate: listed(this.#overRate), merged: this.#merged };
  }

  /** Told at most once a second; one listener. */
  onChange(listener: (floods: Floods) => void): void {
    this.#onChange = listener;
  }

  /** Told of each that is refused, at once; one listener. */
  onRefused(listener: (what: string, times: number) => void): void {
    this.#onRefused = listener;
  }

  /** A request that was not carried out. @param what a command, or where else it came from */
  refused(what: string, times = 1): void {
    count(this.#refused, what, times);
    this.#onRefused(what, times);
    this.#changed();
  }

  /** A message of the gateway that came faster than its kind may. */
  overRate(kind: string): void {
    count(this.#overRate, kind, 1);
    this.#changed();
  }

  /** A snapshot that the window didn't get, because the next one was there before it could take it. */
  merged(): void {
    this.#merged += 1;
    this.#changed();
  }

  #changed(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.clock.after(tellEveryMs, () => {
      this.#waits = false;
      this.#onChange(this.view);
    });
  }
}

function count(counts: Map<string, number>, name: string, times: number): void {
  const key = counts.has(name) || counts.size < mostNames ? name : 'others';
  counts.set(key, Math.min(Number.MAX_SAFE_INTEGER, (counts.get(key) ?? 0) + times));
}

/** The most frequent first. */
function listed(counts: ReadonlyMap<string, number>): Floods['refused'] {
  return [...counts].map(([what, times]) => ({ what, times })).sort((a, b) => b.times - a.times);
}
