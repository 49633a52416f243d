import { join } from 'node:path';
import { everything } from './changed.mjs';
import { desktopTests, unitTests } from './test-runners.mjs';
import { root } from '../root.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} args what Node runs
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} deadlineMs
 * @property {{ file: string, read: (json: string) => import('./test-totals.mjs').Totals }} [report] its tests; without one the suite counts as one test
 *
 * @typedef {Suite[][]} Stage tracks side by side, each a row of suites one after the other
 */

const minute = 60_000;

/** What a run is meant to take at most on two cores whose packages are installed; a longer one says so. */
export const meantMs = 8 * minute;

/** All suites together end within this, whatever each may take alone: patience only, for a machine that is busy with other things. */
export const overallMs = 45 * minute;

/**
 * Every suite `npm test` runs, or those of them that a change can touch.
 * @param {string} reportDir where the runners put their reports
 * @param {import('./changed.mjs').Touched} [touched]
 * @returns {Stage[]}
 */
export function stages(reportDir, touched = everything) {
  const units = touched.unit === 'none' ? [] : [unitSuite(join(reportDir, 'unit.json'), touched.unit)];
  const long = touched.soak === 'none' ? [] : [[soakSuite(1)], [chaosSuite(1)]];
  const desktop = touched.desktop === 'none' ? [] : [[[desktopSuite(join(reportDir, 'e2e.json'), touched.desktop, touched.desktop === 'all' ? 'everyday' : 'all')]]];
  // The app that is soaked, and that of the chaos, wait most of their time. The package is made meanwhile: the end-to-end tests start it.
  const packaged = touched.desktop === 'none' ? [] : [packageSuite()];
  return [[[...checks(), ...packaged, ...units], ...long], ...desktop];
}

/** Types and style. Each of them keeps both cores busy. @returns {Suite[]} */
export function checks() {
  const typecheck = join(root, 'scripts', 'typecheck.mjs');
  return [
    { name: 'type check, current Electron', args: [typecheck, 'current'], deadlineMs: 10 * minute },
    { name: 'type check, floor Electron', args: [typecheck, 'floor'], deadlineMs: 10 * minute },
    { name: 'lint', args: [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')], deadlineMs: 10 * minute },
  ];
}

/**
 * @param {string} report
 * @param {Exclude<import('./changed.mjs').Touched['unit'], 'none'>} [files]
 * @returns {Suite}
 */
export function unitSuite(report, files = 'all') {
  return { name: 'unit', ...unitTests(report, files), deadlineMs: 15 * minute };
}

/**
 * @param {string} report
 * @param {Exclude<import('./changed.mjs').Touched['desktop'], 'none'>} [files]
 * @param {'all' | 'everyday'} [which] `everyday` leaves out what is marked as longer
 * @returns {Suite}
 */
export function desktopSuite(report, files = 'all', which = 'all') {
  return { name: 'end to end', ...desktopTests(report, [], files === 'all' ? [] : files, which), deadlineMs: 30 * minute };
}

/** Makes the unpacked package. @returns {Suite} */
function packageSuite() {
  return { name: 'package', args: [join(root, 'scripts', 'package-unpacked.mjs')], deadlineMs: 5 * minute };
}

/**
 * @param {number} minutes
 * @returns {Suite}
 */
export function soakSuite(minutes) {
  return longSuite('soak', minutes, []);
}

/**
 * The same faults in every run: a change is judged by itself.
 * @param {number} minutes
 * @returns {Suite}
 */
export function chaosSuite(minutes) {
  return longSuite('chaos', minutes, ['--seed', '7']);
}

/**
 * @param {'soak' | 'chaos'} name
 * @param {number} minutes
 * @param {readonly string[]} more
 * @returns {Suite}
 */
function longSuite(name, minutes, more) {
  const title = `${name}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return { name: title, args: [join(root, 'scripts', `${name}.mjs`), '--minutes', `${minutes}`, ...more], deadlineMs: (minutes + 5) * minute };
}
