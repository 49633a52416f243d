import type { SlotRules } from '../../../src/main/assist/ask/query-slots';
import type { FaultTag } from '../../../src/shared/domain/fault';
import type { FakeClock } from '../../support/fake-clock';
import { isPatient, isTriedOften, joinLine, newQuery, rejoinLine, type End, type ModelQuery } from './flow-query';
import { QuarantineModel } from './flow-quarantine';
import { LimitModel, RenewalModel, SocketsModel, SubscriptionModel, type Marks } from './flow-wire-model';

const queueBound = 50;

/** What the protocol says must become of every query, from what happened so far. Complaints go into `broken`. */
export class FlowModel {
  readonly queries = new Map<string, ModelQuery>();
  readonly broken: string[] = [];
  readonly sockets = new SocketsModel();
  readonly subscriptions = new SubscriptionModel();
  readonly limit: LimitModel;
  /** Next first. */
  line: ModelQuery[] = [];
  /** What must be handed on unasked, as text. */
  unasked: string[] = [];
  /** The socket that takes queries. */
  live: number | null = null;
  /** Why nothing can be asked. */
  refusing: FaultTag | null = 'signed-out';
  readonly renewals: RenewalModel;
  readonly quarantine: QuarantineModel;
  /** Ended or came back in this very moment, so that their slots may still be taken. */
  readonly moving = new Set<ModelQuery>();
  /** Asked before the wall clock was set last. */
  readonly #askedBefore = new Set<ModelQuery>();
  #turns = 0;

  constructor(
    readonly clock: FakeClock,
    readonly perConversation: SlotRules['perConversation'],
    random: number,
  ) {
    this.limit = new LimitModel(clock, random);
    this.renewals = new RenewalModel(clock);
    this.quarantine = new QuarantineModel();
  }

  /** How many may be out. */
  get allowed(): number {
    return this.quarantine.active ? 1 : this.limit.allowed;
  }

  /** Those that have a slot. */
  get out(): readonly ModelQuery[] {
    return [...this.queries.values()].filter((query) => query.out !== null);
  }

  /** Those that have a slot and haven't gone out. */
  get held(): readonly ModelQuery[] {
    return this.out.filter((query) => query.out === 'held');
  }

  asked(id: string, conversation: string, ms: number): 'at the end' | 'in place' {
    const query = newQuery(id, conversation, { deadline: this.clock.now() + ms, dueAt: this.clock.elapsed() + ms });
    this.queries.set(id, query);
    const older = joinLine(this.line, query, this.perConversation);
    if (older === undefined) return 'at the end';
    this.#end(older, { kind: 'superseded' });
    return 'in place';
  }

  /** One more stands at the end of the line, and didn't get a slot at once. */
  queued(id: string): void {
    const query = this.#query(id);
    if (this.line.includes(query) && this.line.length > queueBound) this.#end(query, { kind: 'rejected' });
  }

  /** It got a slot, which `taken` counts. */
  started(id: string, taken: number): void {
    const query = this.#query(id);
    const place = this.line.indexOf(query);
    if (place === -1) {
      this.broken.push(`${id} started, which doesn't wait`);
      return;
    }
    for (const other of this.line.slice(0, place)) {
      if (this.mayStart(other) && !this.moving.has(other) && ![...this.moving].some((one) => one.conversation === other.conversation)) this.broken.push(`${id} started before ${other.id}`);
    }
    if (!this.mayStart(query)) this.broken.push(`${id} started beside another of its conversation, or after its deadline`);
    this.line.splice(place, 1);
    if (query.turn === 0) query.turn = this.#turns += 1;
    if (this.refusing !== null) {
      this.#end(query, { kind: 'failed', tag: this.refusing });
      return;
    }
    const most = Math.max(1, this.allowed - this.renewals.out('surely'));
    if (this.limit.paused('surely')) this.broken.push(`${id} started during a pause`);
    if (this.live === null) this.broken.push(`${id} started without a connection`);
    if (taken > most) this.broken.push(`${id} took slot ${taken} of ${most}`);
    query.out = 'held';
    query.heldAt = this.clock.elapsed();
    query.hold = this.live !== null && this.#owes(this.live, query.conversation) ? 'for a new socket' : null;
  }

  /** `moving`: a new socket is on its way. */
  sent(socket: number, id: string, how: { readonly queryId: 'send' | 'keep'; readonly moving: boolean }): void {
    const query = this.#query(id);
    if (socket !== this.live) this.broken.push(`${id} was sent on socket ${socket}, live is ${this.live ?? 'none'}`);
    const purpose = query.out === 'held' ? 'query' : 'renewal';
    if (purpose === 'query') {
      query.sends += 1;
      if (query.hold !== null && !this.isPatient(query, 'surely')) query.hold = 'in vain';
      query.out = socket;
      if (this.limit.paused('surely')) this.broken.push(`${id} was sent during a pause`);
      if (this.#owes(socket, query.conversation) && (query.hold !== 'in vain' || how.moving) && this.isPatient(query, 'surely')) this.broken.push(`${id} was sent on socket ${socket}, where its conversation is owed an answer`);
      if (isTriedOften(query)) this.broken.push(`${id} was sent ${query.sends} times, dropped ${query.drops} times`);
      this.subscriptions.asked(query.conversation, id, this.clock.now());
      this.renewals.drop(query.conversation);
    } else this.#renewed(query, socket);
    const givenUp = purpose === 'query' ? null : { at: this.clock.elapsed(), answer: 'show' as const };
    this.sockets.on(socket).add({ id, conversation: query.conversation, purpose, queryId: how.queryId, givenUp });
  }

  /** An answer came; says which query it settled. */
  answered(socket: number, marks: Marks & { readonly conversation: string }, documents: readonly string[]): string | null {
    const taken = this.sockets.on(socket).take(marks, this.clock.elapsed());
    if (taken === 'repeated') return null;
    if (taken === 'none') {
      if (socket === this.live) this.#pushed(marks.conversation, this.subscriptions.idOf(marks.conversation), documents);
      return null;
    }
    const query = this.#query(taken.id);
    if (taken.purpose === 'renewal') {
      this.#pushed(taken.conversation, taken.id, documents);
      this.renewals.over(socket, taken.id);
    } else if (taken.givenUp?.answer !== 'discard') {
      this.subscriptions.news(taken.conversation, documents, this.clock.now());
      if (taken.givenUp === null) this.#end(query, { kind: 'answered', documents });
      else this.unasked.push(`late ${taken.id}: ${documents.join()}`);
    }
    this.limit.succeeded();
    return taken.id;
  }

  error(socket: number, marks: Marks, code: number | null, retryAfterMs: number | null): void {
    const about = marks.conversation !== null || marks.queryId !== null;
    const taken = about ? this.sockets.on(socket).take(marks, this.clock.elapsed()) : 'none';
    if (code === 429) this.limit.limited(retryAfterMs);
    // One that names nobody can only be that of the one query that is out, where there is one.
    const only = code === 429 && !about ? this.sockets.on(socket).giveUpOnly(this.clock.elapsed()) : undefined;
    if (only !== undefined) this.#back(this.#query(only.id), 'limits', 'gateway-limited');
    if (typeof taken === 'string') return;
    if (taken.purpose === 'renewal') {
      this.renewals.over(socket, taken.id);
      return;
    }
    if (taken.givenUp !== null) return;
    const query = this.#query(taken.id);
    if (code === 429) this.#back(query, 'limits', 'gateway-limited');
    else this.#end(query, { kind: 'failed', tag: 'gateway-error' });
  }

  opened(socket: number): void {
    this.live = socket;
    this.renewals.begin(this.subscriptions.live(this.clock.now()));
  }

  /** There will be no new socket: what waits for it may go out all the same. */
  moveFailed(): void {
    for (const query of this.held) query.hold = 'in vain';
  }

  /** Nothing can be asked any more, or again. */
  refuses(tag: FaultTag | null): void {
    this.refusing = tag;
    if (tag !== null) for (const query of this.held) this.#end(query, { kind: 'failed', tag });
  }

  /** It never went out, and waits for its turn again. */
  unsent(query: ModelQuery): void {
    query.out = null;
    this.moving.add(query);
    rejoinLine(this.line, query);
  }

  /** The socket is no more, for that reason. */
  gone(socket: number, how: 'drops' | 'limits' | 'disruptions' | 'spoilt', tag: FaultTag): void {
    const owed = this.sockets.on(socket).owedAt(this.clock.elapsed());
    this.sockets.delete(socket);
    if (this.live === socket) {
      if (how !== 'disruptions' && this.renewals.conversationOut !== null) this.subscriptions.renewalLost(this.renewals.conversationOut);
      this.live = null;
      this.renewals.begin([]);
    }
    const lost = this.out.filter((query) => query.out === socket);
    const guilty = how === 'spoilt' && owed.length === 1 && lost.some((query) => this.quarantine.has(query.id));
    if (how === 'spoilt' && this.refusing === null) this.quarantine.add(lost);
    for (const query of guilty && this.refusing === null ? lost : []) this.subscriptions.withdraw(query.conversation, query.id);
    for (const query of lost) {
      if (this.refusing !== null) this.#end(query, { kind: 'failed', tag: this.refusing });
      else if (guilty) this.#end(query, { kind: 'failed', tag });
      else this.#back(query, how === 'spoilt' ? 'besides' : how, tag);
    }
  }

  deadline(id: string): void {
    this.#giveUp(this.#query(id), 'timeout');
  }

  cancelled(id: string): void {
    this.#giveUp(this.#query(id), 'cancelled');
  }

  expired(): void {
    for (const query of this.queries.values()) if (query.deadline <= this.clock.now()) this.#giveUp(query, 'timeout');
  }

  clockSet(): void {
    for (const query of this.queries.values()) this.#askedBefore.add(query);
  }

  /** What the rules let start, were there a slot. */
  mayStart(query: ModelQuery): boolean {
    if (query.deadline <= this.clock.now()) return false;
    return this.perConversation === 'unlimited' || this.out.every((other) => other.conversation !== query.conversation);
  }

  /** The next one in line that the rules let start. A wall clock that was set doesn't tell anybody, so it is left out then. */
  get idle(): ModelQuery | undefined {
    return this.line.find((one) => this.mayStart(one) && !this.#askedBefore.has(one));
  }

  /** A conversation that there is room to renew now. */
  get renewalDue(): string | undefined {
    const room = this.live !== null && !this.limit.paused('perhaps') && this.out.length + 2 <= this.allowed;
    return room && this.renewals.out('perhaps') === 0 ? this.#next(this.renewals.certain) : undefined;
  }

  #next(renewals: readonly string[]): string | undefined {
    return renewals.find((one) => this.subscriptions.renewalOf(one) !== null && this.out.every((query) => query.conversation !== one));
  }

  #renewed({ conversation, id }: ModelQuery, socket: number): void {
    const next = this.#next(this.renewals.waiting);
    if (next !== conversation) this.broken.push(`${conversation} was renewed, next was ${next ?? 'none'}`);
    if (this.subscriptions.renewalOf(conversation) !== id) this.broken.push(`${id} was renewed, which isn't the conversation's last`);
    if (this.renewals.out('surely') === 1) this.broken.push(`${id} was renewed beside another`);
    if (this.limit.paused('surely') || this.out.length + 2 > this.allowed) this.broken.push(`${id} was renewed without room`);
    const ahead = this.idle;
    if (ahead !== undefined) this.broken.push(`${id} was renewed ahead of ${ahead.id}`);
    this.renewals.sent(socket, id, conversation);
    this.subscriptions.renewed(conversation, id);
  }

  #pushed(conversation: string, id: string | null, documents: readonly string[]): void {
    if (id === null) return;
    const news = this.subscriptions.news(conversation, documents, this.clock.now());
    if (news.length > 0) this.unasked.push(`push ${id}: ${news.join()}`);
  }

  /** The agent signs out: nothing is left of it but the socket numbers. */
  signedOut(): void {
    this.refuses('signed-out');
    this.limit.reset();
    this.subscriptions.clear();
    this.renewals.begin([]);
  }

  isPatient(query: ModelQuery, how: 'surely' | 'perhaps'): boolean {
    return isPatient(query, this.clock.elapsed(), how);
  }

  /** Without a queryId, an answer on that socket might be another one that the conversation is owed. */
  #owes(socket: number, conversation: string): boolean {
    return this.perConversation === 'one-at-a-time' && this.sockets.on(socket).owes(conversation, this.clock.elapsed());
  }

  #giveUp(query: ModelQuery, kind: 'timeout' | 'cancelled'): void {
    if (query.end !== null) return;
    const owed = typeof query.out !== 'number' ? undefined : this.sockets.on(query.out).owed.find((one) => one.id === query.id && one.purpose === 'query');
    if (owed !== undefined) owed.givenUp = { at: this.clock.elapsed(), answer: kind === 'timeout' ? 'show' : 'discard' };
    if (owed !== undefined && kind === 'cancelled') this.subscriptions.withdraw(query.conversation, query.id);
    this.#end(query, { kind });
  }

  #back(query: ModelQuery, how: 'drops' | 'limits' | 'disruptions' | 'besides', tag: FaultTag): void {
    query[how] += 1;
    this.subscriptions.withdraw(query.conversation, query.id);
    if (isTriedOften(query)) this.#end(query, { kind: 'failed', tag });
    else this.unsent(query);
  }

  #end(query: ModelQuery, end: End): void {
    query.end = end;
    query.out = null;
    this.moving.add(query);
    this.line = this.line.filter((other) => other !== query);
  }

  #query(id: string): ModelQuery {
    const query = this.queries.get(id);
    if (query === undefined) throw new Error(`The gateway was sent ${id}, which nobody asked.`);
    return query;
  }
}
