import type { LogLoss } from '../../shared/contract/diagnostics';
import type { LostLines } from './log-file';

/** How much of the log was lost to its disk since the start. */
export class LogLosses {
  #loss: LogLoss | null = null;
  #onChange: () => void = () => undefined;

  /** @param now epoch milliseconds */
  constructor(private readonly now: () => number) {}

  /** null where nothing was lost. */
  get view(): LogLoss | null {
    return this.#loss;
  }

  /** Told after each change, line by line; one listener. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Whether a loss begins, goes on, or is over with this. */
  add(lost: LostLines): 'begins' | 'goes-on' | 'over' {
    const before = this.#loss;
    const now = this.now();
    if (lost.kind === 'over') this.#loss = before === null ? null : { ...before, until: now };
    else this.#loss = { lines: (before?.lines ?? 0) + lost.lines, since: before?.since ?? now, until: null };
    this.#onChange();
    if (lost.kind === 'over') return 'over';
    return before?.until === null ? 'goes-on' : 'begins';
  }
}
