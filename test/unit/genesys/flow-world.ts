import type { Failure } from '../../../src/main/genesys/session/failure';
import type { GatewayConnection, SocketEnd, SocketListener } from '../../../src/main/genesys/realtime/socket';
import type { TokenSource } from '../../../src/main/genesys/token';
import { err, ok, type Result } from '../../../src/shared/domain/result';
import type { FakeClock } from '../../support/fake-clock';
import { Deferred } from '../../support/turns';

/** A SUBSCRIBE as a gateway's end of a socket has it; the text names the query. */
export interface Received {
  readonly id: string;
  readonly conversation: string;
  readonly queryId: string | null;
}

interface SocketWatcher {
  received(socket: FlowSocket, message: Received): void;
  /** Our side closes it. */
  closes(socket: FlowSocket): void;
}

/** A socket in memory, whose other end the test is. */
export class FlowSocket implements GatewayConnection {
  stage: 'connecting' | 'open' | 'closing' | 'over' = 'connecting';
  /** What the gateway owes an answer, the oldest first. */
  owed: Received[] = [];
  /** Answers that were given on it. */
  readonly given: string[] = [];
  /** When another one took its place, in elapsed milliseconds. */
  replacedAt: number | null = null;

  constructor(
    readonly number: number,
    readonly listener: SocketListener,
    private readonly watcher: SocketWatcher,
  ) {}

  get isOpen(): boolean {
    return this.stage === 'open';
  }

  /** Closing ones included. */
  get isUp(): boolean {
    return this.stage === 'open' || this.stage === 'closing';
  }

  send(text: string): boolean {
    if (!this.isOpen) return false;
    // What we send ourselves has these fields; the wire's own test says so.
    const message = JSON.parse(text) as { conversationId: string; queryText: string; queryId?: string };
    const received = { id: message.queryText, conversation: message.conversationId, queryId: message.queryId ?? null };
    this.owed.push(received);
    this.watcher.received(this, received);
    return true;
  }

  close(): void {
    this.stage = 'over';
    this.watcher.closes(this);
  }

  open(): void {
    this.stage = 'open';
    this.listener.opened();
  }

  end(end: SocketEnd): void {
    this.stage = 'over';
    this.listener.ended(end);
  }
}

/** Tokens that come when the test says so; otherwise as the product's own: cached until due, one request at a time. */
export class FlowTokens implements Pick<TokenSource, 'get' | 'dueInMs'> {
  #current: { readonly value: string; readonly dueAt: number } | null = null;
  #request: Deferred<Result<string, Failure>> | null = null;
  #count = 0;

  constructor(private readonly clock: FakeClock) {}

  /** True while a token is asked for. */
  get wanted(): boolean {
    return this.#request !== null;
  }

  get dueInMs(): number | null {
    return this.#current === null ? null : Math.max(1_000, this.#current.dueAt - this.clock.now());
  }

  get(freshness: 'cached' | 'fresh'): Promise<Result<string, Failure>> {
    if (freshness === 'cached' && this.#current !== null && this.clock.now() < this.#current.dueAt) return Promise.resolve(ok(this.#current.value));
    if (this.#request === null) this.#current = null;
    this.#request ??= new Deferred();
    return this.#request.promise;
  }

  grant(lifeMs: number): void {
    const value = `token ${(this.#count += 1)}`;
    if (this.#request !== null) this.#current = { value, dueAt: this.clock.now() + lifeMs };
    this.#settle(ok(value));
  }

  refuse(failure: Failure): void {
    this.#settle(err(failure));
  }

  #settle(result: Result<string, Failure>): void {
    const request = this.#request;
    this.#request = null;
    request?.resolve(result);
  }
}
