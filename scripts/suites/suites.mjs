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
export const overallMs = 14.25 * minute;

/**
 * Every suite `npm test` runs, stage after stage, the cheap ones first. Those of one stage run side by side: each of
 * them keeps one core busy, and CI has two.
 * @param {string} reportDir where the runners put their reports
 * @returns {Suite[][]}
 */
export function stages(reportDir) {
  const tool = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);
  const typecheck = join(root, 'scripts', 'typecheck.mjs');
  const unit = join(reportDir, 'unit.json');
  const e2e = join(reportDir, 'e2e.json');
  /** @type {Suite[]} */
  const checks = [
    // The longest first, so that the others fit beside it.
    { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '.'], deadlineMs: 3 * minute },
    { name: 'type check, current Electron', args: [typecheck, 'current'], deadlineMs: 3 * minute },
    { name: 'type check, floor Electron', args: [typecheck, 'floor'], deadlineMs: 3 * minute },
  ];
  /** @type {Suite} */
  const units = {
    name: 'unit',
    args: [tool('vitest', 'vitest.mjs'), 'run', '-c', join('config', 'vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
    deadlineMs: 5 * minute,
    report: { file: unit, read: readVitest },
  };
  /** @type {Suite} */
  const wholes = {
    name: 'end to end',
    args: [tool('@playwright', 'test', 'cli.js'), 'test', '-c', join('config', 'playwright.config.ts'), '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2e },
    deadlineMs: 10 * minute,
    report: { file: e2e, read: readPlaywright },
  };
  return [checks, [units], [wholes], [{ name: 'soak, 1 minute', args: [join(root, 'scripts', 'soak.mjs'), '--minutes', '1'], deadlineMs: 3 * minute }]];
}
