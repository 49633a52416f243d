import { describe, expect, it } from 'vitest';
import { missesOf, tableOf, type Judged } from '../../bench/relevance/figures';
import { abcdFolder, hasAbcd, readParaphrases } from '../../support/abcd';

function judged(subflow: string, titles: readonly string[], part: Partial<Judged['outcome']> = {}): Judged {
  return { text: `about ${subflow}`, flow: 'Flow', subflow, outcome: { status: titles.length > 0 ? 'PASS' : 'EMPTY', titles, confidences: [], tookMs: 10, ...part } };
}

describe('the figures of a relevance run', () => {
  const run = [judged('A', ['A', 'B']), judged('A', ['B', 'C', 'A']), judged('A', ['B', 'C', 'D', 'A']), judged('A', []), judged('A', [], { status: 'REJECTED', tookMs: 1 })];

  it('are shares of the questions asked, whether or not they were answered', () => {
    const lines = tableOf('Some', run).map((line) => line.trim().split(/\s{2,}/u));
    expect(lines[1]).toEqual(['asked', 'answered', 'hit', 'top 1', 'top 3']);
    expect(lines[2]).toEqual(['Flow', '5', '4', '60 %', '20 %', '40 %']);
    expect(lines[3]?.slice(1)).toEqual(lines[2]?.slice(1));
  });

  it('take the time of what was answered', () => {
    const slow = Array.from({ length: 20 }, (_, index) => judged('A', ['A'], { tookMs: index + 1 }));
    expect(tableOf('Some', [...slow, judged('A', [], { status: 'TIMEOUT', tookMs: 15_000 })]).at(-1)).toContain('median 10.0 ms, p95 19.0 ms');
  });

  it('name what missed', () => {
    expect(missesOf(run)).toEqual(['  A: about A → B, C, D', '  A: about A → EMPTY', '  A: about A → REJECTED']);
  });
});

const present = hasAbcd(abcdFolder);
it.skipIf(!present)(`the paraphrases are at least two for every guideline${present ? '' : ' (skipped: the ABCD data is not beside the clone)'}`, async () => {
  const paraphrases = await readParaphrases(abcdFolder);
  const counts = new Map<string, number>();
  for (const { subflow } of paraphrases) counts.set(subflow, (counts.get(subflow) ?? 0) + 1);
  expect(counts.size).toBe(55);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(2);
  expect(new Set(paraphrases.map(({ text }) => text)).size).toBe(paraphrases.length);
  // Each names a guideline that there is.
  expect(paraphrases.filter(({ flow }) => flow === '?')).toEqual([]);
});
