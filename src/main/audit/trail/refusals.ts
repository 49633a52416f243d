import type { Clock } from '../../clock';
import type { Governance } from './governance';

/** One record in so long at most, in milliseconds, however much is refused. */
const recordEveryMs = 60_000;

export interface RefusalsParts {
  readonly clock: Clock;
  readonly record: Governance['record'];
}

/** What would have been a record each, and was refused because there was too much of it. */
export type RefusedKind = 'ask' | 'feedback' | 'settings-changed' | 'export' | 'verify' | 'sign-in' | 'push' | 'link';

/**
 * What was too much to be done, and so to be recorded, is not lost in silence: one record says how many of each kind there
 * were, within a minute of the first.
 */
export class Refusals {
  #refused = new Map<RefusedKind, number>();
  #since = 0;
  #cancel: (() => void) | null = null;

  constructor(private readonly parts: RefusalsParts) {}

  add(kind: RefusedKind, times: number): void {
    const { clock } = this.parts;
    if (this.#refused.size === 0) this.#since = clock.now();
    this.#refused.set(kind, Math.min(most, (this.#refused.get(kind) ?? 0) + times));
    this.#cancel ??= clock.after(recordEveryMs, () => void this.flush());
  }

  /** Writes down what was not yet; resolves when the ledger has taken it, or has said elsewhere that it can't. */
  async flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#refused.size === 0) return;
    const refused = Object.fromEntries(this.#refused);
    this.#refused = new Map();
    await this.parts.record({ event: 'limited', since: new Date(this.#since).toISOString(), refused });
  }
}

/** What the format's counts go up to. */
const most = 999_999_999_999_999;

/** What a command would have been in the audit; undefined where it leaves no record. */
export function recordedAs(what: string): RefusedKind | undefined {
  return kinds.get(what);
}

const kinds: ReadonlyMap<string, RefusedKind> = new Map<string, RefusedKind>([
  ['query:ask', 'ask'],
  ['offer:ask', 'ask'],
  ['suggestion:feedback', 'feedback'],
  ['suggestion:copy', 'feedback'],
  ['suggestion:copy-sentence', 'feedback'],
  ['suggestion:open', 'feedback'],
  ['suggestion:copy-address', 'feedback'],
  ['settings:change', 'settings-changed'],
  ['settings:import-apply', 'settings-changed'],
  ['settings:reset-all', 'settings-changed'],
  ['audit:export', 'export'],
  ['audit:verify', 'verify'],
  ['sign-in:test', 'sign-in'],
  ['sign-in:finish', 'sign-in'],
  ['sign-in:sign-out', 'sign-in'],
  ['push', 'push'],
  ['link', 'link'],
]);
