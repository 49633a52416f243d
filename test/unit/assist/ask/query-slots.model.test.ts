import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuerySlots, queueBound, type Attempt } from '../../../../src/main/assist/ask/query-slots';
import { FakeClock } from '../../../support/fake-clock';
import { aQuery } from '../../../support/samples';
import { Deferred } from '../../../support/turns';

type Action =
  | { readonly do: 'ask'; readonly conversation: number; readonly ms: number }
  | { readonly do: 'answer' | 'fail' | 'cancel'; readonly which: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'limit'; readonly to: number }
  | { readonly do: 'let-settle' };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), conversation: fc.nat(5), ms: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'fail' as const, 'cancel' as const), which: fc.nat(1_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('limit' as const), to: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'let-settle' as const }) },
);

interface Asked {
  readonly conversation: number;
  settlements: number;
}

/** What was asked, and what of it the slots started, ended and still hold. */
class Bench {
  readonly clock = new FakeClock();
  readonly asked: Asked[] = [];
  readonly answers = new Map<number, Deferred<number>>();
  readonly broken: string[] = [];
  readonly slots: QuerySlots;
  limit = 3;
  /** Tasks that were started and have neither settled nor been told to end. */
  readonly #running = new Set<number>();

  constructor(private readonly perConversation: 'one-at-a-time' | 'unlimited') {
    this.slots = new QuerySlots(this.clock, () => ({ maxConcurrent: this.limit, perConversation }), {
      started: (query) => this.#checkStart(Number(query.id)),
      queueChanged: (waiting) => {
        if (waiting.some(({ place }, index) => place !== index + 1)) this.broken.push('places are not 1, 2, 3 …');
        if (waiting.length > queueBound) this.broken.push('the queue is over its bound');
      },
    });
  }

  ask(conversation: number, ms: number): void {
    const number = this.asked.length;
    const entry: Asked = { conversation, settlements: 0 };
    this.asked.push(entry);
    const query = aQuery({ id: String(number), conversationId: String(conversation), deadline: this.clock.now() + ms });
    const ended = (): boolean => this.#running.delete(number);
    const task = (signal: AbortSignal): Promise<Attempt<number>> => {
      const answer = new Deferred<number>();
      this.answers.set(number, answer);
      signal.addEventListener('abort', ended);
      return answer.promise.then((value) => ({ kind: 'done' as const, value })).finally(ended);
    };
    const settled = (): number => (entry.settlements += 1);
    this.slots.run(query, task).then(settled, settled);
  }

  /** After every action: the slots in use are those of the running tasks, never more, never fewer. */
  check(): void {
    if (this.slots.inFlight < this.#running.size) this.broken.push(`${this.#running.size} run in ${this.slots.inFlight} slots`);
    if (this.slots.inFlight < 0) this.broken.push('a slot was given back twice');
  }

  #checkStart(number: number): void {
    const { conversation, settlements } = this.asked[number] ?? { conversation: -1, settlements: 1 };
    const ofConversation = [...this.#running].filter((other) => this.asked[other]?.conversation === conversation);
    this.#running.add(number);
    if (this.#running.size > this.limit) this.broken.push(`${this.#running.size} in flight, ${this.limit} allowed`);
    if (this.slots.inFlight > this.limit) this.broken.push('more slots taken than there are');
    if (this.perConversation === 'one-at-a-time' && ofConversation.length > 0) this.broken.push('two of a conversation in flight');
    if (settlements > 0) this.broken.push('started after it settled');
  }
}

async function act(bench: Bench, one: Action): Promise<void> {
  const pick = (which: number): number => (bench.asked.length === 0 ? -1 : which % bench.asked.length);
  switch (one.do) {
    case 'ask':
      bench.ask(one.conversation, one.ms);
      break;
    case 'answer':
      bench.answers.get(pick(one.which))?.resolve(one.which);
      break;
    case 'fail':
      bench.answers.get(pick(one.which))?.reject(new Error('no answer'));
      break;
    case 'cancel':
      bench.slots.cancel(String(pick(one.which)));
      break;
    case 'pass':
      bench.clock.advance(one.ms);
      break;
    case 'limit':
      bench.limit = one.to;
      break;
    case 'let-settle':
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

describe.each(['one-at-a-time', 'unlimited'] as const)('the slots, %s in a conversation, under any interleaving', (perConversation) => {
  it('keep their limits, settle each query exactly once and leak none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 80 }), async (actions) => {
        const bench = new Bench(perConversation);
        for (const one of actions) {
          await act(bench, one);
          bench.check();
        }
        // Every deadline passes: whatever was left out there has to come to its end.
        bench.clock.advance(1_000);
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        expect(bench.broken).toEqual([]);
        expect(bench.asked.map((one) => one.settlements)).toEqual(bench.asked.map(() => 1));
        expect({ inFlight: bench.slots.inFlight, waiting: bench.slots.waiting, timers: bench.clock.pending }).toEqual({ inFlight: 0, waiting: 0, timers: 0 });
      }),
      { numRuns: 1_000 },
    );
  });
});
