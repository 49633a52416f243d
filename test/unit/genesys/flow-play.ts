import { closedSocket, refusedUpgrade, type Failure } from '../../../src/main/genesys/session/failure';
import type { Action, End, Message } from './flow-actions';
import { FlowAnswers } from './flow-answers';
import type { FlowBench } from './flow-bench';
import type { FlowSocket, Received } from './flow-world';

/** Plays actions on a bench; the gateway's end of every socket is here. */
export class FlowPlay {
  readonly #answers: FlowAnswers;
  #settingsChanged = false;

  constructor(private readonly bench: FlowBench) {
    this.#answers = new FlowAnswers(bench);
  }

  async act(action: Action): Promise<void> {
    const { bench } = this;
    await this.#do(action);
    await bench.settle();
    if (action.do === 'stop') this.#checkNothingLeft();
    if (action.do === 'limit') this.#settingsChanged = true;
    if (action.do === 'pass' && action.ms > 0) this.#checkRenewals();
    bench.mayDrop = false;
  }

  /** However it went so far: once everything goes well, the next query is answered with what was found for it. */
  async end(): Promise<void> {
    const { bench } = this;
    for (const socket of this.#sockets('open')) if (socket.stage === 'closing') this.#receive(socket, [], closedSocket(1006));
    await bench.settle();
    await bench.pass(600_000);
    for (let tries = 0; tries < 5 && this.#liveSocket === undefined; tries += 1) {
      bench.gateway.start();
      bench.gateway.retryNow();
      await this.act({ do: 'connect', lifeMs: 3_600_000 });
      await bench.pass(61_000);
    }
    bench.model.limit.most = 5;
    bench.dispatcher.capacityChanged();
    await bench.settle();
    bench.ask('the last', 15_000);
    await bench.settle();
    const live = this.#liveSocket;
    const last = live?.owed.at(-1);
    if (live === undefined || last?.conversation !== 'the last') {
      bench.complain('the last query never went out');
      return;
    }
    this.#answer(live, last, last.queryId);
    await bench.settle();
    for (let rest = bench.model.renewals.waiting.length; rest > 0; rest -= 1) await bench.pass(15_000);
    if (bench.model.renewalDue !== undefined) bench.complain(`${bench.model.renewalDue} was never subscribed again`);
    bench.mayDrop = true;
    bench.model.signedOut();
    bench.gateway.stop();
    await bench.settle();
    this.#checkNothingLeft();
  }

  #checkNothingLeft(): void {
    const { bench } = this;
    // What a wall clock that was set has passed by still has its own timer.
    if (bench.clock.pending > bench.dispatcher.waiting) bench.complain(`${bench.clock.pending} timers are left`);
    if (bench.sockets.some((socket) => socket.stage !== 'over')) bench.complain('a socket is left open');
  }

  /** Nobody tells renewals of another limit; they go on with the next answer. */
  #checkRenewals(): void {
    const { bench } = this;
    const due = this.#settingsChanged || this.#liveSocket === undefined ? undefined : bench.model.renewalDue;
    if (due !== undefined) bench.complain(`${due} isn't subscribed again, though there is room`);
  }

  get #liveSocket(): FlowSocket | undefined {
    return this.bench.sockets.find((socket) => socket.number === this.bench.model.live && socket.stage === 'open');
  }

  async #do(action: Action): Promise<void> {
    const { bench } = this;
    const { model, gateway, dispatcher, clock } = bench;
    switch (action.do) {
      case 'ask':
        bench.ask(`c${action.conversation}`, action.ms);
        return;
      case 'flood':
        for (let number = 0; number < action.count; number += 1) bench.ask(`flood ${number}`, action.ms);
        return;
      case 'lose-answers':
        for (const conversation of action.conversations) await this.#loseAnswer(`c${conversation}`, action);
        return;
      case 'cancel': {
        const id = pick([...model.queries.keys()], action.which);
        if (id === undefined) return;
        model.cancelled(id);
        dispatcher.cancel(id);
        return;
      }
      case 'receive':
        this.#receive(pick(this.#sockets('open'), action.socket), action.messages, action.end);
        return;
      case 'upgrade':
        this.#upgrade(action.refused);
        return;
      case 'token':
        if (action.refused === null) bench.tokens.grant(action.lifeMs);
        else {
          if (bench.tokens.wanted) model.moveFailed();
          bench.tokens.refuse(action.refused);
        }
        return;
      case 'connect':
        return this.#connect(action.lifeMs);
      case 'start':
        gateway.start();
        return;
      case 'stop':
        bench.mayDrop = true;
        model.signedOut();
        gateway.stop();
        return;
      case 'retry-now':
        gateway.retryNow();
        return;
      case 'expire':
        model.expired();
        dispatcher.expire();
        return;
      case 'disrupted':
        bench.mayDrop = true;
        gateway.disrupted(action.why);
        return;
      case 'closing': {
        const socket = pick(this.#sockets('open'), action.socket);
        if (socket !== undefined) socket.stage = 'closing';
        return;
      }
      case 'pong':
        pick(this.#sockets('open'), action.socket)?.listener.proved(1);
        return;
      case 'ghost':
        this.#haunt(pick(this.#sockets('over'), action.socket), action.says);
        return;
      case 'limit':
        model.limit.most = action.to;
        dispatcher.capacityChanged();
        return;
      case 'pass':
        return bench.pass(action.ms);
      case 'set-clock':
        model.clockSet();
        clock.set(clock.now() + action.ms);
        return;
    }
  }

  /** The newest first. */
  #sockets(stage: FlowSocket['stage']): FlowSocket[] {
    return this.bench.sockets.filter((socket) => socket.stage === stage || (stage === 'open' && socket.isUp)).reverse();
  }

  async #connect(lifeMs: number): Promise<void> {
    this.bench.tokens.grant(lifeMs);
    await this.bench.settle();
    this.#upgrade(null);
  }

  async #loseAnswer(conversation: string, { ms, move }: Extract<Action, { do: 'lose-answers' }>): Promise<void> {
    const { bench } = this;
    bench.ask(conversation, ms);
    await bench.settle();
    const live = this.#liveSocket;
    if (live !== undefined) for (const owed of live.owed.filter((one) => one.conversation === conversation)) this.#answers.lose(live, owed);
    await bench.pass(ms);
    bench.ask(conversation, 15_000);
    await bench.settle();
    if (move === 'done') await this.#connect(3_600_000);
    if (move === 'refused') this.#upgrade(refusedUpgrade(503, null));
  }

  #upgrade(refused: Failure | null): void {
    const [socket] = this.#sockets('connecting');
    if (socket === undefined) return;
    const { model, sockets, clock } = this.bench;
    if (refused === null) {
      for (const other of sockets) if (other.number === model.live) other.replacedAt = clock.elapsed();
      model.opened(socket.number);
      socket.open();
      return;
    }
    model.moveFailed();
    if (refused.remedy === 'limited') model.limit.halve();
    socket.end({ ...refused, code: 0 });
  }

  #receive(socket: FlowSocket | undefined, messages: readonly Message[], end: End | null): void {
    if (socket === undefined) return;
    const { model } = this.bench;
    for (const message of messages) if (socket.stage === 'open') this.#say(socket, message);
    // What came may have been the last word that was wanted of it.
    if (end === null || socket.stage === 'over') return;
    const violation = end.remedy === 'policy-violation';
    if (violation && socket.number === model.live) model.limit.halve();
    model.gone(socket.number, end.by === 'message' ? 'spoilt' : violation ? 'limits' : 'drops', end.fault.tag);
    socket.end({ ...end, code: 1006 });
  }

  #say(socket: FlowSocket, message: Message): void {
    const { bench } = this;
    switch (message.say) {
      case 'answer': {
        const asked = pick(socket.owed, message.which);
        const owed = message.order === 'any' ? asked : socket.owed.find((one) => one.conversation === asked?.conversation);
        if (owed === undefined) return;
        const queryId = message.echo === 'as-asked' ? owed.queryId : message.echo === 'none' ? null : 'nobody’s';
        const oldest = socket.owed.find((one) => one.conversation === owed.conversation);
        if (owed !== oldest || queryId !== owed.queryId) this.#answers.mixUp(socket, owed.conversation);
        this.#answer(socket, owed, queryId);
        if (message.times === 2) this.#again(socket, socket.given.length - 1);
        return;
      }
      case 'again':
        this.#again(socket, message.which);
        return;
      case 'lose': {
        const owed = pick(socket.owed, message.which);
        if (owed !== undefined) this.#answers.lose(socket, owed);
        return;
      }
      case 'push': {
        const conversation = `c${message.which % 6}`;
        this.#answers.mixUp(socket, conversation);
        this.#send(socket, { conversation, queryId: null }, bench.newDocument());
        return;
      }
      case 'unknown-conversation':
        this.#send(socket, { conversation: 'nobody’s', queryId: null }, bench.newDocument());
        return;
      case 'error':
        this.#error(socket, message);
        return;
      case 'rubbish':
        socket.listener.message(message.text);
        return;
    }
  }

  #answer(socket: FlowSocket, owed: Received, queryId: string | null): void {
    socket.owed = socket.owed.filter((one) => one !== owed);
    const on = this.bench.model.sockets.get(socket.number);
    const settled = this.#send(socket, { conversation: owed.conversation, queryId }, this.bench.newDocument());
    this.#answers.came(socket, { ...owed, on }, settled);
  }

  #again(socket: FlowSocket, which: number): void {
    const text = pick(socket.given, which);
    if (text === undefined || socket.stage !== 'open') return;
    // As #send wrote it.
    const { conversationId, queryId, results } = JSON.parse(text) as { conversationId: string; queryId?: string; results: { documentId: string }[] };
    this.#answers.mixUp(socket, conversationId);
    this.#send(socket, { conversation: conversationId, queryId: queryId ?? null }, results[0]?.documentId ?? '');
  }

  /** Says which query it settles, by the protocol. */
  #send(socket: FlowSocket, marks: { readonly conversation: string; readonly queryId: string | null }, documentId: string): string | null {
    const settled = this.bench.model.answered(socket.number, marks, [documentId]);
    const results = [{ documentId, title: 'Title', snippet: '', confidenceScore: 0.9 }];
    const text = JSON.stringify({ messageType: 'KNOWLEDGE_SEARCH_RESPONSE', conversationId: marks.conversation, results, ...(marks.queryId === null ? {} : { queryId: marks.queryId }) });
    socket.given.push(text);
    socket.listener.message(text);
    return settled;
  }

  #error(socket: FlowSocket, { which, about, code, retryAfterS }: Extract<Message, { say: 'error' }>): void {
    const owed = about === 'none' ? undefined : pick(socket.owed, which);
    if (owed !== undefined) this.#answers.mixUp(socket, owed.conversation);
    if (owed !== undefined) socket.owed = socket.owed.filter((one) => one !== owed);
    const queryId = about === 'query' ? (owed?.queryId ?? null) : null;
    this.bench.model.error(socket.number, { conversation: owed?.conversation ?? null, queryId }, code, retryAfterS === null || retryAfterS === 0 ? null : retryAfterS * 1_000);
    socket.listener.message(JSON.stringify({ messageType: 'ERROR', message: 'No.', code, conversationId: owed?.conversation, queryId, retryAfter: retryAfterS }));
  }

  #haunt(socket: FlowSocket | undefined, says: Extract<Action, { do: 'ghost' }>['says']): void {
    if (socket === undefined) return;
    const { bench } = this;
    const seen = (): string => JSON.stringify([bench.seen, bench.unasked, bench.gateway.capacity, bench.dispatcher.inFlight, bench.dispatcher.waiting, bench.clock.pending, bench.sockets.length]);
    const before = seen();
    if (says === 'message') {
      for (const text of socket.given) socket.listener.message(text);
      socket.listener.message(JSON.stringify({ messageType: 'ERROR', message: 'Too much.', code: 429 }));
    }
    if (says === 'ended') socket.listener.ended({ fault: { tag: 'connection-lost' }, remedy: 'back-off', retryAfterMs: null, code: 1006 });
    if (says === 'opened') socket.listener.opened();
    if (says === 'proved') socket.listener.proved(1);
    if (seen() !== before) bench.complain(`socket ${socket.number}, which was gone, said ${says}, and that changed something`);
  }
}

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[which % Math.max(1, from.length)];
}
