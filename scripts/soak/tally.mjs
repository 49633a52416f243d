/**
 * What the soak reads of an audit record.
 * @typedef {{ query_id: string, trigger: string, governance_status: string, error?: string }} AuditLine
 *
 * @typedef {object} Tally
 * @property {number} asked questions the app took
 * @property {ReadonlyMap<string, number>} byKind audit records of typed questions by how they settled
 * @property {number} unasked records of answers nobody waited for: late ones and pushes
 * @property {readonly string[]} open asked, and not written down (yet)
 * @property {readonly string[]} doubled written down more than once
 * @property {readonly string[]} unknown written down, and never asked
 * @property {ReadonlyMap<string, number>} windowByKind how the window first said they ended
 * @property {readonly string[]} disagreeing the window said another ending than the audit, none, or one more than a late answer brought
 * @property {number} unexpected records with the fault "unexpected"
 */

/**
 * Counts what became of each question: the audit is the truth, the window what the agent saw.
 * @param {ReadonlySet<string>} asked query ids
 * @param {readonly AuditLine[]} records
 * @param {ReadonlyMap<string, readonly string[]>} endings what the window said of each question, in order
 * @returns {Tally}
 */
export function tallyOf(asked, records, endings) {
  const typed = records.filter(({ trigger }) => trigger === 'typed');
  /** @type {Map<string, AuditLine[]>} */
  const recordsOf = new Map();
  for (const record of typed) recordsOf.set(record.query_id, [...(recordsOf.get(record.query_id) ?? []), record]);
  /** @type {Map<string, string[]>} */
  const laterOf = new Map();
  const unasked = records.filter(({ trigger }) => trigger === 'late' || trigger === 'push');
  for (const { query_id, governance_status } of unasked) laterOf.set(query_id, [...(laterOf.get(query_id) ?? []), governance_status]);
  const settled = [...recordsOf].filter(([id]) => asked.has(id));
  return {
    asked: asked.size,
    byKind: counted(typed.map(({ governance_status }) => governance_status)),
    unasked: unasked.length,
    open: [...asked].filter((id) => !recordsOf.has(id)),
    doubled: settled.filter(([, own]) => own.length > 1).map(([id]) => id),
    unknown: [...recordsOf.keys()].filter((id) => !asked.has(id)),
    windowByKind: counted([...endings].flatMap(([id, said]) => (asked.has(id) ? said.slice(0, 1) : []))),
    disagreeing: settled.filter(([id, own]) => !sameEnding(own, laterOf.get(id), endings.get(id))).map(([id]) => id),
    unexpected: records.filter(({ error }) => error === 'unexpected').length,
  };
}

/**
 * @param {readonly AuditLine[]} records of the typed question
 * @param {readonly string[]} [later] how its late answers were judged
 * @param {readonly string[]} [said]
 */
function sameEnding(records, later = [], said = []) {
  const [first, ...afterwards] = said;
  if (first === undefined) return false;
  // The window gets the newest state: what was so for a moment, while it drew, it may never have seen.
  const late = first === records[0]?.governance_status ? afterwards : said;
  return late.length <= later.length && late.every((status) => later.includes(status));
}

/**
 * @param {readonly string[]} words
 * @returns {Map<string, number>}
 */
function counted(words) {
  const counts = new Map();
  for (const word of [...words].sort()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
