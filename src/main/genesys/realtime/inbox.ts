import { fault, type Fault } from '../../../shared/domain/fault';
import type { Query } from '../../../shared/domain/knowledge';
import type { Clock } from '../../clock';
import type { ConcurrencyLimit } from '../concurrency-limit';
import type { Answer, GatewayOutcome, UnaskedAnswer } from '../gateway';
import { foldedId } from './correlator';
import type { InFlight } from './in-flight';
import type { MessageRates } from './message-rates';
import type { PushPace } from './push-pace';
import type { Renewals } from './renewals';
import type { GatewayLog } from './session-runner';
import type { Subscriptions } from './subscriptions';
import type { Incoming, Marks, Unreadable } from './wire';

export interface InboxParts {
  readonly inFlight: InFlight;
  readonly subscriptions: Subscriptions;
  readonly renewals: Renewals;
  readonly limit: ConcurrencyLimit;
  readonly clock: Clock;
  readonly log: GatewayLog;
  /** False for a socket that was replaced and only finishes what it was asked. */
  readonly isLive: (socket: number) => boolean;
  readonly answeredUnasked: (answer: UnaskedAnswer) => void;
  readonly pushes: Pick<PushPace, 'push'>;
  readonly rates: Pick<MessageRates, 'take'>;
}

/** What the gateway sends: settles the query that it answers, hands on what is news, counts what can't be used. */
export class Inbox {
  readonly #unusable = new Map<string, number>();

  constructor(private readonly parts: InboxParts) {}

  /** A message came on that socket. */
  receive(message: Incoming, socket: number): void {
    if (message.kind === 'unusable') this.#countUnusable(message.what);
    else if (message.kind === 'error') this.#receiveError(this.#addressed(message, socket), socket);
    else if (message.kind === 'unread') this.#receiveUnread(this.#addressed(message, socket), socket);
    else this.#receiveAnswer(this.#addressed(message, socket), socket);
  }

  /** Some systems write an identifier as they write theirs: it is ours where one of ours, and no other, reads the same. */
  #addressed<M extends Marks>(message: M, socket: number): M {
    const { inFlight, subscriptions } = this.parts;
    const { conversationId } = message;
    if (conversationId === null || inFlight.owes(socket, conversationId) || subscriptions.has(conversationId)) return message;
    const known = new Set([...inFlight.owed(socket).map((query) => query.conversationId), ...subscriptions.conversations]);
    const [same, ...others] = [...known].filter((id) => foldedId(id) === foldedId(conversationId));
    return same === undefined || others.length > 0 ? message : { ...message, conversationId: same };
  }

  #receiveError(message: Extract<Incoming, { kind: 'error' }>, socket: number): void {
    const { inFlight, limit, renewals, log, isLive } = this.parts;
    const limited = message.code === '429';
    const about = message.conversationId !== null || message.queryId !== null;
    const match = about ? inFlight.take(socket, message) : null;
    // It says nothing that those before it didn't.
    if ((match === null || match.kind === 'unasked') && !this.parts.rates.take('error')) return;
    log.warn('gateway error', { code: message.code, match: match?.kind ?? 'none' });
    // First, so that what comes back is not sent again before the pause is over.
    if (limited) limit.limited(message.retryAfterMs);
    if (match?.kind === 'renewal' && isLive(socket)) renewals.answered(match.query);
    if (limited && !about) inFlight.takeBackOnly(socket, tooMuch);
    if (match?.kind === 'waiting') inFlight.settle(match.query.id, limited ? tooMuch : { kind: 'failed', fault: errorFault(message.code) });
  }

  /** Its results can't be read, but it is known whose it was: that one is asked again, once, rather than waited for. */
  #receiveUnread(message: Extract<Incoming, { kind: 'unread' }>, socket: number): void {
    const { inFlight, renewals, isLive } = this.parts;
    this.#countUnusable(message.what);
    const match = inFlight.take(socket, message);
    if (match.kind === 'renewal' && isLive(socket)) renewals.answered(match.query);
    if (match.kind === 'waiting') inFlight.settle(match.query.id, { kind: 'returned', why: 'dropped', fault: fault('gateway-error', unreadable[message.what]) });
  }

  #receiveAnswer(answer: Extract<Incoming, { kind: 'answer' }>, socket: number): void {
    const { inFlight, limit, renewals, subscriptions, isLive } = this.parts;
    const { conversationId, results, dropped } = answer;
    const match = inFlight.take(socket, answer);
    switch (match.kind) {
      case 'waiting':
        this.#news(match.query, answer);
        inFlight.settle(match.query.id, { kind: 'answered', answer: { results, dropped } });
        break;
      case 'late':
        this.#news(match.query, answer);
        this.parts.answeredUnasked({ results, dropped, trigger: 'late', conversationId: match.query.conversationId, query: match.query });
        break;
      case 'renewal':
        this.#pushed(match.query, answer);
        if (isLive(socket)) renewals.answered(match.query);
        break;
      case 'discarded':
        break;
      case 'repeated':
        this.#countUnusable('repeated');
        return;
      case 'unasked':
        // On a replaced socket it would come twice: the subscription has moved.
        if (isLive(socket)) this.#pushed(conversationId === null ? undefined : subscriptions.queryOf(conversationId), answer);
        return;
    }
    limit.succeeded();
  }

  #news({ conversationId }: Query, { results }: Answer): Answer['results'] {
    return this.parts.subscriptions.news(conversationId, results, this.parts.clock.now());
  }

  /** New knowledge for a conversation; what it has seen before is no news. */
  #pushed(query: Query | undefined, { results, dropped }: Answer): void {
    if (query === undefined) {
      this.#countUnusable('unknown-conversation');
      return;
    }
    const news = this.#news(query, { results, dropped });
    if (news.length > 0) this.parts.pushes.push({ results: news, dropped, trigger: 'push', conversationId: query.conversationId, query });
    else this.#countUnusable('no-news');
  }

  /** Logged once per kind: a gateway that sends rubbish must not fill the disk too. */
  #countUnusable(what: string): void {
    const count = (this.#unusable.get(what) ?? 0) + 1;
    this.#unusable.set(what, count);
    this.parts.rates.take(what);
    if (count === 1) this.parts.log.warn('unusable message ignored', { what });
  }
}

const unreadable: Readonly<Record<Unreadable, string>> = {
  'not-json': 'an answer was not understood',
  'not-understood': 'an answer was not understood',
  'too-intricate': 'an answer was not understood',
  'too-long': 'an answer was over 1 MiB',
};

const tooMuch: GatewayOutcome = { kind: 'returned', why: 'limited', fault: fault('gateway-limited') };

/** The gateway's own words may echo the query; only its code is passed on. */
function errorFault(code: string | null): Fault {
  return fault('gateway-error', code === null ? undefined : `code ${code}`);
}
