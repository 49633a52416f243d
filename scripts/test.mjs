import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { onExit } from './setup/on-exit.mjs';
import { duration } from './setup/progress.mjs';
import { setup } from './setup/setup.mjs';
import { runSuite } from './suites/run-suite.mjs';
import { overallMs, stages } from './suites/suites.mjs';
import { lastLine, suiteLine } from './suites/test-totals.mjs';

await runCommand(async () => {
  await setup({ desktop: 'needed' });
  const reportDir = await mkdtemp(join(tmpdir(), 'cuecard-test-'));
  const removeReports = () => rmSync(reportDir, { recursive: true, force: true });
  const forget = onExit(removeReports);
  const until = Date.now() + overallMs;
  const results = [];
  try {
    const all = stages(reportDir);
    const count = all.flat().length;
    let shown = 0;
    for (const stage of all) {
      const runs = stage.map(async (suite) => {
        const title = () => `\n── suite ${(shown += 1)} of ${count}: ${suite.name}`;
        const alone = stage.length === 1;
        if (alone) say(title());
        const started = Date.now();
        const { totals, output } = await runSuite({ ...suite, deadlineMs: Math.min(suite.deadlineMs, until - Date.now()) }, alone ? 'shown' : 'held');
        const took = Date.now() - started;
        // What runs beside others is shown whole once it has ended, or nobody could tell whose line is whose.
        if (!alone) process.stdout.write(`${title()}\n${output}`);
        say(`── ${suite.name}: ${suiteLine(totals)} (${duration(took)})`);
        return { suite, totals, took };
      });
      results.push(...(await Promise.all(runs)));
    }
  } finally {
    removeReports();
    forget();
  }

  say('\nSummary');
  for (const { suite, totals, took } of results) say(`  ${suite.name.padEnd(30)} ${suiteLine(totals)} (${duration(took)})`);
  for (const { suite, totals } of results) for (const name of totals.skips) say(`  skipped, ${suite.name}: ${name}`);
  for (const { suite, totals } of results) for (const name of totals.failures) say(`  failed, ${suite.name}: ${name}`);
  const every = results.map(({ totals }) => totals);
  say(lastLine(every));
  return every.some(({ failures }) => failures.length > 0) ? 1 : 0;
});

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
