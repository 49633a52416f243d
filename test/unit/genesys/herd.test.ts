import { beforeAll, describe, expect, it } from 'vitest';
import { howOften } from '../../support/effort';
import { expectedPerSecond, perSecond, restart, returns, seeded, type Tries } from './herd-bench';

const clients = 1_000;
const outageMs = 20_000;
const restarts = 8;

/** The same each time: clients, clock and jitter are virtual, and each restart has its number for a seed. */
const herds: Tries[] = [];
beforeAll(async () => {
  for (let seed = 1; seed <= restarts; seed += 1) herds.push(await restart(clients, outageMs, seeded(seed)));
}, 60_000);

describe('1,000 clients whose gateway restarts', () => {
  it('come back as full jitter says, second by second', () => {
    const tries = (herds[0] ?? []).flat();
    const seen = perSecond(tries);
    const expected = expectedPerSecond(clients, outageMs, seen.length);
    console.log(plot(seen, expected, tries.length));
    // Seconds with hardly a try say nothing by themselves.
    const telling = seen.map((count, second) => ({ second, count, mean: expected[second] ?? 0 })).filter(({ mean }) => mean >= 10);
    expect(telling.filter(({ count, mean }) => count > 2 * mean)).toEqual([]);
    expect(telling.filter(({ count, mean }) => Math.abs(count - mean) > 4 * Math.sqrt(mean))).toEqual([]);
    expect(tries.length).toBeCloseTo(expected.reduce((sum, count) => sum + count, 0), -2);
  });

  it('try first at moments that are uniform in the first second (Kolmogorov and Smirnov, 1 %)', () => {
    const first = (herds[0] ?? []).map((own) => own[0] ?? Number.NaN).sort((a, b) => a - b);
    expect(first.at(-1)).toBeLessThan(1_000);
    const distance = Math.max(...first.map((moment, index) => Math.max((index + 1) / clients - moment / 1_000, moment / 1_000 - index / clients)));
    // 1.63 / √n is what a uniform sample stays below 99 times of 100; the moments are whole milliseconds.
    expect(distance).toBeLessThan(1.63 / Math.sqrt(clients) + 0.001);
  });

  // The first tries fill one second. Nobody is back before the fourth, so that each of these rounds has all clients in it.
  it.each([2, 3, 4])('crowd no second of their try number %d above twice its mean', (number) => {
    const moments = herds.flatMap((tries) => tries.map((own) => own[number - 1] ?? Number.NaN));
    const seen = perSecond(moments).map((count) => count / restarts);
    const mean = clients / seen.length;
    expect(moments.every((moment) => moment < (2 ** number - 1) * 1_000)).toBe(true);
    expect(seen.filter((count) => count > 2 * mean)).toEqual([]);
  });

  it('are all back within the longest pause after the gateway is, each after its own tries', () => {
    for (const own of herds.flat()) {
      expect(own.at(-1)).toBeGreaterThanOrEqual(outageMs);
      expect(own.at(-1)).toBeLessThan(outageMs + 30_000);
      expect(own.filter((moment) => moment >= outageMs)).toHaveLength(1);
    }
  });
});

/** Long enough that every client pauses up to 30 s between tries, and that it doesn't matter any more when it began. */
const longOutageMs = 120_000;
/** The second after the first has 95 % of twice the mean: with so many it lies above it by chance in 1 of 2,500 draws, and the draw is the same each time. */
const longRestarts = howOften({ quick: 20, full: 60 });
/** What a stationary herd with pauses uniform in 30 s has in each second: the time that is left of a pause has the density 2/30 · (1 − t/30). */
const left = Array.from({ length: 30 }, (_, second) => longRestarts * clients * (2 / 30) * (1 - (second + 0.5) / 30));

describe('1,000 clients whose gateway is back after a long outage', () => {
  it('crowd no second but the first above twice the mean, and come as full jitter says (chi-squared, 1 %)', async () => {
    const moments = await returns(longRestarts * clients, longOutageMs, seeded(1));
    const seen = left.map(() => 0);
    for (const moment of moments) seen[Math.floor(moment / 1_000)] = (seen[Math.floor(moment / 1_000)] ?? 0) + 1;
    const mean = moments.length / left.length;
    const distance = left.reduce((sum, expected, second) => sum + ((seen[second] ?? 0) - expected) ** 2 / expected, 0);
    console.log(plotReturns(seen, mean, distance));
    expect(seen).toHaveLength(30);
    expect(seen.slice(1).filter((count) => count > 2 * mean)).toEqual([]);
    // What 29 degrees of freedom stay below 99 times of 100.
    expect(distance).toBeLessThan(49.6);
  }, 60_000);
});

/** A line for each second after the gateway is back: how many clients of 1,000 come back in it, on the mean. */
function plotReturns(seen: readonly number[], mean: number, distance: number): string {
  const mark = Math.round((2 * mean) / longRestarts);
  const lines = seen.map((count, second) => {
    const each = count / longRestarts;
    return `${String(second).padStart(3)} s ${each.toFixed(1).padStart(5)}  ${'█'.repeat(Math.round(each)).padEnd(mark, ' ')}│`;
  });
  return [
    `${longRestarts} times ${clients} clients, gateway away for ${longOutageMs / 1_000} s: reconnects in each second after it is back. One █ is one client, │ is twice the mean.`,
    ...lines,
    `Held against the density 2/30 · (1 − t/30): chi-squared ${distance.toFixed(1)} with 29 degrees of freedom.`,
  ].join('\n');
}

/** A line for each second: how many tries, what full jitter predicts. */
function plot(seen: readonly number[], expected: readonly number[], tries: number): string {
  const mean = tries / seen.length;
  const perMark = 16;
  const lines = seen.map((count, second) => {
    const at = Math.round((expected[second] ?? 0) / perMark);
    const bar = '█'.repeat(Math.round(count / perMark)).padEnd(at, ' ');
    return `${String(second).padStart(3)} s ${String(count).padStart(5)}  ${bar.slice(0, at)}│${bar.slice(at)}`;
  });
  return [
    `${clients} clients, gateway away for ${outageMs / 1_000} s: ${tries} tries to reconnect. One █ is ${perMark} tries, │ is the mean that full jitter predicts for that second.`,
    ...lines,
    `The mean over all ${seen.length} seconds, from the first try to the last, is ${mean.toFixed(0)}. The early seconds lie above twice that by design: the first`,
    'three pauses are at most 1, 2 and 4 s. Hence each second is held against its own prediction, and each round of tries against its own mean.',
  ].join('\n');
}
