import type { Insights } from '../../../shared/contract/insights';
import type { Clock } from '../../clock';

export interface InsightsPublisherParts {
  readonly clock: Clock;
  readonly snapshot: () => Insights;
  readonly publish: (insights: Insights) => void;
}

const leastPauseMs = 1_000;
const minuteMs = 60_000;
/** A timer may come a moment early, and would find the old minute. */
const overTheMinuteMs = 20;

/**
 * Shows the insights at once, then at most once a second after something changed, and at each minute's end while there
 * is something that grows old.
 */
export class InsightsPublisher {
  #shownAt: number;
  #state: 'open' | 'closed' = 'open';
  #next: { readonly due: number; readonly cancel: () => void } | null = null;

  constructor(private readonly parts: InsightsPublisherParts) {
    this.#shownAt = parts.clock.elapsed();
    this.#show();
  }

  /** Something was counted. Does nothing once closed. */
  changed(): void {
    if (this.#state === 'closed') return;
    const { clock } = this.parts;
    this.#showIn(Math.max(0, this.#shownAt + leastPauseMs - clock.elapsed()));
  }

  /** Shows nothing any more. */
  close(): void {
    this.#state = 'closed';
    this.#next?.cancel();
    this.#next = null;
  }

  #show(): void {
    const { clock, snapshot, publish } = this.parts;
    this.#shownAt = clock.elapsed();
    this.#next = null;
    const insights = snapshot();
    publish(insights);
    if (growsOld(insights)) this.#showIn(minuteMs - (clock.now() % minuteMs) + overTheMinuteMs);
  }

  /** Whichever of two is due first is the one that comes. */
  #showIn(ms: number): void {
    const { clock } = this.parts;
    const due = clock.elapsed() + ms;
    if (this.#next !== null) {
      if (this.#next.due <= due) return;
      this.#next.cancel();
    }
    this.#next = { due, cancel: clock.after(ms, () => this.#show()) };
  }
}

/** Zero stays zero: only what was counted leaves “now”, the hour and the day, and what is kept ready gets old. */
function growsOld({ now, today, perMinute, warming }: Insights): boolean {
  const done = [...Object.values(now.feedback), ...Object.values(today.feedback)];
  return warming.length > 0 || today.asked > 0 || [...perMinute.asked, ...done].some((count) => count > 0);
}
