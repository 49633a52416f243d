import { join } from 'node:path';
import { desktopTests, unitTests } from './test-runners.mjs';
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
  /** @type {Suite[]} */
  const checks = [
    { name: 'lint', args: [tool('oxlint', 'bin', 'oxlint')], deadlineMs: 3 * minute },
    { name: 'type check, current Electron', args: [typecheck, 'current'], deadlineMs: 3 * minute },
    { name: 'type check, floor Electron', args: [typecheck, 'floor'], deadlineMs: 3 * minute },
  ];
  /** @type {Suite} */
  const units = { name: 'unit', ...unitTests(join(reportDir, 'unit.json')), deadlineMs: 5 * minute };
  /** @type {Suite} */
  const wholes = { name: 'end to end', ...desktopTests(join(reportDir, 'e2e.json')), deadlineMs: 10 * minute };
  return [checks, [units], [wholes], [{ name: 'soak, 1 minute', args: [join(root, 'scripts', 'soak.mjs'), '--minutes', '1'], deadlineMs: 3 * minute }]];
}
