import type { Counted } from '../../shared/contract/diagnostics';
import type { Log } from './log';

/** Why a process that belongs to Cuecard is no more, in Chromium’s words. */
export interface ProcessEnd {
  /** What it was, for people: `GPU`, `Network Service`, `window`. */
  readonly name: string;
  readonly reason: string;
  readonly exitCode: number | null;
}

/** More kinds than there are; a further one is counted with the others. */
const mostKinds = 60;

/** Processes of Cuecard’s that ended, or stopped answering, since the start: each is logged, and counted by its kind. */
export class ProcessEnds {
  readonly #counts = new Map<string, number>();
  /** Ends that were asked for and are still to come, by name. */
  readonly #expected = new Map<string, number>();
  #onChange: (ends: readonly Counted[]) => void = () => undefined;

  constructor(private readonly log: Pick<Log, 'info' | 'warn'>) {}

  /** The most frequent first. */
  get view(): Counted[] {
    return [...this.#counts].map(([what, times]) => ({ what, times })).sort((a, b) => b.times - a.times);
  }

  /** One listener. */
  onChange(listener: (ends: readonly Counted[]) => void): void {
    this.#onChange = listener;
  }

  /** The next end of a process of this name is our own doing. */
  expect(name: string): void {
    this.#expected.set(name, (this.#expected.get(name) ?? 0) + 1);
  }

  ended({ name, reason, exitCode }: ProcessEnd): void {
    const expected = this.#expected.get(name) ?? 0;
    if (expected > 0) this.#expected.set(name, expected - 1);
    const facts = { name, why: reason, exitCode };
    if (expected > 0 || reason === 'clean-exit') {
      this.log.info('process ended', facts);
      return;
    }
    this.log.warn(`process ended: ${name}`, facts);
    this.#count(`${name}: ${reason}`);
  }

  /** It is there, and doesn’t answer. */
  mute(name: string): void {
    this.log.warn(`process does not answer: ${name}`, { name });
    this.#count(`${name}: mute`);
  }

  #count(kind: string): void {
    const what = this.#counts.has(kind) || this.#counts.size < mostKinds ? kind.slice(0, 60) : 'others';
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    this.#onChange(this.view);
  }
}
