import { Dispatcher, type Dispatched } from '../../../src/main/assist/dispatcher';
import type { UnaskedAnswer } from '../../../src/main/gateway/gateway';
import { RealtimeGateway } from '../../../src/main/gateway/realtime/realtime-gateway';
import type { Clock } from '../../../src/main/clock';
import type { Connection } from '../../../src/shared/state';
import { FakeClock } from '../../support/fake-clock';
import { aQuery, noon } from '../../support/samples';
import { turn } from '../../support/turns';
import { FlowModel, type End } from './flow-model';
import { FlowSocket, FlowTokens, type Received } from './flow-world';

export interface FlowConfig {
  readonly queryId: 'send' | 'keep';
  /** What the jitter draws each time. */
  readonly random: number;
}

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
  readonly seen = { sent: 0, settled: 0, connections: 0 };
  /** The agent signs out, or something makes the connection suspect: what is open may be closed. */
  mayDrop = false;
  #ends = new Map<string, End>();
  #unsettled = new Set<string>();
  #asking: string | null = null;
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
      },
    });
    const { gateway } = this;
    this.dispatcher = new Dispatcher({
      gateway: {
        get capacity() {
          return gateway.capacity;
        },
        ask: (query, options) => {
          this.#asking = query.id;
          const outcome = gateway.ask(query, options);
          this.#asking = null;
          return outcome;
        },
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
    for (const id of this.#unsettled) this.#compare(id);
    model.moving.clear();
    this.#equal('in flight', dispatcher.inFlight, model.out.length);
    this.#equal('waiting', dispatcher.waiting, model.line.length);
    this.#equal('unasked', this.unasked.splice(0).join('; '), model.unasked.splice(0).join('; '));
    const live = this.sockets.find((socket) => socket.number === model.live);
    if (live?.stage === 'open' && !model.limit.paused('perhaps') && dispatcher.inFlight < Math.max(1, model.limit.allowed - model.renewals.out('perhaps'))) {
      if (model.idle !== undefined) this.complain(`${model.idle.id} waits while there is room`);
    }
    for (const socket of this.sockets) {
      if (socket.stage === 'open' && socket.number !== model.live && !model.awaits(socket.number)) this.complain(`socket ${socket.number} was replaced, and nothing on it is unanswered`);
    }
    if (this.sockets.filter((socket) => socket.stage !== 'over').length > 3) this.complain('more than three sockets');
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
    this.#equal(`the queryId of ${id}`, queryId, this.config.queryId === 'send' && this.#asking === id ? id : null);
    this.model.sent(socket.number, id, this.#asking, queryId === null ? 'keep' : 'send');
  }

  #closes(socket: FlowSocket): void {
    const { model } = this;
    if (socket.number === model.live && !this.mayDrop) this.complain(`live socket ${socket.number} was closed`);
    model.gone(socket.number, 'drops', 'connection-lost');
  }

  #settled(id: string, outcome: Dispatched): void {
    this.seen.settled += 1;
    if (this.#ends.has(id)) this.complain(`${id} settled twice`);
    this.#ends.set(id, endOf(outcome));
  }

  #connectionChanged({ status, fault }: Connection): void {
    this.seen.connections += 1;
    this.model.refusing = status === 'signed-out' ? 'signed-out' : status === 'stopped' ? (fault?.tag ?? null) : null;
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
