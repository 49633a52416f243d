import { join } from 'node:path';
import { readPlaywright, readVitest } from './test-totals.mjs';
import { root } from '../root.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} args what Node runs
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} deadlineMs
 * @property {{ file: string, read: (json: string) => import('./test-totals.mjs').Totals }} [report] its tests; without one the suite counts as one test
 */

const minute = 60_000;

/** All suites together end within this, whatever each may take alone. */
export const overallMs = 14 * minute;

/**
 * Every suite `npm test` runs, in order: the cheap ones first.
 * @param {string} reportDir where the runners put their reports
 * @returns {Suite[]}
 */
export function suites(reportDir) {
  const tool = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);
  const typecheck = join(root, 'scripts', 'typecheck.mjs');
  const unit = join(reportDir, 'unit.json');
  const e2e = join(reportDir, 'e2e.json');
  return [
    { name: 'type check, current Electron', args: [typecheck, 'current'], deadlineMs: 2 * minute },
    { name: 'type check, floor Electron', args: [typecheck, 'floor'], deadlineMs: 2 * minute },
    { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '.'], deadlineMs: 2 * minute },
    {
      name: 'unit',
      args: [tool('vitest', 'vitest.mjs'), 'run', '-c', join('config', 'vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
      deadlineMs: 5 * minute,
      report: { file: unit, read: readVitest },
    },
    {
      name: 'end to end',
      args: [tool('@playwright', 'test', 'cli.js'), 'test', '-c', join('config', 'playwright.config.ts'), '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2e },
      deadlineMs: 8 * minute,
      report: { file: e2e, read: readPlaywright },
    },
    { name: 'soak, 1 minute', args: [join(root, 'scripts', 'soak.mjs'), '--minutes', '1'], deadlineMs: 3 * minute },
  ];
}
