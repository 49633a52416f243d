import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { onExit } from './setup/on-exit.mjs';
import { SetupError, duration } from './setup/progress.mjs';
import { setup } from './setup/setup.mjs';
import { calendarRows, calendarSuite, calendarTable } from './suites/calendar.mjs';
import { dayEnv, daysCanBeSet, daySentence } from './suites/days.mjs';
import { clearLeftovers } from './suites/faketime-leftovers.mjs';
import { runSuite } from './suites/run-suite.mjs';
import { lastLine, suiteLine } from './suites/test-totals.mjs';

// `npm run test:calendar [-- --only NAME]`
await runCommand(async () => {
  const chosen = calendarRows(process.argv.slice(2));
  if (!chosen.ok) throw new SetupError(chosen.sentence);
  if (!daysCanBeSet()) throw new SetupError('The clock of processes can be set on Linux only: run this there.');
  await setup({ desktop: 'needed' });
  await clearLeftovers();
  const reportDir = await mkdtemp(join(tmpdir(), 'cuecard-calendar-'));
  const removeReports = () => rmSync(reportDir, { recursive: true, force: true });
  const forget = onExit(removeReports);
  const results = [];
  try {
    for (const [index, row] of chosen.rows.entries()) {
      const suite = calendarSuite(row, reportDir);
      const started = Date.now();
      process.stdout.write(`\n── ${index + 1} of ${chosen.rows.length}: ${suite.name}\n${daySentence(row.day, started)}\n`);
      const { totals } = await runSuite({ ...suite, env: { ...suite.env, ...dayEnv(row.day, started) } }, 'shown');
      results.push({ ...row, totals, outcome: `${suiteLine(totals)} (${duration(Date.now() - started)})` });
    }
  } finally {
    removeReports();
    forget();
  }
  process.stdout.write(`\n${calendarTable(results)}\n`);
  for (const { day, part, totals } of results) for (const name of totals.failures) process.stdout.write(`  failed, ${day.name}, ${part}: ${name}\n`);
  const every = results.map(({ totals }) => totals);
  process.stdout.write(`${lastLine(every)}\n`);
  return every.some(({ failures }) => failures.length > 0) ? 1 : 0;
});
