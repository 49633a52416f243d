import process from 'node:process';
import { duration } from '../setup/progress.mjs';
import { runSuite } from './run-suite.mjs';
import { suiteLine } from './test-totals.mjs';

/**
 * Runs stage after stage. Of a stage the tracks run side by side, and of a track the suites one after the other. Tells
 * on the terminal how each went.
 * @param {readonly import('./suites.mjs').Stage[]} stages
 * @param {number} overallMs what all of them may take together
 * @returns {Promise<import('./summary.mjs').Result[]>} in the order in which the suites are listed
 */
export async function runStages(stages, overallMs) {
  const until = performance.now() + overallMs;
  const count = stages.flat(2).length;
  const results = [];
  let shown = 0;
  for (const stage of stages) {
    const alone = stage.length === 1;
    if (!alone) say(`\n── side by side: ${stage.map((track) => track.map(({ name }) => name).join(', then ')).join(' | ')}`);
    const run = async (/** @type {import('./suites.mjs').Suite} */ suite) => {
      const title = () => `\n── suite ${(shown += 1)} of ${count}: ${suite.name}`;
      if (alone) say(title());
      const started = performance.now();
      const { totals, output } = await runSuite({ ...suite, deadlineMs: Math.min(suite.deadlineMs, until - started) }, alone ? 'shown' : 'held');
      const tookMs = performance.now() - started;
      // What runs beside others is shown whole once it has ended, or nobody could tell whose line is whose.
      if (!alone) process.stdout.write(`${title()}\n${output}`);
      say(`── ${suite.name}: ${suiteLine(totals)} (${duration(tookMs)})`);
      return { name: suite.name, totals, tookMs };
    };
    const tracks = stage.map(async (track) => {
      const ended = [];
      for (const suite of track) ended.push(await run(suite));
      return ended;
    });
    results.push(...(await Promise.all(tracks)).flat());
  }
  return results;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
