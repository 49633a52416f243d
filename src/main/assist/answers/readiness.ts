import type { Query, QueryTrigger } from '../../../shared/domain/knowledge';
import type { Settings } from '../../../shared/settings/settings';
import type { Clock } from '../../clock';
import type { Gateway, UnaskedAnswer } from '../../genesys/gateway';
import type { AnswerCache, CachedAnswer } from './answer-cache';
import { BackgroundQueries, type BackgroundOutcome, type BackgroundParts } from '../ask/background-queries';
import { makeQuery, queryOf } from '../ask/query';
import { questionKey } from './question-key';
import { mayShow, type Recorder } from '../ask/recorder';
import { answered, sentArrival, timeoutOf, unanswered, type Settlement } from '../ask/settlement';
import type { ShownSuggestion, ShownSuggestions } from './shown-suggestions';
import { revisionsOf } from './suggestion';
import { Warmer, type WarmOutcome, type WarmView } from './warmer';

export interface ReadinessParts {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly newId: () => string;
  readonly cache: AnswerCache;
  readonly load: BackgroundParts['load'];
  /** An agent waits for the answer to this question. */
  readonly onItsWay: (question: Query) => boolean;
  readonly recorder: Recorder;
  /** Whoever closes waits for this. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly shown: ShownSuggestions;
  readonly show: (query: Query, settlement: Pick<Settlement, 'kept'>) => void;
  readonly change: (changed: readonly ShownSuggestion[]) => void;
  /** What is kept ready, or how it stands, has changed. */
  readonly warmingChanged: () => void;
}

type Sent = Exclude<BackgroundOutcome, { kind: 'dropped' }>;

/** Triggers of queries that no agent asked. */
const background: ReadonlySet<QueryTrigger> = new Set<QueryTrigger>(['warm', 'revalidate']);
const asksByPeople: ReadonlySet<QueryTrigger> = new Set<QueryTrigger>(['typed', 'transcript']);
/** Agents may need the slot so often before it is given up; the next hit tries again. */
const mostPreemptions = 3;
const mostReady = 500;
/** No agent did, so it has no place in the order of asking. */
const unasked = 0;

/**
 * Keeps what is shown, and what may be asked next, in step with the knowledge base, in the time that agents' own queries
 * leave: cached answers that were served past half their life are asked again, and warm ones are kept warm. Each query it
 * sends has a conversation of its own, so that it never mixes with a call's, and a record like any other.
 */
export class Readiness {
  readonly #queries: BackgroundQueries;
  readonly #warmer: Warmer;
  /** Queries whose cards follow the answer that is asked for again, by question. */
  readonly #revalidating = new Map<string, Query[]>();

  /** Texts as they would be asked; null for one that can't be. */
  readonly #ready = new Map<string, string | null>();

  constructor(private readonly parts: ReadinessParts) {
    const { gateway, clock, settings, load } = parts;
    this.#queries = new BackgroundQueries({ gateway, clock, load });
    this.#warmer = new Warmer({
      clock,
      settings: () => settings().cache,
      ask: (text, onOut) => parts.track(this.#warm(text, onOut)),
      keptSince: (text) => this.#keptSince(text),
      onItsWay: (text) => this.#isOnItsWay(text),
      connected: () => gateway.connected,
      healthy: () => gateway.healthy,
      changed: parts.warmingChanged,
    });
  }

  get views(): readonly WarmView[] {
    return this.#warmer.views;
  }

  /** An agent's query has ended. */
  settled({ text, trigger }: Query, { status }: Settlement): void {
    if (asksByPeople.has(trigger)) this.#warmer.asked(text, status === 'PASS' ? 'found' : 'nothing');
    this.#queries.advance();
  }

  /** A kept answer was served to this query, and shown. */
  served(query: Query, { ageing }: CachedAnswer): void {
    if (!ageing) return;
    const key = questionKey(query);
    const others = this.#revalidating.get(key);
    if (others !== undefined) others.push(query);
    else {
      const queries = [query];
      this.#revalidating.set(key, queries);
      void this.parts.track(this.#revalidate(queries).finally(() => this.#revalidating.delete(key)));
    }
  }

  /** An agent's query has just taken a slot. */
  giveWay(): void {
    this.#queries.giveWay();
  }

  /** There may be room, or a connection, or other settings. */
  advance(): void {
    this.#queries.advance();
    this.#warmer.advance();
  }

  /** Takes an answer that came too late for one of its own queries; false where it is a call's. */
  receive(answer: UnaskedAnswer): boolean {
    const { query } = answer;
    if (!background.has(query.trigger)) return false;
    if (answer.trigger === 'late') this.parts.cache.store(query, answer);
    else this.parts.cache.forget(query);
    void this.parts.track(this.#record(this.#judged(query, { kind: 'answered', answer, latencyMs: null })));
    this.parts.warmingChanged();
    return true;
  }

  close(): void {
    this.#warmer.close();
    this.#queries.close();
  }

  async #warm(text: string, onOut: () => void): Promise<WarmOutcome> {
    const question = this.#question(text);
    if (question === null) return 'failed';
    const { query, outcome } = await this.#send(question, 'warm', 'idle', onOut);
    if (query === null || outcome.kind === 'dropped') return 'unsent';
    if (outcome.kind === 'answered') this.parts.cache.store(query, outcome.answer);
    const settlement = this.#judged(query, outcome);
    await this.#record(settlement);
    if (outcome.kind === 'preempted') return 'unsent';
    if (outcome.kind !== 'answered') return 'failed';
    return settlement.kept.length > 0 ? 'answered' : 'nothing';
  }

  async #revalidate(queries: readonly Query[]): Promise<void> {
    const [first] = queries;
    if (first === undefined) return;
    for (let tries = 0; tries <= mostPreemptions; tries += 1) {
      const { query, outcome } = await this.#send(first, 'revalidate', 'urgent');
      if (query === null || outcome.kind === 'dropped') return;
      if (outcome.kind === 'answered') {
        this.parts.cache.store(query, outcome.answer);
        for (const [index, shownFor] of queries.entries()) await this.#revise(shownFor, query, outcome, index === 0 ? query.id : this.parts.newId());
        return;
      }
      await this.#record(this.#judged({ ...query, conversationId: first.conversationId }, outcome));
      if (outcome.kind !== 'preempted') return;
    }
  }

  async #record(settlement: Settlement): Promise<void> {
    const { recorder } = this.parts;
    if (mayShow(await recorder.write(settlement))) recorder.publish(settlement);
  }

  /** The cards of one query, after the record that says what they are now is on disk. */
  async #revise(shownFor: Query, sent: Query, outcome: Sent, id: string): Promise<void> {
    const { recorder, shown, show, change } = this.parts;
    const judged = this.#judged({ ...sent, id, conversationId: shownFor.conversationId }, outcome);
    const settlement = id === sent.id ? judged : { ...judged, latencyMs: null, answerOf: sent.id };
    const written = await recorder.write(settlement);
    if (!mayShow(written)) return;
    const { changed, added } = revisionsOf(shownFor, shown.ofQuery(shownFor.id), judged.kept);
    change(changed);
    show({ ...shownFor, trigger: 'revalidate' }, { kept: added });
    recorder.publish(settlement);
  }

  /** Sends the question when there is room; `query` is what went out, null where nothing did. */
  async #send(
    question: Query,
    trigger: 'warm' | 'revalidate',
    urgency: 'urgent' | 'idle',
    onOut: () => void = () => undefined,
  ): Promise<{ readonly query: Query | null; readonly outcome: BackgroundOutcome }> {
    const { clock, newId, settings } = this.parts;
    const sent: { query: Query | null } = { query: null };
    const outcome = await this.#queries.run(() => {
      const now = clock.now();
      // By the settings of now: it may have waited.
      const query = queryOf({ text: question.text, conversationId: newId(), trigger }, settings(), { id: newId(), order: unasked, now });
      sent.query = query;
      onOut();
      return query;
    }, urgency);
    return { query: sent.query, outcome };
  }

  #judged(query: Query, outcome: Sent): Settlement {
    switch (outcome.kind) {
      case 'answered': {
        const { settings, clock, shown } = this.parts;
        const judgedBy = { freshness: settings().freshness, now: clock.now(), dismissed: shown.dismissedIn(query.conversationId) };
        return answered(query, outcome.answer, judgedBy, sentArrival(outcome.latencyMs));
      }
      case 'failed':
        return unanswered(query, 'ERROR', outcome.fault, outcome.latencyMs);
      case 'timeout':
        return unanswered(query, 'TIMEOUT', timeoutOf(query), outcome.latencyMs);
      case 'preempted':
        return unanswered(query, 'CANCELLED', null, outcome.latencyMs);
    }
  }

  #isOnItsWay(text: string): boolean {
    const question = this.#question(text);
    return question !== null && this.parts.onItsWay(question);
  }

  #keptSince(text: string): number | null {
    const question = this.#question(text);
    return question === null ? null : this.parts.cache.keptSince(question);
  }

  /** The query that asks this now; null where it breaks a bound. Warming looks often, so a text is made ready once. */
  #question(text: string): Query | null {
    const { settings, clock } = this.parts;
    const { gateway, masking } = settings();
    if (gateway.knowledgeSources.length === 0) return null;
    // What is masked depends on the language's region, and on the policy.
    const key = `${gateway.language} ${masking.kinds.join()} ${text}`;
    let ready = this.#ready.get(key);
    if (ready === undefined) {
      const made = makeQuery({ text, conversationId: '', trigger: 'warm' }, settings(), { id: '', order: unasked, now: clock.now() });
      ready = made.ok ? made.value.text : null;
      if (this.#ready.size >= mostReady) this.#ready.clear();
      this.#ready.set(key, ready);
    }
    return ready === null ? null : queryOf({ text: ready, conversationId: '', trigger: 'warm' }, settings(), { id: '', order: unasked, now: clock.now() });
  }
}
