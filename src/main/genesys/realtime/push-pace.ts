import type { DropReason, Dropped, KnowledgeResult } from '../../../shared/domain/knowledge';
import { RateLimit, type Rate } from '../../../shared/contract/limits/rate';
import type { Clock } from '../../clock';
import type { UnaskedAnswer } from '../gateway';

/** Pushes, each of which is a record: more than all the calls of a busy desk bring together. */
const pushRate: Rate = { burst: 250, perSecond: 2, perHour: null };
/** Their results, each of which is a card: more than an agent can read. */
const resultRate: Rate = { burst: 400, perSecond: 50, perHour: null };
/** Conversations with knowledge that waits; an agent has a few at a time. */
const mostWaiting = 20;
/** As many results as one answer may have. */
const mostResults = 100;

export interface PushPaceParts {
  readonly clock: Clock;
  readonly handOn: (answer: UnaskedAnswer) => void;
  /** It had to wait, and was merged with what waited for the same conversation. */
  readonly merged: () => void;
  /** There was no room for it. */
  readonly refused: () => void;
}

/**
 * Hands new knowledge on no faster than it can be read. What comes faster waits and is merged, a conversation's pushes into one:
 * the newest word on each document stands, and what gave way to it is counted in the record.
 */
export class PushPace {
  /** The one that waits longest is first. */
  readonly #waiting = new Map<string, UnaskedAnswer>();
  readonly #pushes: RateLimit;
  readonly #results: RateLimit;
  #cancel: (() => void) | null = null;

  constructor(private readonly parts: PushPaceParts) {
    this.#pushes = new RateLimit(pushRate, () => parts.clock.elapsed());
    this.#results = new RateLimit(resultRate, () => parts.clock.elapsed());
  }

  push(answer: UnaskedAnswer): void {
    const earlier = this.#waiting.get(answer.conversationId);
    if (earlier === undefined && this.#waiting.size === 0 && this.#waitMs(answer) === 0) {
      this.#take(answer);
      this.parts.handOn(answer);
      return;
    }
    if (earlier === undefined && this.#waiting.size >= mostWaiting) {
      this.parts.refused();
      return;
    }
    this.#waiting.set(answer.conversationId, earlier === undefined ? answer : mergedOf(earlier, answer));
    this.parts.merged();
    this.#advanceLater();
  }

  /** What waits is nobody's any more. */
  clear(): void {
    this.#waiting.clear();
    this.#cancel?.();
    this.#cancel = null;
  }

  #waitMs({ results }: UnaskedAnswer): number {
    return Math.max(this.#pushes.waitMs(), this.#results.waitMs(results.length));
  }

  #take({ results }: UnaskedAnswer): void {
    this.#pushes.take();
    this.#results.take(results.length);
  }

  #advanceLater(): void {
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#cancel ??= this.parts.clock.after(this.#waitMs(next[1]), () => {
      this.#cancel = null;
      this.#advance();
    });
  }

  #advance(): void {
    const [next] = this.#waiting;
    if (next === undefined) return;
    const [conversationId, answer] = next;
    // It may have become more since.
    if (this.#waitMs(answer) === 0) {
      this.#take(answer);
      this.#waiting.delete(conversationId);
      this.parts.handOn(answer);
    }
    this.#advanceLater();
  }
}

function mergedOf(earlier: UnaskedAnswer, later: UnaskedAnswer): UnaskedAnswer {
  const newest = new Map<string, KnowledgeResult>(later.results.map((result) => [result.documentId, result]));
  const others = earlier.results.filter(({ documentId }) => !newest.has(documentId));
  const all = [...later.results, ...others];
  const results = all.slice(0, mostResults);
  const gaveWay: Dropped = {
    ...countOf('duplicate', earlier.results.length - others.length),
    ...countOf('invalid', all.length - results.length),
  };
  return { ...later, results, dropped: sumOf([earlier.dropped, later.dropped, gaveWay]) };
}

function countOf(reason: DropReason, count: number): Dropped {
  return count === 0 ? {} : { [reason]: count };
}

function sumOf(all: readonly Dropped[]): Dropped {
  const sum: Partial<Record<DropReason, number>> = {};
  for (const dropped of all) {
    // A record's own names are those of the type.
    for (const [reason, count] of Object.entries(dropped) as [DropReason, number][]) sum[reason] = (sum[reason] ?? 0) + count;
  }
  return sum;
}
