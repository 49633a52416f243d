import { join } from 'node:path';
import { readPlaywright, readVitest } from './test-totals.mjs';
import { root } from '../root.mjs';

/** @typedef {Pick<import('./suites.mjs').Suite, 'args' | 'env' | 'report'>} Runner */

/**
 * The unit tests, in plain Node.
 * @param {string} report where the runner puts its report
 * @param {'all' | readonly string[]} [files] those that import one of these, or are one
 * @returns {Runner}
 */
export function unitTests(report, files = 'all') {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return {
    args: [
      vitest,
      ...(files === 'all' ? ['run'] : ['related', '--run', ...files]),
      ...['-c', join('config', 'vitest.config.ts'), '--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    report: { file: report, read: readVitest },
  };
}

/**
 * The end-to-end tests and the gallery's, in the real Electron.
 * @param {string} report where the runner puts its report
 * @param {readonly ('app' | 'window')[]} [projects] all, unless some are named
 * @param {readonly string[]} [files] paths of tests, or folders of them; all, unless some are named
 * @param {'all' | 'everyday'} [which] `everyday` leaves out what is marked as longer (test/support/effort.ts), and looks at less of each state
 * @returns {Runner}
 */
export function desktopTests(report, projects = [], files = [], which = 'all') {
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return {
    args: [playwright, 'test', '-c', join('config', 'playwright.config.ts'), '--reporter=list,json', ...projects.map((name) => `--project=${name}`), ...(which === 'everyday' ? ['--grep-invert=@longer'] : []), ...files.map(literally)],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(which === 'everyday' && { CUECARD_GALLERY: 'everyday' }) },
    report: { file: report, read: readPlaywright },
  };
}

/** Playwright takes a file's name for a pattern. @param {string} path */
function literally(path) {
  return path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
