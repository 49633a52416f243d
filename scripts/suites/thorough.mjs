import { join } from 'node:path';
import { chaosSuite, checks, desktopSuite, soakSuite, unitSuite } from './suites.mjs';
import { root } from '../root.mjs';

const minute = 60_000;

/** What a run is meant to take at most; a longer one says so. */
export const meantMs = 60 * minute;

/** All suites together end within this. */
export const overallMs = 120 * minute;

/** Tells tests to do all that they are made for: the unit tests' long forms (test/support/effort.ts), every picture of the gallery. */
const full = { CUECARD_THOROUGH: '1', CUECARD_GALLERY: 'all' };

/** @type {readonly (readonly [script: string, args?: readonly string[]])[]} */
const benches = [['outbox'], ['relevance'], ['audit', ['10000', '100000']], ['window']];

/**
 * Every suite of `npm run test:thorough`, one after the other, so that what is measured has the machine for itself.
 * @param {string} reportDir where the runners put their reports
 * @returns {import('./suites.mjs').Stage[]}
 */
export function stages(reportDir) {
  /** @type {import('./suites.mjs').Suite[]} */
  const suites = [
    ...checks(),
    { ...unitSuite(join(reportDir, 'unit.json')), deadlineMs: 30 * minute },
    { ...desktopSuite(join(reportDir, 'e2e.json')), deadlineMs: 30 * minute },
    soakSuite(10),
    chaosSuite(10),
    ...benches.map(([name, args = []]) => ({ name: `bench:${name}`, args: [join(root, 'scripts', `bench-${name}.mjs`), ...args], deadlineMs: 10 * minute })),
  ];
  return suites.map((suite) => [[{ ...suite, env: { ...suite.env, ...full } }]]);
}
