import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { onExit } from './setup/on-exit.mjs';
import { duration } from './setup/progress.mjs';
import { setup } from './setup/setup.mjs';
import { overallMs, suites } from './suites/suites.mjs';
import { lastLine, suiteLine } from './suites/test-totals.mjs';
import { root } from './root.mjs';

await runCommand(async () => {
  await setup({ desktop: 'needed' });
  const reportDir = await mkdtemp(join(tmpdir(), 'cuecard-test-'));
  const removeReports = () => rmSync(reportDir, { recursive: true, force: true });
  const forget = onExit(removeReports);
  const until = Date.now() + overallMs;
  const results = [];
  try {
    const all = suites(reportDir);
    for (const [index, suite] of all.entries()) {
      say(`\n── suite ${index + 1} of ${all.length}: ${suite.name}`);
      const started = Date.now();
      const totals = await run({ ...suite, deadlineMs: Math.min(suite.deadlineMs, until - Date.now()) });
      results.push({ suite, totals, took: Date.now() - started });
      say(`── ${suite.name}: ${suiteLine(totals)} (${duration(Date.now() - started)})`);
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

/**
 * Runs one suite to its end or its deadline.
 * @param {import('./suites/suites.mjs').Suite} suite
 * @returns {Promise<import('./suites/test-totals.mjs').Totals>}
 */
async function run(suite) {
  if (suite.deadlineMs <= 0) return { passed: 0, failures: [`no time was left of the ${duration(overallMs)} for all suites`], skips: [] };
  const failure = await ends(suite);
  if (!suite.report) return failure ? { passed: 0, failures: [failure], skips: [] } : { passed: 1, failures: [], skips: [] };

  const json = await readFile(suite.report.file, 'utf8').catch(() => undefined);
  if (json === undefined) return { passed: 0, failures: [`no report of its tests${failure && `, and ${failure}`}`], skips: [] };
  const totals = suite.report.read(json);
  if (totals.passed + totals.failures.length === 0) totals.failures.push('it ran no test');
  // A runner may fail for something outside its tests, such as an error nobody caught.
  else if (failure && totals.failures.length === 0) totals.failures.push(failure);
  return totals;
}

/**
 * @param {import('./suites/suites.mjs').Suite} suite
 * @returns {Promise<string>} what went wrong, '' when it ended well
 */
function ends({ args, env, deadlineMs }) {
  return new Promise((resolve) => {
    const grouped = process.platform !== 'win32';
    const runner = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, detached: grouped, stdio: ['ignore', 'inherit', 'inherit'] });
    const signal = (/** @type {NodeJS.Signals} */ name) => {
      try {
        if (runner.pid !== undefined) process.kill(grouped ? -runner.pid : runner.pid, name);
      } catch {
        // It has ended.
      }
    };
    const forget = onExit(() => signal('SIGTERM'));
    let overran = false;
    // First a chance to clear up: an end-to-end test has an app and a desktop running.
    const ask = setTimeout(() => {
      overran = true;
      signal('SIGTERM');
    }, deadlineMs);
    const insist = setTimeout(() => signal('SIGKILL'), deadlineMs + 20_000);
    const settle = (/** @type {string} */ failure) => {
      clearTimeout(ask);
      clearTimeout(insist);
      forget();
      resolve(overran ? `it was stopped after ${duration(deadlineMs)}` : failure);
    };
    runner.once('error', (error) => settle(error.message));
    runner.once('exit', (code, killedBy) => settle(code === 0 ? '' : `it ended with ${killedBy ?? code}`));
  });
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
