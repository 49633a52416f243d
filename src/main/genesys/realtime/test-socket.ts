import { randomUUID } from 'node:crypto';
import type { KnowledgeSource } from '../../../shared/domain/knowledge';
import { fault, type Fault } from '../../../shared/domain/fault';
import { err, ok, type Result } from '../../../shared/domain/result';
import type { Failure } from '../session/failure';
import { Slices, type Steps } from '../../slices';
import { GatewaySocket, type SocketEnd, type SocketOptions } from './socket';
import { frameInSteps, subscribeMessage, type Incoming } from './wire';

/** What is asked to see whether a knowledge base answers: nobody’s question, and nothing of its answer is shown. */
export const testQuestion = 'help';

/** A connection for testing: it can be asked, and is closed when the test is over. */
export class TestSocket {
  readonly #waiting = new Map<string, (outcome: Result<number, Fault>) => void>();
  #end: Fault | null = null;

  private constructor(private readonly socket: GatewaySocket) {}

  /** Opens one, within the 10 s an upgrade may take, or fails by what a session would fail by. */
  static open(options: SocketOptions, signal: AbortSignal): Promise<Result<TestSocket, Failure>> {
    return new Promise((resolve) => {
      const settle = (result: Result<TestSocket, Failure>): void => {
        signal.removeEventListener('abort', cancelled);
        resolve(result);
      };
      const cancelled = (): void => {
        socket.close();
        settle(err({ fault: fault('signed-out'), remedy: 'stop', retryAfterMs: null }));
      };
      const slices = new Slices({ clock: options.clock, onBusy: (busy) => socket.hold(busy === 'busy' ? 'hold' : 'go-on') });
      const read = function* (text: string): Steps {
        for (const message of yield* frameInSteps(text, options.clock.now())) test.#heard(message);
      };
      // oxlint-disable-next-line require-yield -- It is one step.
      const ended = function* (end: SocketEnd): Steps {
        test.#over(end.fault);
        settle(err(end));
      };
      const socket: GatewaySocket = new GatewaySocket(options, {
        opened: () => settle(ok(test)),
        message: (text) => slices.run(read(text)),
        proved: () => undefined,
        ended: (end) => slices.run(ended(end)),
      });
      const test = new TestSocket(socket);
      signal.addEventListener('abort', cancelled, { once: true });
      if (signal.aborted) cancelled();
    });
  }

  get isOpen(): boolean {
    return this.socket.isOpen;
  }

  /** Asks these knowledge bases; resolves with the number of results. Waits for ever unless the signal ends it. */
  ask(sources: readonly KnowledgeSource[], language: string, signal: AbortSignal): Promise<Result<number, Fault>> {
    // A conversation of its own, so that an answer can only be its own, too.
    const conversationId = `connection-test-${randomUUID()}`;
    return new Promise((resolve) => {
      const settle = (outcome: Result<number, Fault>): void => {
        this.#waiting.delete(conversationId);
        signal.removeEventListener('abort', cancelled);
        resolve(outcome);
      };
      const cancelled = (): void => settle(err(fault('signed-out')));
      signal.addEventListener('abort', cancelled, { once: true });
      this.#waiting.set(conversationId, settle);
      const query = { id: conversationId, conversationId, text: testQuestion, sources, maxResults: 1, confidenceThreshold: 0, language };
      if (!this.socket.send(subscribeMessage(query, { queryId: 'keep' }))) settle(err(this.#end ?? fault('connection-lost')));
      if (signal.aborted) cancelled();
    });
  }

  close(): void {
    this.#over(fault('signed-out'));
    this.socket.close();
  }

  #heard(message: Incoming): void {
    if (message.kind === 'unusable') return;
    const { conversationId, kind } = message;
    // An error that names nobody is everybody’s: nothing else is asked here.
    const everybodys = conversationId === null && kind === 'error' ? [...this.#waiting.values()] : [];
    const meant = conversationId === null ? everybodys : [this.#waiting.get(conversationId)];
    for (const settle of meant) settle?.(heard(message));
  }

  #over(reason: Fault): void {
    this.#end ??= reason;
    for (const settle of [...this.#waiting.values()]) settle(err(reason));
  }
}

/** How many results an answer has, whether or not they can be read; or what it fails by. */
function heard(message: Exclude<Incoming, { kind: 'unusable' }>): Result<number, Fault> {
  if (message.kind === 'unread') return err(fault('gateway-error', 'an answer was not understood'));
  if (message.kind === 'error') return err(message.code === '429' ? fault('gateway-limited') : fault('gateway-error', message.code ?? undefined));
  return ok(message.results.length + Object.values(message.dropped).reduce((sum, count) => sum + count, 0));
}
