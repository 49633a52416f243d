import { Dispatcher, type Dispatched } from '../../../src/main/assist/ask/dispatcher';
import type { UnaskedAnswer } from '../../../src/main/genesys/gateway';
import { RealtimeGateway } from '../../../src/main/genesys/realtime/realtime-gateway';
import type { Clock } from '../../../src/main/clock';
import type { Connection } from '../../../src/shared/contract/state';
import { FakeClock } from '../../support/fake-clock';
import { aQuery, noon } from '../../support/samples';
import { turn } from '../../support/turns';
import { FlowModel } from './flow-model';
import type { End } from './flow-query';
import { FlowSocket, FlowTokens, type Received } from './flow-world';

export interface FlowConfig {
  readonly queryId: 'send' | 'keep';
  /** What the jitter draws each time. */
  readonly random: number;
}

/** So many replaced sockets may stay open, for so long. */
const mostReplaced = 3;
const replacedForMs = 120_000;

/** The real gateway and slots between a world of the test's making and a model that says what must come of it. */
export class FlowBench {
  readonly clock = new FakeClock(noon);
  readonly tokens = new FlowTokens(this.clock);
  readonly sockets: FlowSocket[] = [];
  readonly model: FlowModel;
  readonly gateway: RealtimeGateway;
  readonly dispatcher: Dispatcher;
  readonly unasked: string[] = [];
  /** Everything that happened, as far as somebody outside can tell: how often. */
  readonly seen = { sent: 0, settled: 0, connections: 0, lost: 0, unshifted: 0, held: 0, heldInVain: 0, tooMany: 0 };
  /** The agent signs out, or something makes the connection suspect: what is open may be closed. */
  mayDrop = false;
  #ends = new Map<string, End>();
  #unsettled = new Set<string>();
  #documents = 0;

  constructor(readonly config: FlowConfig) {
    const { clock, tokens } = this;
    const { queryId, random } = config;
    const perConversation = queryId === 'send' ? 'unlimited' : 'one-at-a-time';
    this.model = new FlowModel(clock, perConversation, random);
    this.gateway = new RealtimeGateway({
      tokens,
      clock,
      random: () => random,
      rules: () => ({ maxConcurrent: this.model.limit.most, queryId }),
      log: { info: () => undefined, warn: () => undefined },
      openSocket: (_token, listener) => {
        const socket = new FlowSocket(this.sockets.length + 1, listener, { received: (on, message) => this.#received(on, message), closes: (closed) => this.#closes(closed) });
        this.sockets.push(socket);
        return socket;
      },
      listener: {
        connectionChanged: (connection) => this.#connectionChanged(connection),
        capacityChanged: () => this.dispatcher.capacityChanged(),
        answeredUnasked: (answer) => this.#answeredUnasked(answer),
        alive: () => undefined,
      },
    });
    const { gateway } = this;
    this.dispatcher = new Dispatcher({
      gateway: {
        get capacity() {
          return gateway.capacity;
        },
        ask: (query, options) => gateway.ask(query, options),
      },
      clock: this.#deadlines(),
      perConversation: () => perConversation,
      listener: { started: ({ id }) => this.#started(id), queueChanged: () => undefined },
    });
  }

  ask(conversation: string, ms: number): void {
    const id = `q${this.model.queries.size + 1}`;
    const place = this.model.asked(id, conversation, ms);
    this.#unsettled.add(id);
    const now = this.clock.now();
    const query = aQuery({ id, conversationId: conversation, text: id, askedAt: now, deadline: now + ms });
    this.#due = id;
    void this.dispatcher.dispatch(query, () => undefined).then((outcome) => this.#settled(id, outcome));
    if (place === 'at the end') this.model.queued(id);
  }

  /** A document that no other answer has. */
  newDocument(): string {
    return `document ${(this.#documents += 1)}`;
  }

  /** Lets time pass as it does: what a timer brings about has settled before the next one runs. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.elapsed() + ms;
    while (this.clock.step(end - this.clock.elapsed()) === 'ran') await this.settle();
    this.clock.advance(end - this.clock.elapsed());
  }

  /** What was promised and is ready has been said; now the gateway and the model must agree. */
  async settle(): Promise<void> {
    await turn();
    const { model, dispatcher } = this;
    const live = this.sockets.find((socket) => socket.number === model.live);
    for (const query of model.held) {
      if (query.hold === null) this.complain(`${query.id} has a slot and wasn't sent`);
      else if (this.#moving && model.isPatient(query, 'surely')) continue;
      // In the very moment in which its patience ends, its slot tells whether that was noticed yet.
      else if (this.#moving && model.isPatient(query, 'perhaps') && dispatcher.inFlight >= model.out.length) continue;
      else if (live?.stage === 'open' && !model.limit.paused('perhaps')) this.complain(`${query.id} is held, and no new socket is on its way`);
      else model.unsent(query);
    }
    for (const id of this.#unsettled) this.#compare(id);
    model.moving.clear();
    this.#equal('in flight', dispatcher.inFlight, model.out.length);
    this.#equal('waiting', dispatcher.waiting, model.line.length);
    this.#equal('unasked', this.unasked.splice(0).join('; '), model.unasked.splice(0).join('; '));
    if (live?.stage === 'open' && !model.limit.paused('perhaps') && dispatcher.inFlight < Math.max(1, model.allowed - model.renewals.out('perhaps'))) {
      if (model.idle !== undefined) this.complain(`${model.idle.id} waits while there is room`);
    }
    for (const socket of this.sockets) {
      if (socket.stage === 'open' && socket.number !== model.live && model.sockets.get(socket.number)?.awaited !== true) this.complain(`socket ${socket.number} was replaced, and nothing on it is unanswered`);
    }
    if (this.#replaced.length > mostReplaced) this.complain(`${this.#replaced.length} replaced sockets are open`);
    if (this.sockets.filter((socket) => socket.stage === 'connecting').length > 1) this.complain('more than one socket is connecting');
  }

  /** A new socket, or the token for it, is on its way beside the live one. */
  get #moving(): boolean {
    return this.model.live !== null && (this.tokens.wanted || this.sockets.some((socket) => socket.stage === 'connecting'));
  }

  /** The oldest first. */
  get #replaced(): FlowSocket[] {
    return this.sockets.filter((socket) => socket.isUp && socket.number !== this.model.live);
  }

  complain(what: string): void {
    this.model.broken.push(what);
  }

  #compare(id: string): void {
    const query = this.model.queries.get(id);
    const actual = this.#ends.get(id) ?? null;
    this.#equal(id, JSON.stringify(actual), JSON.stringify(query?.end));
    if (actual !== null) this.#unsettled.delete(id);
    else if ((query?.dueAt ?? 0) < this.clock.elapsed()) this.complain(`${id} is past its deadline and hasn't settled`);
  }

  #equal(what: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) this.complain(`${what}: ${String(actual)}, not ${String(expected)}`);
  }

  /** The slots' clock: each query's own timer says whose it is. */
  #due = '';
  #deadlines(): Clock {
    return {
      now: () => this.clock.now(),
      elapsed: () => this.clock.elapsed(),
      after: (ms, task) => {
        const id = this.#due;
        return this.clock.after(ms, () => {
          this.model.deadline(id);
          task();
        });
      },
    };
  }

  #started(id: string): void {
    const { model, dispatcher } = this;
    model.started(id, dispatcher.inFlight);
    const live = this.sockets.find((socket) => socket.number === model.live);
    if (model.refusing === null && live?.stage !== 'open') this.complain(`${id} started on a socket that is closing`);
  }

  #received(socket: FlowSocket, { id, queryId }: Received): void {
    this.seen.sent += 1;
    const query = this.model.queries.get(id);
    this.#equal(`the queryId of ${id}`, queryId, this.config.queryId === 'send' && query?.out === 'held' ? id : null);
    if (query?.out === 'held' && query.hold !== null) this.seen[query.hold === 'in vain' ? 'heldInVain' : 'held'] += 1;
    this.model.sent(socket.number, id, { queryId: queryId === null ? 'keep' : 'send', moving: this.#moving });
  }

  #closes(socket: FlowSocket): void {
    const { model } = this;
    if (socket.number === model.live && !this.mayDrop) this.complain(`live socket ${socket.number} was closed`);
    if (socket.replacedAt !== null && model.out.some((query) => query.out === socket.number)) this.#closesReplaced(socket, socket.replacedAt);
    model.gone(socket.number, 'disruptions', 'connection-lost');
  }

  /** Only the oldest of too many, or one that is old, goes with a query that is unanswered on it; or all, to connect anew. */
  #closesReplaced({ number }: FlowSocket, replacedAt: number): void {
    const others = this.#replaced;
    const tooMany = others.length >= mostReplaced && others.every((other) => other.number > number);
    if (tooMany) this.seen.tooMany += 1;
    const anew = this.mayDrop || this.model.live === null;
    if (!tooMany && !anew && this.clock.elapsed() - replacedAt < replacedForMs) this.complain(`replaced socket ${number} was closed with a query on it`);
  }

  #settled(id: string, outcome: Dispatched): void {
    this.seen.settled += 1;
    if (this.#ends.has(id)) this.complain(`${id} settled twice`);
    this.#ends.set(id, endOf(outcome));
  }

  #connectionChanged({ status, fault }: Connection): void {
    this.seen.connections += 1;
    this.model.refuses(status === 'signed-out' ? 'signed-out' : status === 'stopped' ? (fault?.tag ?? null) : null);
  }

  #answeredUnasked({ trigger, query, conversationId, results }: UnaskedAnswer): void {
    this.#equal('the conversation of an unasked answer', conversationId, query.conversationId);
    this.unasked.push(`${trigger} ${query.id}: ${results.map((result) => result.documentId).join()}`);
  }
}

function endOf(outcome: Dispatched): End {
  if (outcome.kind !== 'done') return { kind: outcome.kind };
  const { value } = outcome;
  if (value.kind === 'answered') return { kind: 'answered', documents: value.answer.results.map((result) => result.documentId) };
  if (value.kind === 'failed') return { kind: 'failed', tag: value.fault.tag };
  throw new Error('The gateway abandoned a query that the slots still held.');
}
