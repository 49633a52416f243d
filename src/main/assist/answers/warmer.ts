import type { Settings } from '../../../shared/settings/settings';
import type { Clock } from '../../clock';
import { RecentQuestions } from '../insights/recent-questions';

/** How warming one question went: `nothing` where no answer was worth keeping, `unsent` where it had to give way. */
export type WarmOutcome = 'answered' | 'nothing' | 'failed' | 'unsent';

export interface WarmerParts {
  readonly clock: Clock;
  readonly settings: () => Settings['cache'];
  /** Asks it when there is room for it; `onOut` is told when it goes out. */
  readonly ask: (text: string, onOut: () => void) => Promise<WarmOutcome>;
  /** Epoch milliseconds of the answer that is kept for it; null where there is none. */
  readonly keptSince: (text: string) => number | null;
  /** An agent has asked it and waits for the answer, which will do for both. */
  readonly onItsWay: (text: string) => boolean;
  readonly connected: () => boolean;
  readonly healthy: () => boolean;
  /** What there is to see of it has changed. */
  readonly changed: () => void;
}

/** A question that is kept ready, as Insights shows it. */
export interface WarmView {
  readonly text: string;
  /** Named by the settings or the policy, or asked often. */
  readonly origin: 'list' | 'frequent';
  readonly status: 'waiting' | 'warming' | 'warm' | 'nothing' | 'failed';
  /** Epoch milliseconds. */
  readonly warmedAt: number | null;
  readonly dueAt: number | null;
}

/** Answers are renewed when this share of their life is over. */
const renewAt = 0.9;
const afterFailureMs = 60_000;
/** An agent who has asked nothing for so long is away; nothing is warmed for an empty chair. */
const activeMs = 30 * 60_000;
const mostRemembered = 500;

/**
 * Keeps answers ready before anybody asks: the warm list and the most frequent recent questions, on connect and again
 * shortly before each answer's life ends. One at a time, and only as long as there is somebody to answer.
 */
export class Warmer {
  readonly #recent = new RecentQuestions();
  /** How each question went last, and before when it isn't asked again (epoch ms), whatever became of its answer since. */
  readonly #asked = new Map<string, { readonly how: 'answered' | 'nothing' | 'failed'; readonly until: number }>();
  /** The question whose turn it is, and whether it is out or waits for room. */
  #warming: { readonly text: string; readonly is: 'waiting' | 'out' } | null = null;
  #cancelTimer: () => void = () => undefined;
  #activeUntil = 0;
  #wasConnected = false;
  #closed = false;

  constructor(private readonly parts: WarmerParts) {}

  /** Everything that is to be kept ready, and how it stands. */
  get views(): readonly WarmView[] {
    return this.#wanted().map(({ text, origin }) => {
      const warmedAt = this.parts.keptSince(text);
      const how = this.#asked.get(keyOf(text))?.how;
      const unkept = how === 'nothing' || how === 'failed' ? how : 'waiting';
      const out = this.#warming?.text === text && this.#warming.is === 'out';
      const status = out ? 'warming' : warmedAt !== null ? 'warm' : unkept;
      return { text, origin, status, warmedAt, dueAt: this.#active ? this.#dueAt(text) : null };
    });
  }

  /** An agent has asked this, and found something or nothing: only what brings answers is worth asking ahead. */
  asked(text: string, outcome: 'found' | 'nothing'): void {
    const now = this.parts.clock.now();
    if (outcome === 'found') this.#recent.asked(text, now);
    this.#activeUntil = now + activeMs;
    this.advance();
  }

  /** The connection came or went, settings changed, a question was answered, or time passed. */
  advance(): void {
    const connected = this.parts.connected();
    if (connected && !this.#wasConnected) {
      // A new connection is a new chance, and somebody is there who wanted it. The end of a limit is neither.
      for (const [key, { how }] of this.#asked) if (how !== 'answered') this.#asked.delete(key);
      this.#activeUntil = Math.max(this.#activeUntil, this.parts.clock.now() + activeMs);
    }
    this.#wasConnected = connected;
    if (this.parts.healthy() && !this.#closed) this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer();
  }

  get #active(): boolean {
    return this.parts.clock.now() < this.#activeUntil;
  }

  #next(): void {
    this.#cancelTimer();
    if (this.#warming !== null || !this.#active || !this.parts.settings().enabled) return;
    const now = this.parts.clock.now();
    const [first] = this.#wanted()
      .filter(({ text }) => !this.parts.onItsWay(text))
      .map(({ text }) => ({ text, dueAt: this.#dueAt(text) }))
      .sort((a, b) => a.dueAt - b.dueAt);
    if (first === undefined) return;
    if (first.dueAt > now) this.#cancelTimer = this.parts.clock.after(first.dueAt - now, () => this.advance());
    else void this.#warm(first.text);
  }

  async #warm(text: string): Promise<void> {
    this.#warming = { text, is: 'waiting' };
    const outcome = await this.parts.ask(text, () => {
      this.#warming = { text, is: 'out' };
      this.parts.changed();
    });
    this.#warming = null;
    const lifeMs = this.parts.settings().maxAgeSeconds * 1_000;
    const againMs = { failed: afterFailureMs, nothing: lifeMs, answered: lifeMs * renewAt };
    if (this.#asked.size > mostRemembered) this.#asked.clear();
    if (outcome !== 'unsent') this.#asked.set(keyOf(text), { how: outcome, until: this.parts.clock.now() + againMs[outcome] });
    this.parts.changed();
    this.advance();
  }

  /** Epoch milliseconds: at once where no answer is kept. */
  #dueAt(text: string): number {
    const keptSince = this.parts.keptSince(text);
    const renewal = keptSince === null ? 0 : keptSince + this.parts.settings().maxAgeSeconds * 1_000 * renewAt;
    return Math.max(renewal, this.#asked.get(keyOf(text))?.until ?? 0);
  }

  #wanted(): readonly Pick<WarmView, 'text' | 'origin'>[] {
    const { warmList, warmRecent } = this.parts.settings();
    const wanted = new Map<string, Pick<WarmView, 'text' | 'origin'>>();
    for (const text of warmList) wanted.set(keyOf(text), { text, origin: 'list' });
    for (const text of this.#recent.top(warmRecent, this.parts.clock.now())) {
      if (!wanted.has(keyOf(text))) wanted.set(keyOf(text), { text, origin: 'frequent' });
    }
    return [...wanted.values()];
  }
}

function keyOf(text: string): string {
  return text.toLowerCase();
}
