import { join } from 'node:path';
import { days } from './days.mjs';
import { desktopTests, unitTests } from './test-runners.mjs';

/** @typedef {'unit' | 'gallery' | 'end to end'} Part */
/** @typedef {{ day: import('./days.mjs').Day, part: Part }} Row */

/** @type {readonly Part[]} */
export const parts = ['unit', 'gallery', 'end to end'];

/** The end-to-end tests take minutes: they run before a year ends, as clocks go back in another language, and in a zone of half hours. */
const wholeDays = new Set(['in-five-days', 'new-year', 'new-york-autumn']);

const minute = 60_000;

/**
 * What `npm run test:calendar` runs, from its arguments: `--only NAME` is a day's name, a part's, or both as
 * `NAME/PART`, and may be there more than once. A part asked for by its day runs on any.
 * @param {readonly string[]} args
 * @returns {{ ok: true, rows: readonly Row[] } | { ok: false, sentence: string }}
 */
export function calendarRows(args) {
  const usual = days.flatMap((day) => parts.filter((part) => part !== 'end to end' || wholeDays.has(day.name)).map((part) => ({ day, part })));
  if (args.length === 0) return { ok: true, rows: usual };
  /** @type {Set<Row>} */
  const rows = new Set();
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index] === '--only' ? args[index + 1] : undefined;
    const found = name === undefined ? [] : rowsNamed(name, usual);
    if (found.length === 0) return { ok: false, sentence: `“${args.slice(index, index + 2).join(' ')}” isn’t known here. Say --only with a day (${days.map((day) => day.name).join(', ')}), a part (${parts.join(', ')}), or both as DAY/PART.` };
    for (const row of found) rows.add(row);
  }
  return { ok: true, rows: [...rows] };
}

/**
 * One row's suite.
 * @param {Row} row
 * @param {string} reportDir
 * @returns {import('./suites.mjs').Suite}
 */
export function calendarSuite({ day, part }, reportDir) {
  const report = join(reportDir, `${day.name}-${part}.json`);
  const runner = part === 'unit' ? unitTests(report) : desktopTests(report, [part === 'gallery' ? 'window' : 'app']);
  return { name: `${day.name}, ${part}`, ...runner, deadlineMs: (part === 'end to end' ? 40 : 20) * minute };
}

/**
 * The table a run ends with: a day a line, a part a column.
 * @param {readonly (Row & { outcome: string })[]} results
 * @returns {string}
 */
export function calendarTable(results) {
  const shown = parts.filter((part) => results.some((one) => one.part === part));
  const head = ['Day', ...shown];
  const lines = days
    .filter((day) => results.some((one) => one.day === day))
    .map((day) => [day.name, ...shown.map((part) => results.find((one) => one.day === day && one.part === part)?.outcome ?? '')]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines].map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

/**
 * @param {string} name
 * @param {readonly Row[]} usual
 * @returns {readonly Row[]}
 */
function rowsNamed(name, usual) {
  const [first = '', part] = name.split('/');
  if (part !== undefined) return days.filter((day) => day.name === first).flatMap((day) => parts.filter((one) => one === part).map((one) => ({ day, part: one })));
  return usual.filter((row) => row.day.name === first || row.part === first);
}
