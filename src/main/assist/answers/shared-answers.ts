import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import type { Answer } from '../../genesys/gateway';
import type { Dispatched, Dispatcher } from '../ask/dispatcher';
import { questionKey } from './question-key';

type Followed =
  | { readonly kind: 'answered'; readonly outcome: Dispatched }
  /** The one that was sent ended without an answer. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'timeout' | 'cancelled' };

/** How a query ended, and the query that was sent for it where it wasn't this one. */
export interface SharedOutcome {
  readonly outcome: Dispatched;
  readonly answerOf: string | null;
}

interface Leader {
  readonly query: Query;
  readonly ended: Promise<Dispatched>;
}

interface Follower {
  readonly query: Query;
  /** Ends its wait for somebody else's answer. */
  readonly end: (kind: 'timeout' | 'cancelled') => void;
}

export interface SharedAnswersParts {
  readonly dispatcher: Pick<Dispatcher, 'dispatch' | 'cancel' | 'expire'>;
  readonly clock: Clock;
  /** It waits for an answer that was asked for already, and takes no slot. */
  readonly following: (query: Query) => void;
  /** The gateway has answered this very query. */
  readonly answered: (query: Query, answer: Answer) => void;
}

/**
 * Asks the gateway the same question once at a time: who asks it meanwhile gets the same answer, in a query of their own
 * with a deadline of its own. Where the first one ends without an answer, the next one is sent itself.
 */
export class SharedAnswers {
  readonly #leaders = new Map<string, Leader>();
  readonly #followers = new Map<string, Follower>();

  constructor(private readonly parts: SharedAnswersParts) {}

  /** The same question is asked at the moment. */
  has(question: Query): boolean {
    return this.#leaders.has(questionKey(question));
  }

  /** Never rejects. `onSent` is called each time this very query goes out. */
  async dispatch(query: Query, onSent: () => void): Promise<SharedOutcome> {
    const key = questionKey(query);
    for (let leader = this.#leaders.get(key); leader !== undefined; leader = this.#leaders.get(key)) {
      const followed = await this.#follow(query, leader);
      if (followed.kind === 'answered') return { outcome: followed.outcome, answerOf: leader.query.id };
      if (followed.kind !== 'unanswered') return { outcome: followed, answerOf: null };
    }
    const ended = this.parts.dispatcher.dispatch(query, onSent);
    const leader: Leader = { query, ended };
    this.#leaders.set(key, leader);
    // Before whoever follows hears of it: the answer is kept by then, and the first of them finds the place free.
    const outcome = await ended.then((how) => {
      if (this.#leaders.get(key) === leader) this.#leaders.delete(key);
      if (how.kind === 'done' && how.value.kind === 'answered') this.parts.answered(query, how.value.answer);
      return how;
    });
    return { outcome, answerOf: null };
  }

  /** Cancels a query at whatever stage it is; one that has settled stays as it is. */
  cancel(queryId: string): void {
    const follower = this.#followers.get(queryId);
    if (follower === undefined) this.parts.dispatcher.cancel(queryId);
    else follower.end('cancelled');
  }

  /** Time may have passed that no timer noticed. */
  expire(): void {
    const now = this.parts.clock.now();
    for (const follower of [...this.#followers.values()]) if (follower.query.deadline <= now) follower.end('timeout');
    this.parts.dispatcher.expire();
  }

  /** What the leader's own wait came to (its deadline, its agent's cancelling) is not the follower's. */
  #follow(query: Query, leader: Leader): Promise<Followed> {
    this.parts.following(query);
    return new Promise((resolve) => {
      const settle = (followed: Followed): void => {
        this.#followers.delete(query.id);
        cancelTimer();
        resolve(followed);
      };
      const end = (kind: 'timeout' | 'cancelled'): void => settle({ kind });
      const cancelTimer = this.parts.clock.after(query.deadline - this.parts.clock.now(), () => end('timeout'));
      this.#followers.set(query.id, { query, end });
      void leader.ended.then((outcome) =>
        settle(outcome.kind === 'done' && outcome.value.kind === 'answered' ? { kind: 'answered', outcome } : { kind: 'unanswered' }),
      );
    });
  }
}
