import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { onExit } from './setup/on-exit.mjs';
import { setup } from './setup/setup.mjs';
import { readArguments } from './suites/arguments.mjs';
import { everything, touchedBy } from './suites/changed.mjs';
import { chosenDay, daySentence, onDay } from './suites/days.mjs';
import { clearLeftovers } from './suites/faketime-leftovers.mjs';
import { runStages } from './suites/run-stages.mjs';
import { meantMs, overallMs, stages } from './suites/suites.mjs';
import { summary } from './suites/summary.mjs';
import { changesSince, testFiles } from './suites/working-tree.mjs';

// `npm test [-- [--changed [BASE]] [--day NAME]]`
await runCommand(async () => {
  const started = performance.now();
  const asked = readArguments(process.argv.slice(2));
  if (!asked.ok) return wrongUse(asked.sentence);
  const { changed } = asked.options;
  const chosen = chosenDay(asked.options.day);
  if (!chosen.ok) return wrongUse(chosen.sentence);
  const since = changed && (await changesSince(changed.base));
  if (since && !since.ok) return wrongUse(since.sentence);

  await setup({ desktop: 'needed' });
  const touched = since ? touchedBy(since.changes, await testFiles()) : everything;
  if (since) say(told(since.base, since.changes.length, touched));
  const reportDir = await mkdtemp(join(tmpdir(), 'cuecard-test-'));
  const removeReports = () => rmSync(reportDir, { recursive: true, force: true });
  const forget = onExit(removeReports);
  try {
    const now = Date.now();
    const shownDay = daySentence(chosen.day, now);
    say(shownDay);
    if (chosen.day !== null) await clearLeftovers();
    const results = await runStages(onDay(stages(reportDir, touched), chosen.day, now), overallMs);
    say(`\n${shownDay}\n${summary(results, { tookMs: performance.now() - started, meantMs }).join('\n')}`);
    return results.some(({ totals }) => totals.failures.length > 0) ? 1 : 0;
  } finally {
    removeReports();
    forget();
  }
});

/**
 * @param {string} base
 * @param {number} count
 * @param {import('./suites/changed.mjs').Touched} touched
 */
function told(base, count, touched) {
  const words = Object.entries(touched).map(([suite, what]) => `${suite} ${typeof what === 'string' ? what : `by ${what.length} files`}`);
  return `${count} files differ from ${base}; they can touch: ${words.join(', ')}`;
}

/** @param {string} sentence */
function wrongUse(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
