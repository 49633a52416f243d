import type { FakeClock } from '../../support/fake-clock';

/** A message of the gateway says whose it is by these. */
export interface Marks {
  readonly conversation: string | null;
  /** The query's identifier, where the gateway echoes it. */
  readonly queryId: string | null;
}

/** A SUBSCRIBE the gateway owes an answer. */
export interface Owed {
  readonly id: string;
  readonly conversation: string;
  readonly purpose: 'query' | 'renewal';
  /** Whether its identifier went with it. */
  readonly queryId: 'send' | 'keep';
  /** null while its agent waits; `at` is elapsed time. */
  givenUp: { readonly at: number; readonly answer: 'show' | 'discard' } | null;
}

const lateMs = 60_000;

/** Which query does an answer settle? The rule of the protocol, for one socket. */
export class OwedOnSocket {
  /** Oldest first. */
  owed: Owed[] = [];
  /** Conversations of which an answer was given up for good. */
  readonly forgotten = new Set<string>();

  /** A query that is sent again is owed one answer, which is for whoever waits now: both were the same question. */
  add(owed: Owed): void {
    const before = this.owed.findIndex(({ id, purpose }) => id === owed.id && purpose === owed.purpose);
    if (before === -1) this.owed.push(owed);
    else this.owed[before] = owed;
  }

  /** True while an answer may come that somebody wants to see; what was given up for good ends nothing. */
  get awaited(): boolean {
    return this.forgotten.size > 0 || this.owed.some(({ purpose, givenUp }) => purpose === 'query' && givenUp?.answer !== 'discard');
  }

  /** True while an answer for that conversation may come. */
  owes(conversation: string, elapsed: number): boolean {
    return this.owed.some((one) => one.conversation === conversation && (one.givenUp === null || elapsed - one.givenUp.at <= lateMs));
  }

  /** Takes what a message with these marks settles; `repeated` where it names one that isn't owed. */
  take({ conversation, queryId }: Marks, elapsed: number): Owed | 'none' | 'repeated' {
    this.#forgetExpired(elapsed);
    const named = this.owed.find((one) => one.queryId === 'send' && one.id === queryId && one.purpose === 'query');
    const oldest = this.owed.find((one) => one.conversation === conversation);
    if (named === undefined && queryId !== null && oldest?.queryId === 'send') return 'repeated';
    const taken = named ?? oldest;
    this.owed = this.owed.filter((one) => one !== taken);
    return taken ?? 'none';
  }

  /** What is owed at that moment, whoever wants it. */
  owedAt(elapsed: number): readonly Owed[] {
    this.#forgetExpired(elapsed);
    return this.owed;
  }

  /** Gives up the only query that is waited for, where nothing else is owed: its answer is nobody's then. */
  giveUpOnly(elapsed: number): Owed | undefined {
    this.#forgetExpired(elapsed);
    const [only, ...others] = this.owed;
    if (only === undefined || others.length > 0 || only.purpose !== 'query' || only.givenUp !== null) return undefined;
    only.givenUp = { at: elapsed, answer: 'discard' };
    return only;
  }

  #forgetExpired(elapsed: number): void {
    const expired = this.owed.filter(({ givenUp }) => givenUp !== null && elapsed - givenUp.at > lateMs);
    for (const one of expired) this.forgotten.add(one.conversation);
    this.owed = this.owed.filter((one) => !expired.includes(one));
  }
}

/** What is owed on each socket. */
export class SocketsModel {
  readonly #owed = new Map<number, OwedOnSocket>();

  on(socket: number): OwedOnSocket {
    const owed = this.#owed.get(socket) ?? new OwedOnSocket();
    this.#owed.set(socket, owed);
    return owed;
  }

  get(socket: number): OwedOnSocket | undefined {
    return this.#owed.get(socket);
  }

  delete(socket: number): void {
    this.#owed.delete(socket);
  }
}

/** How many may be out at once: halved by each "too much", given back one by one, nothing during a pause. */
export class LimitModel {
  most = 5;
  #cap: number | null = null;
  /** Elapsed milliseconds at which each pause ends. */
  #pauses: number[] = [];
  #inARow = 0;

  constructor(
    private readonly clock: FakeClock,
    private readonly random: number,
  ) {}

  get allowed(): number {
    return Math.min(this.#cap ?? this.most, this.most);
  }

  /** `perhaps`: also in the very moment in which a pause ends. */
  paused(how: 'surely' | 'perhaps'): boolean {
    const elapsed = this.clock.elapsed();
    return this.#pauses.some((end) => (how === 'surely' ? end > elapsed : end >= elapsed));
  }

  halve(): void {
    this.#cap = Math.max(1, Math.floor(this.allowed / 2));
  }

  limited(retryAfterMs: number | null): void {
    const jitter = Math.floor(this.random * Math.min(30_000, 1_000 * 2 ** this.#inARow));
    this.#pauses.push(this.clock.elapsed() + (retryAfterMs ?? jitter));
    this.#inARow += 1;
    this.halve();
  }

  succeeded(): void {
    this.#inARow = 0;
    if (this.#cap !== null) this.#cap = this.#cap + 1 >= this.most ? null : this.#cap + 1;
  }

  reset(): void {
    this.#cap = null;
    this.#pauses = [];
    this.#inARow = 0;
  }
}

interface Subscribed {
  /** The query that subscribed it; null where nobody wants to hear more. */
  id: string | null;
  /** The one that did before it. */
  before: string | null;
  /** Connections that were lost while its renewal was out. */
  lost: number;
  /** Wall time of the last word. */
  at: number;
  readonly known: Set<string>;
}

const liveForMs = 30 * 60_000;

/** What each conversation asked last, and which documents it has seen. */
export class SubscriptionModel {
  readonly #conversations = new Map<string, Subscribed>();

  asked(conversation: string, id: string, now: number): void {
    const last = this.#conversations.get(conversation);
    this.#conversations.delete(conversation);
    this.#conversations.set(conversation, { id, before: last?.id ?? last?.before ?? null, lost: 0, at: now, known: last?.known ?? new Set<string>() });
  }

  withdraw(conversation: string, id: string): void {
    const subscribed = this.#conversations.get(conversation);
    if (subscribed?.id === id) subscribed.id = null;
  }

  idOf(conversation: string): string | null {
    return this.#conversations.get(conversation)?.id ?? null;
  }

  renewalOf(conversation: string): string | null {
    const subscribed = this.#conversations.get(conversation);
    return subscribed?.id ?? subscribed?.before ?? null;
  }

  renewed(conversation: string, id: string): void {
    const subscribed = this.#conversations.get(conversation);
    if (subscribed !== undefined) subscribed.id = id;
  }

  /** Twice in a row ends it. */
  renewalLost(conversation: string): void {
    const subscribed = this.#conversations.get(conversation);
    if (subscribed === undefined) return;
    subscribed.lost += 1;
    if (subscribed.lost >= 2) Object.assign(subscribed, { id: null, before: null });
  }

  /** Those of the documents that are new to it. */
  news(conversation: string, documents: readonly string[], now: number): readonly string[] {
    const subscribed = this.#conversations.get(conversation);
    if (subscribed === undefined) return documents;
    subscribed.lost = 0;
    const news = documents.filter((one) => !subscribed.known.has(one));
    if (news.length > 0) subscribed.at = now;
    for (const one of documents) subscribed.known.add(one);
    return news;
  }

  /** The conversations that go on, the newest first. */
  live(now: number): string[] {
    return [...this.#conversations].filter(([, { id, before, at }]) => (id ?? before) !== null && now - at <= liveForMs).map(([conversation]) => conversation).reverse();
  }

  clear(): void {
    this.#conversations.clear();
  }
}

const renewalDueMs = 15_000;

/** Live conversations are subscribed again on a new connection, one at a time. */
export class RenewalModel {
  /** Conversations, next first. */
  waiting: readonly string[] = [];
  /** 20 are renewed at most, what went out by itself meanwhile included. */
  #bound: 'all' | 'newest' = 'all';
  #out: { readonly socket: number; readonly id: string; readonly conversation: string; readonly until: number } | null = null;

  constructor(private readonly clock: FakeClock) {}

  /** Those that wait for an answer; `perhaps`: also in the very moment in which one is given up. */
  out(how: 'surely' | 'perhaps'): 0 | 1 {
    if (this.#out === null) return 0;
    const leftMs = this.#out.until - this.clock.elapsed();
    return leftMs > 0 || (leftMs === 0 && how === 'perhaps') ? 1 : 0;
  }

  /** The conversation whose renewal waits for an answer. */
  get conversationOut(): string | null {
    return this.out('surely') === 1 ? (this.#out?.conversation ?? null) : null;
  }

  /** What is surely to be renewed yet. */
  get certain(): readonly string[] {
    return this.#bound === 'all' ? this.waiting : [];
  }

  begin(conversations: readonly string[]): void {
    this.waiting = conversations;
    this.#bound = conversations.length > 12 ? 'newest' : 'all';
    this.#out = null;
  }

  drop(conversation: string): void {
    this.waiting = this.waiting.filter((one) => one !== conversation);
  }

  sent(socket: number, id: string, conversation: string): void {
    this.drop(conversation);
    this.#out = { socket, id, conversation, until: this.clock.elapsed() + renewalDueMs };
  }

  over(socket: number, id: string): void {
    if (this.#out?.socket === socket && this.#out.id === id) this.#out = null;
  }
}
