/**
 * What the app's processes hold at one moment.
 * @typedef {object} Figures
 * @property {number} processes
 * @property {number} memoryBytes of all processes (PSS without files), shared memory shared out
 * @property {number} heapBytes main's JavaScript heap in use
 * @property {number} files file descriptors of main
 * @property {number} timers of main, those that keep it alive
 * @property {ReadonlyMap<string, number>} resources what else keeps main alive, by kind
 * @property {number} listeners of main, on every emitter that lives as long as it does
 *
 * @typedef {object} Moment
 * @property {number} atMs since the start
 * @property {Figures} figures
 * @property {import('./tally.mjs').Tally} tally
 *
 * @typedef {object} Soaked
 * @property {Moment} start
 * @property {Moment} middle
 * @property {Moment} end
 * @property {string} connection what the window shows at the end
 * @property {readonly string[]} complaints lines of error in the app's log, crashes, faults nobody expected
 *
 * @typedef {{ holds: boolean, rule: string, found: string }} Verdict
 */

const moreFiles = 10;
const moreTimers = 5;
const megabyte = 1024 * 1024;
const moreMemory = { share: 0.25, bytes: 20 * megabyte };

/**
 * Every rule of the soak with what was found; it passes when all hold.
 * @param {Soaked} soaked
 * @returns {Verdict[]}
 */
export function judge({ start, middle, end, connection, complaints }) {
  const { tally, figures } = end;
  const allowed = middle.figures.memoryBytes * (1 + moreMemory.share) + moreMemory.bytes;
  return [
    none('every question asked is in the audit', tally.open, 'missing'),
    none('no question is in the audit twice', tally.doubled, 'doubled'),
    none('the audit holds no typed question that was not asked', tally.unknown, 'unknown'),
    none('the window says of every question what the audit says, once', tally.disagreeing, 'differing'),
    { holds: tally.asked > 0, rule: 'questions were asked', found: `${tally.asked}` },
    { holds: connection === 'live', rule: 'the window shows Connected at the end', found: connection },
    { holds: tally.unexpected === 0 && complaints.length === 0, rule: 'no error in the log, no crash, nothing “unexpected”', found: complaints[0] ?? `${tally.unexpected} records` },
    atMost(`file descriptors of main at the end ≤ start + ${moreFiles}`, figures.files, start.figures.files + moreFiles),
    atMost(`timers of main at the end ≤ start + ${moreTimers}`, figures.timers, start.figures.timers + moreTimers),
    { holds: figures.listeners === start.figures.listeners, rule: 'listeners of main at the end = start', found: `${figures.listeners}, start ${start.figures.listeners}` },
    {
      holds: figures.memoryBytes <= allowed,
      rule: `memory at the end ≤ middle + ${moreMemory.share * 100} % + ${moreMemory.bytes / megabyte} MB`,
      found: `${mebibytes(figures.memoryBytes)} MB, allowed ${mebibytes(allowed)} MB`,
    },
  ];
}

/** @param {number} bytes */
export function mebibytes(bytes) {
  return (bytes / megabyte).toFixed(0);
}

/**
 * @param {string} rule
 * @param {readonly string[]} ids
 * @param {string} word
 * @returns {Verdict}
 */
function none(rule, ids, word) {
  return { holds: ids.length === 0, rule, found: ids.length === 0 ? `0 ${word}` : `${ids.length} ${word}, such as ${ids[0]}` };
}

/**
 * @param {string} rule
 * @param {number} value
 * @param {number} most
 * @returns {Verdict}
 */
function atMost(rule, value, most) {
  return { holds: value <= most, rule, found: `${value}, allowed ${most}` };
}
