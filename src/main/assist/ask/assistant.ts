import { fault, type Fault } from '../../../shared/domain/fault';
import type { FeedbackAction, GovernanceStatus, Query } from '../../../shared/domain/knowledge';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { Settings } from '../../../shared/settings/settings';
import type { QueryView } from '../../../shared/contract/state';
import type { Answer, Gateway, UnaskedAnswer } from '../../genesys/gateway';
import { AnswerCache } from '../answers/answer-cache';
import { DayHistory } from '../insights/day-history';
import { Dispatcher } from './dispatcher';
import { OpenQueries } from './open-queries';
import { makeQuery, openingText, type AskRequest } from './query';
import { questionKey } from '../answers/question-key';
import { Readiness } from '../answers/readiness';
import { mayShow, Recorder, type RecorderParts } from './recorder';
import { answered, failed, sentArrival, unanswered, type Arrival, type Settlement } from './settlement';
import { SharedAnswers } from '../answers/shared-answers';
import { ShownSuggestions, type ShownSuggestion } from '../answers/shown-suggestions';
import { suggestionOf } from '../answers/suggestion';

/** Where the assistant's work becomes visible. */
export interface AssistantView {
  /** A query came to be, moved on, or settled. */
  queryChanged(query: QueryView): void;
  /** Audited and on disk: may be shown. Best first. */
  suggestionsShown(shown: readonly ShownSuggestion[]): void;
  /** What is on show already says something else now, or was acted upon. */
  suggestionsChanged(changed: readonly ShownSuggestion[]): void;
}

export interface AssistantParts extends RecorderParts {
  readonly gateway: Gateway;
  readonly view: AssistantView;
  readonly settings: () => Settings;
}

/** A question that was asked: its identifier, and how it ended once it has. */
export interface Asked {
  readonly queryId: string;
  /** Resolves when the query has settled, is audited, and what may be shown is shown. */
  readonly settled: Promise<GovernanceStatus>;
}

/** More than an agent would say again. */
const mostUnwritten = 200;
/** Done again, they are done once more. */
const eachTime: ReadonlySet<FeedbackAction> = new Set(['copied', 'opened', 'asked-to-open']);

/**
 * The way of a query, top to bottom: ask → cache, or slot → gateway → relevance → audit on disk → shown. Nothing is shown
 * that the ledger doesn't hold, and every query settles exactly once, whatever becomes of it.
 */
export class Assistant {
  readonly #dispatcher: Dispatcher;
  readonly #shared: SharedAnswers;
  readonly #open: OpenQueries;
  readonly #cache: AnswerCache;
  readonly #readiness: Readiness;
  readonly #recorder: Recorder;
  readonly #shown = new ShownSuggestions();
  /** What an agent did that is on show but could not be written down: suggestion and action. */
  readonly #unwritten = new Set<string>();
  readonly #history: DayHistory;
  /** How many were asked so far. */
  #order = 0;
  /** Questions on their way, by conversation and question. */
  readonly #asked = new Map<string, Asked>();
  /** What still has to be written down. */
  readonly #unfinished = new Set<Promise<unknown>>();

  constructor(private readonly parts: AssistantParts) {
    const { gateway, clock, settings } = parts;
    this.#history = new DayHistory(clock);
    this.#recorder = new Recorder(parts);
    this.#open = new OpenQueries(() => settings().freshness.maxAgeDays, (view) => {
      if (view.status !== 'queued' && view.status !== 'asking') this.#history.settled(view, view.status);
      parts.view.queryChanged(view);
    });
    this.#cache = new AnswerCache({ clock, settings, policyHash: parts.policyHash });
    this.#dispatcher = new Dispatcher({
      gateway,
      clock,
      perConversation: () => (settings().gateway.sendQueryId ? 'unlimited' : 'one-at-a-time'),
      listener: {
        started: (query) => {
          this.#open.moved(query.id, { status: 'asking', place: null });
          this.#readiness.giveWay();
        },
        queueChanged: (waiting) => {
          for (const { query, place } of waiting) this.#open.moved(query.id, { status: 'queued', place });
        },
      },
    });
    this.#shared = new SharedAnswers({
      dispatcher: this.#dispatcher,
      clock,
      following: (query) => this.#open.moved(query.id, { status: 'asking', place: null }),
      answered: (query, answer) => this.#cache.store(query, answer),
    });
    this.#readiness = new Readiness({
      ...parts,
      cache: this.#cache,
      load: () => ({ inFlight: this.#dispatcher.inFlight, waiting: this.#dispatcher.waiting }),
      onItsWay: (question) => this.#shared.has(question),
      recorder: this.#recorder,
      track: (work) => this.#track(work),
      shown: this.#shown,
      show: (query, settlement) => this.#show(query, settlement),
      change: (changed) => this.#change(changed),
      warmingChanged: () => parts.observer?.warmingChanged(),
    });
  }

  /** Asks. The same question of the same conversation, asked again while it is on its way, is the same query. */
  ask(request: AskRequest): Asked {
    const queryId = this.parts.newId();
    const made = makeQuery(request, this.parts.settings(), { id: queryId, order: (this.#order += 1), now: this.parts.clock.now() });
    if (!made.ok) return { queryId, settled: this.#track(this.#refuse(queryId, request, made.error)) };
    const query = made.value;
    const key = askedKey(query);
    const onItsWay = this.#asked.get(key);
    if (onItsWay !== undefined) return onItsWay;
    const settled = this.#track(this.#answer(query)).finally(() => this.#noLongerAsked(query));
    const asked: Asked = { queryId, settled };
    this.#asked.set(key, asked);
    return asked;
  }

  /** Cancels at any stage; a query that has settled stays as it is. */
  cancel(queryId: string): void {
    this.#shared.cancel(queryId);
  }

  /** The gateway or the settings allow more, or less. */
  capacityChanged(): void {
    this.#dispatcher.capacityChanged();
    this.#readiness.advance();
  }

  /** Time may have passed that no timer noticed: what is past its deadline is told so now. */
  expire(): void {
    this.#shared.expire();
  }

  /** An answer nobody waits for: it passes the same filter and the same ledger. */
  async receive(answer: UnaskedAnswer): Promise<void> {
    if (this.#readiness.receive(answer)) return;
    const query = { ...answer.query, trigger: answer.trigger };
    // A late answer is a whole one; a push says that there is more than the whole one said.
    if (answer.trigger === 'late') this.#cache.store(answer.query, answer);
    else this.#cache.forget(answer.query);
    await this.#track(this.#settle(query, this.#judge(query, answer, sentArrival(null))));
  }

  /** What the agent did with a suggestion: on show at once, written down, and then told to the external stores. One that could not be written can be said again. */
  async feedback(suggestionId: string, action: FeedbackAction): Promise<Result<null, Fault>> {
    const shown = this.#shown.get(suggestionId);
    if (shown === undefined) return err(fault('suggestion-gone'));
    const changed = this.#shown.note(suggestionId, action);
    const repeatable = eachTime.has(action) || this.#unwritten.has(`${suggestionId} ${action}`);
    if (changed.length === 0 && !repeatable) return ok(null);
    this.#unwritten.delete(`${suggestionId} ${action}`);
    this.#change(changed);
    const written = await this.#track(this.#recorder.feedback(shown.suggestion, action));
    // Where the policy lets things be shown without a record, an act without one is no error of the agent's.
    if (mayShow(written)) return ok(null);
    if (this.#unwritten.size >= mostUnwritten) this.#unwritten.clear();
    this.#unwritten.add(`${suggestionId} ${action}`);
    return written;
  }

  /** A suggestion that was shown, as it stands now. */
  shownSuggestion(suggestionId: string): ShownSuggestion | undefined {
    return this.#shown.get(suggestionId);
  }

  /** What was asked and shown today; see `DayHistory.search`. */
  searchHistory(text: string): ReturnType<DayHistory['search']> {
    return this.#history.search(text);
  }

  /** What is kept ready before anybody asks. */
  get warming(): Readiness['views'] {
    return this.#readiness.views;
  }

  /** Asks nothing more by itself; what it has asked ends with the gateway. */
  close(): void {
    this.#readiness.close();
  }

  /** Resolves when everything asked so far has settled and is written down. */
  async idle(): Promise<void> {
    while (this.#unfinished.size > 0) await Promise.allSettled(this.#unfinished);
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#unfinished.add(work);
    return work.finally(() => this.#unfinished.delete(work));
  }

  async #answer(query: Query): Promise<GovernanceStatus> {
    const { clock } = this.parts;
    this.#open.opened(query);
    const cached = this.#cache.find(query);
    if (cached !== null) {
      const settlement = this.#judge(query, cached.answer, { latencyMs: null, cacheHit: true, warmed: cached.warmed, answerOf: cached.queryId });
      // What has become stale since, or was dismissed, is asked for anew.
      if (settlement.kept.length > 0) {
        const status = await this.#settle(query, settlement);
        this.#readiness.served(query, cached);
        return status;
      }
    }
    const sent: { at: number | null } = { at: null };
    const { outcome, answerOf } = await this.#shared.dispatch(query, () => (sent.at ??= clock.now()));
    // Never negative: the wall clock may have been set back, and the ledger would refuse the record.
    const latencyMs = sent.at === null ? null : Math.max(0, clock.now() - sent.at);
    const answer = outcome.kind === 'done' && outcome.value.kind === 'answered' ? outcome.value.answer : null;
    if (answer === null) {
      // Nothing comes of this one any more: asked again while its record is being written, it is another.
      this.#noLongerAsked(query);
      return this.#settle(query, failed(query, outcome, latencyMs, this.#whyUnsent()));
    }
    return this.#settle(query, this.#judge(query, answer, { ...sentArrival(answerOf === null ? latencyMs : null), answerOf }));
  }

  #noLongerAsked(query: Query): void {
    const key = askedKey(query);
    if (this.#asked.get(key)?.queryId === query.id) this.#asked.delete(key);
  }

  #whyUnsent(): Fault {
    return fault(this.parts.gateway.connected ? 'query-not-sent' : 'not-connected');
  }

  #judge(query: Query, answer: Answer, arrival: Arrival): Settlement {
    const dismissed = this.#shown.dismissedIn(query.conversationId);
    return answered(query, answer, { freshness: this.parts.settings().freshness, now: this.parts.clock.now(), dismissed }, arrival);
  }

  /** On disk first, then on the screen; what could not be written down is not shown. */
  async #settle(query: Query, settlement: Settlement): Promise<GovernanceStatus> {
    const written = await this.#recorder.write(settlement);
    const shown = mayShow(written) ? settlement.kept.length : 0;
    this.#open.settled(query, settlement, shown, written.ok ? settlement.fault : written.error);
    if (mayShow(written)) this.#show(query, settlement);
    if (mayShow(written)) this.#recorder.publish(settlement);
    this.#readiness.settled(query, settlement);
    return settlement.status;
  }

  #show(query: Query, settlement: Pick<Settlement, 'kept'>): void {
    // What was dismissed while the record was being written doesn't pop up again.
    const dismissed = this.#shown.dismissedIn(query.conversationId);
    const kept = settlement.kept.filter((result) => !dismissed.has(result.documentId));
    if (kept.length === 0) return;
    const shown = kept.map((result) => suggestionOf(query, result, { id: this.parts.newId(), now: this.parts.clock.now() }));
    this.#shown.put(shown);
    this.#history.shown(shown.map((one) => one.suggestion));
    this.parts.view.suggestionsShown(shown);
  }

  #change(changed: readonly ShownSuggestion[]): void {
    if (changed.length === 0) return;
    this.#shown.put(changed);
    this.#history.shown(changed.map((one) => one.suggestion));
    this.parts.view.suggestionsChanged(changed);
  }

  /** Out of bounds: nothing was sent and no slot taken, but the record says that somebody asked. */
  async #refuse(queryId: string, request: AskRequest, reason: Fault): Promise<GovernanceStatus> {
    const now = this.parts.clock.now();
    const settings = this.parts.settings();
    const { confidenceThreshold } = settings.gateway;
    const opening = { ...request, ...openingText(request.text, settings), id: queryId, askedAt: now, deadline: now, confidenceThreshold };
    const settlement = unanswered(opening, 'REJECTED', reason, null);
    await this.#recorder.write(settlement);
    this.#open.settled(opening, settlement, 0, reason);
    return settlement.status;
  }
}

/** The same for the same question of the same conversation. */
function askedKey(query: Query): string {
  return `${query.conversationId} ${questionKey(query)}`;
}
