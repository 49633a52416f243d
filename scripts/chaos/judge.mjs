import { mebibytes } from '../soak/judge.mjs';

/**
 * What became of the questions.
 * @typedef {object} Tally
 * @property {number} asked
 * @property {readonly string[]} missing asked, and in no record
 * @property {readonly string[]} doubled in more than one record
 * @property {number} unknown records of typed questions of which nobody heard that they were asked
 * @property {number} heldBack what gaps say was held back, because it could not be written
 *
 * @typedef {object} Moment
 * @property {number} atMs since the start
 * @property {Tally} tally
 * @property {number} memoryBytes of all the app's processes
 * @property {number} mainBytes
 * @property {number} windowBytes
 * @property {number} files descriptors of main
 * @property {number} processes
 *
 * @typedef {object} Run
 * @property {Moment} start
 * @property {Moment} middle
 * @property {Moment} end
 * @property {boolean} alive main is the process that was started
 * @property {string} connection what the window said at the end
 * @property {number} unsure questions of which nobody heard whether they were asked
 * @property {{ code: number | null, said: string }} verified what the verifier said of the trail
 */

const moreFiles = 10;
const moreMemory = { share: 0.25, bytes: 20 * 1024 * 1024 };

/**
 * @param {ReadonlySet<string>} asked ids
 * @param {readonly Record<string, any>[]} lines of the trail
 * @returns {Tally}
 */
export function tallyOf(asked, lines) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const line of lines) if (line.trigger === 'typed') times.set(line.query_id, (times.get(line.query_id) ?? 0) + 1);
  return {
    asked: asked.size,
    missing: [...asked].filter((id) => !times.has(id)),
    doubled: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    unknown: [...times.keys()].filter((id) => !asked.has(id)).length,
    heldBack: lines.reduce((sum, { event, held_back: held = 0 }) => (event === 'gap' ? sum + held : sum), 0),
  };
}

/**
 * Every rule with what was found; the run passes when all hold.
 * @param {Run} run
 * @returns {import('../soak/judge.mjs').Verdict[]}
 */
export function judge({ start, middle, end, alive, connection, unsure, verified }) {
  const { tally } = end;
  const allowed = Math.max(start.memoryBytes, middle.memoryBytes) * (1 + moreMemory.share) + moreMemory.bytes;
  return [
    { holds: alive, rule: 'main lives, the same as at the start', found: alive ? 'alive' : 'ended' },
    { holds: connection === 'live', rule: 'the window shows Connected at the end', found: connection },
    { holds: tally.asked > 0, rule: 'questions were asked', found: `${tally.asked}` },
    {
      holds: tally.missing.length <= tally.heldBack,
      rule: 'every question asked is in the audit, or counted in a gap of it',
      found: `${tally.missing.length} missing, ${tally.heldBack} counted${tally.missing[0] === undefined ? '' : `, such as ${tally.missing[0]}`}`,
    },
    { holds: tally.doubled.length === 0, rule: 'no question is in the audit twice', found: `${tally.doubled.length} doubled` },
    { holds: tally.unknown <= unsure, rule: 'the audit holds no question that was not asked', found: `${tally.unknown}, of ${unsure} asked as the window went` },
    { holds: verified.code !== 1 && verified.code !== null, rule: 'the verifier finds no fault in the trail', found: verified.said },
    { holds: end.files <= start.files + moreFiles, rule: `file descriptors of main at the end ≤ start + ${moreFiles}`, found: `${end.files}, start ${start.files}` },
    {
      holds: end.memoryBytes <= allowed,
      rule: 'memory at the end ≤ start or middle + 25 % + 20 MB',
      found: `${mebibytes(end.memoryBytes)} MB, allowed ${mebibytes(allowed)} MB`,
    },
  ];
}
