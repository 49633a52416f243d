import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuerySlots, type Attempt } from '../../../../src/main/assist/ask/query-slots';
import { FakeClock } from '../../../support/fake-clock';
import { aQuery, noon } from '../../../support/samples';

const mostAsked = 30;

/** What happens between two questions coming into line: nothing, a slot more or less, or an answer. */
const between = fc.constantFrom('nothing', 'a-slot', 'no-slot', 'an-answer', 'clock-set-back');

/** Each question’s conversation in the order of asking, and in which order they come into line. */
const arrivals = fc
  .array(fc.nat(3), { minLength: 2, maxLength: mostAsked })
  .chain((conversations) =>
    fc.record({
      conversations: fc.constant(conversations),
      arrival: fc.shuffledSubarray([...conversations.keys()], { minLength: conversations.length }),
      between: fc.array(between, { minLength: conversations.length, maxLength: conversations.length }),
    }),
  );

type Row = typeof arrivals extends fc.Arbitrary<infer T> ? T : never;

interface Ended {
  readonly order: number;
  readonly how: string;
  /** Those of its conversation that had come into line by then. */
  readonly beside: readonly number[];
}

/** Lets the questions of a row come into line, and all be answered then; how each ended. */
async function play({ conversations, arrival, between: happenings }: Row): Promise<readonly Ended[]> {
  const clock = new FakeClock(noon);
  let maxConcurrent = 0;
  const slots = new QuerySlots(clock, () => ({ maxConcurrent, perConversation: 'one-at-a-time' }), { started: () => undefined, queueChanged: () => undefined });
  const ended: Ended[] = [];
  const came: number[] = [];
  const answers: (() => void)[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const set = (to: number): void => {
    maxConcurrent = to;
    slots.advance();
  };
  for (const [index, order] of arrival.entries()) {
    const conversation = conversations[order];
    came.push(order);
    const query = aQuery({ id: String(order), conversationId: String(conversation), order: order + 1, askedAt: clock.now(), deadline: clock.now() + 86_400_000 });
    const task = (): Promise<Attempt<null>> => new Promise((resolve) => answers.push(() => resolve({ kind: 'done', value: null })));
    void slots.run(query, task).then(({ kind }) => ended.push({ order, how: kind, beside: came.filter((other) => conversations[other] === conversation) }));
    const happens = happenings[index];
    if (happens === 'a-slot') set(1);
    if (happens === 'no-slot') set(0);
    if (happens === 'an-answer') answers.shift()?.();
    if (happens === 'clock-set-back') clock.set(clock.now() - 3_600_000);
    await settle();
  }
  set(mostAsked);
  for (let next = answers.shift(); next !== undefined; next = answers.shift()) {
    next();
    await settle();
  }
  return ended;
}

describe('of the questions of a conversation, in whatever order they come into line', () => {
  it('the one asked last is answered, and each that is superseded leaves for one asked after it', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (row) => {
        const ended = await play(row);
        expect(ended).toHaveLength(row.conversations.length);
        for (const conversation of new Set(row.conversations)) {
          const last = row.conversations.lastIndexOf(conversation);
          expect(ended.find(({ order }) => order === last)?.how).toBe('done');
        }
        for (const { order, how, beside } of ended) if (how === 'superseded') expect(Math.max(...beside)).toBeGreaterThan(order);
      }),
      { numRuns: 1_000 },
    );
  });
});
