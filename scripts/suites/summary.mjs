import { duration } from '../setup/progress.mjs';
import { lastLine, suiteLine } from './test-totals.mjs';

/** @typedef {{ name: string, totals: import('./test-totals.mjs').Totals, tookMs: number }} Result */

const slowestShown = 10;

/**
 * What a run ends with: each suite, skips, failures, the slowest tests of all, whether it took longer than it is meant to,
 * and the line that counts the tests.
 * @param {readonly Result[]} results
 * @param {{ tookMs: number, meantMs: number }} time the whole run's, set-up included
 * @returns {string[]} lines
 */
export function summary(results, { tookMs, meantMs }) {
  const longest = Math.max(30, ...results.map(({ name }) => name.length + 1));
  const slowest = results
    .flatMap(({ name, totals }) => totals.times.map((test) => ({ ...test, suite: name })))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, slowestShown);
  return [
    'Summary',
    ...results.map(({ name, totals, tookMs: took }) => `  ${name.padEnd(longest)} ${suiteLine(totals)} (${duration(took)})`),
    `  ${'all, with the set-up'.padEnd(longest)} ${duration(tookMs)}${tookMs > meantMs ? `, longer than the ${duration(meantMs)} that a run on two cores is meant to take at most` : ''}`,
    ...results.flatMap(({ name, totals }) => totals.skips.map((test) => `  skipped, ${name}: ${test}`)),
    ...(slowest.length > 0 ? ['The slowest tests'] : []),
    ...slowest.map(({ ms, suite, name }) => `  ${(ms / 1_000).toFixed(1).padStart(6)} s  ${suite}: ${name}`),
    // Last, where they are looked for.
    ...results.flatMap(({ name, totals }) => totals.failures.map((test) => `  failed, ${name}: ${test}`)),
    lastLine(results.map(({ totals }) => totals)),
  ];
}
