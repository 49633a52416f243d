import { expect, it } from 'vitest';
import { preloadCounts } from '../../../../src/main/window/bridge/preload-counts';

it('what the preload says it refused is read, and no more of it than can be true', () => {
  const read = preloadCounts(() => 0);
  expect(read({ 'query:ask': 3, 'diagnostics:report': 7_970 })).toEqual([['query:ask', 3], ['diagnostics:report', 7_970]]);
  for (const junk of [null, 7, { unknown: 1 }, { 'query:ask': -1 }]) expect(read(junk)).toEqual([]);
});

it('is read once a second or twice, however often it is told', () => {
  let now = 0;
  const read = preloadCounts(() => now);
  let times = 0;
  for (; now < 10_000; now += 1) times += read({ 'query:ask': 1 }).length;
  expect(times).toBeLessThanOrEqual(25);
});

it('what is too large is not parsed', () => {
  expect(preloadCounts(() => 0)(Object.fromEntries(Array.from({ length: 1_000_000 }, (_one, index) => [index, 1])))).toEqual([]);
});
