import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { onExit } from '../setup/on-exit.mjs';
import { duration } from '../setup/progress.mjs';
import { overallMs } from './suites.mjs';
import { root } from '../root.mjs';

/**
 * Runs one suite to its end or its deadline.
 * @param {import('./suites.mjs').Suite} suite
 * @param {'shown' | 'held'} words whether its words are shown as they come, or given back
 * @returns {Promise<{ totals: import('./test-totals.mjs').Totals, output: string }>}
 */
export async function runSuite(suite, words) {
  if (suite.deadlineMs <= 0) return { totals: failed(`no time was left of the ${duration(overallMs)} for all suites`), output: '' };
  const { failure, output } = await ends(suite, words);
  if (!suite.report) return { totals: failure ? failed(failure) : { passed: 1, failures: [], skips: [], times: [] }, output };

  const json = await readFile(suite.report.file, 'utf8').catch(() => undefined);
  if (json === undefined) return { totals: failed(`no report of its tests${failure && `, and ${failure}`}`), output };
  const totals = suite.report.read(json);
  if (totals.passed + totals.failures.length === 0) totals.failures.push('it ran no test');
  // A runner may fail for something outside its tests, such as an error nobody caught.
  else if (failure && totals.failures.length === 0) totals.failures.push(failure);
  return { totals, output };
}

/**
 * @param {string} failure
 * @returns {import('./test-totals.mjs').Totals}
 */
function failed(failure) {
  return { passed: 0, failures: [failure], skips: [], times: [] };
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {'shown' | 'held'} words
 * @returns {Promise<{ failure: string, output: string }>} what went wrong, '' when it ended well, and what was held
 */
function ends({ args, env, deadlineMs }, words) {
  return new Promise((resolve) => {
    const grouped = process.platform !== 'win32';
    const said = words === 'held' ? 'pipe' : 'inherit';
    const runner = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, detached: grouped, stdio: ['ignore', said, said] });
    let output = '';
    for (const stream of [runner.stdout, runner.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
        output += chunk;
      });
    }
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
      resolve({ failure: overran ? `it was stopped after ${duration(deadlineMs)}` : failure, output });
    };
    runner.once('error', (error) => settle(error.message));
    // Held words are whole once their pipes are closed; shown ones may have a grandchild hold them open.
    runner.once(words === 'held' ? 'close' : 'exit', (code, killedBy) => settle(code === 0 ? '' : `it ended with ${killedBy ?? code}`));
  });
}
