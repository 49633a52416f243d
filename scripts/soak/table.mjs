import { mebibytes } from './judge.mjs';

/**
 * The moments side by side, for a terminal.
 * @param {readonly { title: string, moment: import('./judge.mjs').Moment }[]} columns
 * @returns {string[]} lines
 */
export function tableOf(columns) {
  const moments = columns.map(({ moment }) => moment);
  const kinds = namesIn(moments.map(({ tally }) => tally.byKind));
  const said = namesIn(moments.map(({ tally }) => tally.windowByKind));
  const resources = namesIn(moments.map(({ figures }) => figures.resources));
  /** @type {[string, (moment: import('./judge.mjs').Moment) => string | number][]} */
  const rows = [
    ['at', ({ atMs }) => clock(atMs)],
    ['questions asked', ({ tally }) => tally.asked],
    ['not settled yet', ({ tally }) => tally.open.length],
    ...kinds.map((kind) => row(`audit: ${kind}`, ({ tally }) => tally.byKind.get(kind) ?? 0)),
    ['audit: late or pushed', ({ tally }) => tally.unasked],
    ...said.map((kind) => row(`window: ${kind}`, ({ tally }) => tally.windowByKind.get(kind) ?? 0)),
    ['processes', ({ figures }) => figures.processes],
    ['memory of all, MB', ({ figures }) => mebibytes(figures.memoryBytes)],
    ['heap of main, MB', ({ figures }) => mebibytes(figures.heapBytes)],
    ['file descriptors of main', ({ figures }) => figures.files],
    ['timers of main', ({ figures }) => figures.timers],
    ...resources.map((kind) => row(`${kind} of main`, ({ figures }) => figures.resources.get(kind) ?? 0)),
    ['listeners of main', ({ figures }) => figures.listeners],
  ];
  const lines = [['', ...columns.map(({ title }) => title)], ...rows.map(([name, value]) => [name, ...moments.map((moment) => String(value(moment)))])];
  return lines.map(([name = '', ...cells]) => `  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd());
}

/**
 * One line for each rule.
 * @param {readonly import('./judge.mjs').Verdict[]} verdicts
 */
export function verdictLines(verdicts) {
  return verdicts.map(({ holds, rule, found }) => `  ${holds ? 'ok    ' : 'FAILED'}  ${rule} (${found})`);
}

/**
 * "0:05", "12:40", "605:00".
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * @param {string} name
 * @param {(moment: import('./judge.mjs').Moment) => string | number} value
 * @returns {[string, (moment: import('./judge.mjs').Moment) => string | number]}
 */
function row(name, value) {
  return [name, value];
}

/** @param {readonly ReadonlyMap<string, number>[]} counts */
function namesIn(counts) {
  return [...new Set(counts.flatMap((count) => [...count.keys()]))].sort();
}
