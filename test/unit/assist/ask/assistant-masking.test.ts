import { beforeEach, describe, expect, it } from 'vitest';
import { someSettings, aResult } from '../../../support/samples';
import { turn } from '../../../support/turns';
import { AssistantBench } from '../bench';

let bench: AssistantBench;
beforeEach(() => {
  bench = new AssistantBench();
});

const cards = ['4111 1111 1111 1111', '5500 0000 0000 0004'] as const;

/** All that became visible, was sent or was written down. */
const everything = (): string => JSON.stringify([bench.views, bench.written, bench.shown, bench.asked.map(({ query }) => query)]);

describe('personal data in a question', () => {
  it('is seen by nobody behind the assistant', async () => {
    const { queryId, settled } = bench.type(`was ${cards[0]} refunded`);
    bench.last.answer([aResult()]);
    await settled;
    expect(bench.last.query.text).toBe('was [card number] refunded');
    expect(bench.viewOf(queryId)).toMatchObject({ status: 'PASS', text: 'was [card number] refunded', masked: [{ kind: 'card', start: 4, end: 17 }] });
    expect(everything()).not.toContain('1111');
  });

  it('is seen by nobody where the question is refused', async () => {
    const onlyThat = bench.type(cards[0]);
    bench.settings = someSettings({ gateway: { knowledgeSources: [] } });
    const noBase = bench.type(`was ${cards[0]} refunded`);
    const tooLong = bench.type(`${cards[0]} ${'x'.repeat(600)}`);
    expect(await Promise.all([onlyThat.settled, noBase.settled, tooLong.settled])).toEqual(['REJECTED', 'REJECTED', 'REJECTED']);
    expect(bench.asked).toEqual([]);
    expect(bench.viewOf(onlyThat.queryId)).toMatchObject({ text: '[card number]', fault: { tag: 'query-only-personal-data' } });
    expect(bench.viewOf(noBase.queryId)).toMatchObject({ text: 'was [card number] refunded', masked: [{ kind: 'card' }] });
    expect(everything()).not.toContain('1111');
  });

  it('makes no other question of it: one answer does for all cards', async () => {
    const first = bench.type(`was ${cards[0]} refunded`);
    bench.last.answer([aResult()]);
    await first.settled;
    expect(await bench.type(`was ${cards[1]} refunded`).settled).toBe('PASS');
    await turn();
    expect(bench.asked).toHaveLength(1);
  });
});
