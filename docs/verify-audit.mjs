#!/usr/bin/env node
// Verifies a Cuecard audit: a live folder of audit-*.jsonl files, or an exported bundle that lies unpacked in a folder.
// Needs Node 18 or newer and nothing else. The format, and what a verification can prove, is in audit-format.md.
//
//   node verify-audit.mjs FOLDER [--key-id=HEX] [--anchor=SEQ:HASH] [--json]
//
// --key-id  the key the audit has to be signed by (16 hex characters), got from somewhere else than the audit itself
// --anchor  number and hash of a record that the audit has to contain, got from somewhere else
// Exit codes: 0 whole, 1 a fault was found, 2 nothing is proven: no key was given, it is not signed, wrong use, or
// nothing to verify.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { closeSync, constants, createReadStream, existsSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const zeros = '0'.repeat(64);
const warnings = new Set(['clock-back', 'torn-tail', 'torn-recorded', 'held-back', 'not-signed', 'removal-unconfirmed', 'left-out-unproven', 'end-unproven']);

/**
 * @typedef {{ file: string, line: number | null, seq: number | null, tag: string, detail: string, order: number, severity: 'fault' | 'warning' }} Finding
 * @typedef {{ seq: number, prev: string, hash: string, event?: string, [field: string]: any }} Chained
 * @typedef {{ seq: number, hash: string | null, resumed?: (() => void) | null }} Head
 * @typedef {{ seq: number, hash: string, at: { file: string, line: number }, order: number, begins: boolean }} Removal
 * @typedef {{ outcome: 'whole' | 'unproven' | 'fault', why: 'not-signed' | 'key-unknown' | 'partly' | null, signer: string | null, records: number, faults: number, warnings: number, signedUpTo: { seq: number, keyId: string } | null, lastSeq: number, findings: Finding[] }} Result
 * @typedef {{ id: string, key: import('node:crypto').KeyObject, base64: string }} Key
 * @typedef {(value: any) => boolean} Type
 */

/** RFC 8785: members sorted by UTF-16 code units, numbers and texts as ECMAScript writes them. @param {any} value @returns {string} */
export function canonical(value) {
  if (typeof value === 'string' && /[\ud800-\udfff]/u.test(value)) throw new TypeError('half a surrogate pair');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('no number of JSON');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** @param {string | Buffer} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** @param {any} base64 @returns {Key | null} */
function readKey(base64) {
  if (!type('key')(base64)) return null;
  try {
    const der = Buffer.from(base64, 'base64');
    return { id: sha256(der).slice(0, 16), key: createPublicKey({ key: der, format: 'der', type: 'spki' }), base64 };
  } catch {
    return null;
  }
}

/** @param {Key} key @param {() => string} text @param {string} signature */
function isSigned(key, text, signature) {
  try {
    return verifySignature(null, Buffer.from(text()), key.key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

// The grammar of audit-format.md: its types, and the fields of each kind as it writes them.

/** @param {any} value @param {RegExp} form */
const isText = (value, form) => typeof value === 'string' && form.test(value);
/** @param {any} value */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
/** @param {any} value @param {number} bytes */
const isBase64 = (value, bytes) => isText(value, /^[A-Za-z0-9+/]+={0,2}$/) && Buffer.from(value, 'base64').length === bytes && Buffer.from(value, 'base64').toString('base64') === value;
/** @param {string} value */
const isDate = (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

/** @type {Map<string, Type>} */
const types = new Map(Object.entries({
  count: (/** @type {any} */ value) => Number.isInteger(value) && value >= 0 && value <= 999_999_999_999_999,
  seq: (/** @type {any} */ value) => Number.isInteger(value) && value >= 1 && value <= 999_999_999_999_999,
  ms: (/** @type {any} */ value) => typeof value === 'number' && value >= 0 && value <= 1e12,
  bool: (/** @type {any} */ value) => value === true || value === false,
  hash: (/** @type {any} */ value) => isText(value, /^[0-9a-f]{64}$/),
  keyid: (/** @type {any} */ value) => isText(value, /^[0-9a-f]{16}$/),
  key: (/** @type {any} */ value) => isBase64(value, 44) && Buffer.from(value, 'base64').toString('hex').startsWith('302a300506032b6570032100'),
  signature: (/** @type {any} */ value) => isBase64(value, 64),
  time: (/** @type {any} */ value) => isText(value, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$/) && isDate(value),
  word: (/** @type {any} */ value) => isText(value, /^[a-z][a-z0-9-]{0,63}$/),
  status: (/** @type {any} */ value) => isText(value, /^[A-Z][A-Z_]{0,31}$/),
  name: (/** @type {any} */ value) => typeof value === 'string' && value.length <= 200,
  text: (/** @type {any} */ value) => typeof value === 'string' && value.length <= 1_048_576,
  file: (/** @type {any} */ value) => auditFile(value) !== null,
  dropped: (/** @type {any} */ value) => isObject(value) && Object.keys(value).length <= 100 && Object.keys(value).every((one) => type('word')(one) && type('seq')(value[one])),
  texts: (/** @type {any} */ value) => isList(value, 100_000, 'text'),
  words: (/** @type {any} */ value) => isList(value, 1_000, 'word'),
  names: (/** @type {any} */ value) => isList(value, 1_000, 'name'),
  statuses: (/** @type {any} */ value) => isList(value, 20, 'status'),
  removed: (/** @type {any} */ value) => Array.isArray(value) && value.length <= 100_000 && value.every((one) => isObject(one) && wrongField(one, 'file:file first_seq:seq/null last_seq:seq/null last_hash:hash/null sha256:hash') === null),
}));

/** @param {string} name @returns {Type} */
function type(name) {
  const [plain = '', nullable] = name.split('/');
  const found = types.get(plain);
  if (!found) throw new TypeError(name);
  return nullable ? (value) => value === null || found(value) : found;
}

/** @param {any} value @param {number} most @param {string} of */
function isList(value, most, of) {
  return Array.isArray(value) && value.length <= most && value.every(type(of));
}

/** The day and number of an audit file by its name; null for another one. @param {any} name */
function auditFile(name) {
  const [, day = '', part] = (typeof name === 'string' && /^audit-([0-9]{4}-[0-9]{2}-[0-9]{2})[.]([1-9][0-9]{0,8})[.]jsonl$/.exec(name)) || [];
  return isDate(`${day}T00:00:00.000Z`) ? { name: String(name), day, part: Number(part) } : null;
}

const common = 'timestamp:time app_version:name policy_hash:name/null';
const question = 'conversation_id:text query_id:text latency_ms:ms/null results_returned:count results_validated:count cache_hit:bool governance_status:status trigger:word document_ids:texts dropped:dropped error?:word answer_of?:text';
const kinds = new Map(Object.entries({
  start: 'platform:name electron?:name key_id:keyid/null public_key:key/null',
  stop: 'reason:word',
  'ended-without-stop': 'ended_about:time/null',
  key: 'key_id:keyid public_key:key',
  checkpoint: 'at_seq:count at_hash:hash key_id:keyid signature:signature',
  retention: 'removed:removed days:seq',
  torn: 'file:file bytes:seq kept_as:name',
  gap: 'reason:word expected_seq:count/null expected_hash:hash/null found_seq:count/null found_hash:hash/null held_back?:count shown_unrecorded?:count lost_events?:words',
  feedback: 'conversation_id:text query_id:text suggestion_id:text document_id:text action:word',
  'sign-in': 'organisation:text client_id:text kept:word',
  'sign-in-failed': 'organisation:text client_id:text error:word',
  'sign-out': 'organisation:text client_id:text',
  'settings-changed': 'changed:names',
  'policy-changed': 'previous:name/null current:name/null',
  export: 'from:time/null to:time/null statuses:statuses format:name outcome?:word error?:word records:count bundle_sha256?:hash',
  verify: 'target:word outcome:word first_bad_seq?:count',
  limited: 'since:time refused:dropped',
  screen: 'screen:word because:word',
}));

/** The first of the fields that is missing or not of its type; null where all are right. @param {any} record @param {string} fields */
function wrongField(record, fields) {
  for (const field of fields.split(' ')) {
    const [name = '', of = ''] = field.split(':');
    const plain = name.replace('?', '');
    if (Object.hasOwn(record, plain) ? !type(of)(record[plain]) : plain === name) return plain;
  }
  return null;
}

/** What of a record is not of the format; null where nothing is. @param {any} record @param {1 | 2} format */
function malformed(record, format) {
  const names = Object.keys(record);
  if (names.length > 200) return 'it has too many fields';
  if (names[0] !== 'timestamp' || !names.join().endsWith(format === 1 ? ',seq,prev,hash' : ',seq,prev,digest,hash')) return 'its fields stand in another order';
  const isEvent = Object.hasOwn(record, 'event');
  if (isEvent && !type('word')(record.event)) return 'event';
  const own = isEvent ? kinds.get(record.event) : question;
  const wrong = wrongField(record, common) ?? (own === undefined ? null : wrongField(record, own));
  if (wrong !== null) return wrong;
  if (record.event !== 'start') return null;
  if (record.format !== format) return 'format';
  return (record.key_id === null) === (record.public_key === null) ? null : 'public_key';
}

/** Whether a text of JSON has more than 16 levels, or more than 150,000 commas and opening brackets; looked at before it is parsed. @param {string} text */
function isTooMuch(text) {
  let depth = 0;
  let marks = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (inText) {
      if (one === '\\') at += 1;
      else if (one === '"') inText = false;
    } else if (one === '"') inText = true;
    else if (one === '{' || one === '[') {
      if ((depth += 1) > 16 || (marks += 1) > 150_000) return true;
    } else if (one === ',') {
      if ((marks += 1) > 150_000) return true;
    } else if (one === '}' || one === ']') depth -= 1;
  }
  return false;
}

/**
 * Reads a line: `sound` where it is written byte for byte as the ledger writes, and its hash is that of what is there.
 * Null for what is no record. @param {string} text
 */
function readLine(text) {
  if (isTooMuch(text)) return null;
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(record) || !type('seq')(record.seq) || !type('hash')(record.prev) || !type('hash')(record.hash)) return null;
  const format = Object.hasOwn(record, 'digest') ? 2 : 1;
  if (format === 2 && !type('hash')(record.digest)) return null;
  const stub = Object.keys(record).join() === (format === 1 ? 'seq,prev,hash' : 'seq,prev,digest,hash');
  return { record, format: /** @type {1 | 2} */ (format), stub, proven: !stub || format === 2, sound: JSON.stringify(record) === text && isSound(record, format, stub) };
}

/** @param {any} record @param {number} format @param {boolean} stub */
function isSound({ hash, ...rest }, format, stub) {
  try {
    if (format === 1) return stub || sha256(rest.prev + canonical(rest)) === hash;
    const { seq, prev, digest, ...content } = rest;
    return sha256(`cuecard-audit-2\n${seq}\n${prev}\n${digest}\n`) === hash && (stub || sha256(canonical(content)) === digest);
  } catch {
    // RFC 8785 has no form for it, so the ledger never wrote it.
    return false;
  }
}

/** Opens a regular file: no link is followed, no pipe waited for. @param {string} path */
function openRegular(path) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = /** @type {any} */ (constants);
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error(`${path} is no regular file`);
}

/** What lies there: the size of a regular file, -1 for another thing, null for nothing. @param {string} path */
function sizeOf(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : found.isFile() ? found.size : -1;
}

/** @param {string} path @param {number} bytes */
async function* chunksOf(path, bytes) {
  const fd = openRegular(path);
  // A short file is read at once; of an empty one nothing.
  if (bytes > 65_536) return yield* createReadStream(path, { fd, end: bytes - 1 });
  const chunk = Buffer.alloc(bytes);
  let read = 0;
  for (let more = 1; more > 0 && read < bytes; read += more) more = readSync(fd, chunk, read, bytes - read, read);
  closeSync(fd);
  if (read > 0) yield chunk.subarray(0, read);
}

/** No record is longer. */
const longestLine = 2 * 1024 * 1024;

/** The lines of a file, without their line feeds; of one longer than any record not all. `torn` is what comes after the last line feed. @param {string} path @param {number} bytes */
async function* linesOf(path, bytes) {
  let line = 0;
  /** @type {Buffer[]} */ let parts = [];
  let length = 0;
  const add = (/** @type {Buffer} */ part) => {
    if (length <= longestLine) parts.push(part);
    length += part.length;
  };
  const take = (/** @type {boolean} */ torn) => {
    const taken = { line: (line += 1), bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), tooLong: length > longestLine, torn: torn && length <= longestLine };
    parts = [];
    length = 0;
    return taken;
  };
  for await (const chunk of chunksOf(path, bytes)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      from = end + 1;
      yield take(false);
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take(true);
}

/** Follows a chain. Where a record doesn't fit it can go on after it, or as if it weren't there: what follows shows which. */
class Chain {
  /** @type {Finding[]} */ findings = [];
  /** @type {Map<string, Key>} */ keys = new Map();
  /** @type {Set<string>} */ own = new Set();
  /** @type {Head | null} */ current = null;
  /** @type {Head[]} */ open = [];
  /** @type {any} */ last = null;
  /** @type {{ seq: number, hash: string } | null} */ missing = null;
  /** @type {any} */ firstAt = null;
  /** @type {any} */ lastAt = null;
  /** @type {any} */ stranger = null;
  /** @type {{ seq: number, keyId: string } | null} */ signedUpTo = null;
  records = 0;
  order = 0;
  highest = 0;
  newestTime = -Infinity;
  newestFormat = 1;
  keyLost = false;
  namedKeys = 0;

  /** @type {Removal | null} */ removal = null;
  /** @type {'not-named' | 'named' | 'confirmed'} */ beginning = 'not-named';
  /** @type {any[]} */ waiting = [];
  /** @type {any} */ unproven = null;
  counts = { fault: 0, warning: 0 };

  /** @param {{ keys: (Key | null)[], own: string[], required: string[], signedBy?: string | null | undefined, anchor?: { seq: number, hash: string } | null | undefined, bundle?: { base: any, head: any, signer: string | null } | null }} known */
  constructor({ keys, own, required, signedBy = null, anchor = null, bundle = null }) {
    this.signedBy = signedBy;
    for (const one of keys) if (one && !this.keys.has(one.id)) this.keys.set(one.id, one);
    this.own = new Set(own);
    this.trusted = own.length > 0;
    this.required = required;
    this.anchor = anchor;
    this.bundle = bundle;
    if (bundle?.base) this.current = { seq: bundle.base.seq, hash: bundle.base.hash };
  }

  /** @param {string} tag @param {{ file: string, line: number | null }} at @param {number | null} seq @returns {Finding} */
  find(tag, at, seq, detail = '', order = this.order) {
    const finding = { file: at.file, line: at.line, seq, tag, detail, order, severity: /** @type {'fault' | 'warning'} */ (warnings.has(tag) ? 'warning' : 'fault') };
    this.counts[finding.severity] += 1;
    this.findings.push(finding);
    // Nobody reads so many, and memory stays flat.
    const kept = { fault: 0, warning: 0 };
    if (this.findings.length > 10_000) this.findings = this.sorted().filter((one) => (kept[one.severity] += 1) <= 1_000);
    return finding;
  }

  /** Faults first, each in the order of the trail. */
  sorted() {
    const rank = (/** @type {Finding} */ one) => (one.severity === 'fault' ? 0 : 1);
    return [...this.findings].sort((a, b) => rank(a) - rank(b) || a.order - b.order);
  }

  /** @param {Buffer} bytes @param {{ file: string, line: number }} at */
  line(bytes, at, stubsAllowed = false) {
    this.order += 1;
    const text = bytes.toString('utf8');
    const read = Buffer.from(text).equals(bytes) ? readLine(text) : null;
    if (read === null || (read.stub && !stubsAllowed)) return this.nothing(at);
    const { record, format, stub, sound } = read;
    const link = { seq: record.seq, prev: record.prev, hash: record.hash, sound, at, order: this.order };
    if (sound && !read.proven) this.unproven = link;
    this.follow(link);
    if (!sound) return;
    if (format < this.newestFormat) this.find('malformed', at, record.seq, 'it is of format 1, and comes after one of format 2');
    this.newestFormat = Math.max(this.newestFormat, format);
    const wrong = stub ? null : malformed(record, format);
    if (wrong !== null) this.find('malformed', at, record.seq, wrong);
    this.event(stub || wrong !== null ? {} : record, at);
    if (!type('time')(record.timestamp)) return;
    const time = Date.parse(record.timestamp);
    if (time < this.newestTime - 5_000) {
      this.find('clock-back', at, record.seq, `by ${Math.round((this.newestTime - time) / 1_000)} s`);
      this.newestTime = time;
    }
    this.newestTime = Math.max(this.newestTime, time);
  }

  /** @param {{ file: string, line: number }} at */
  noLine(at) {
    this.order += 1;
    this.nothing(at);
  }

  /** @param {{ file: string, line: number }} at */
  nothing(at) {
    this.find('not-a-record', at, null);
    const current = this.current ?? { seq: 0, hash: zeros };
    this.leave(() => undefined);
    this.current = { seq: current.seq + 1, hash: null };
    this.last = null;
  }

  /** @param {any} link */
  follow(link) {
    this.firstAt ??= link.at;
    this.records += 1;
    this.take(link);
    if (!link.sound) return;
    this.lastAt = link.at;
    this.highest = Math.max(this.highest, link.seq);
    for (const point of [this.anchor, this.bundle?.head]) if (point && point.seq === link.seq && point.hash !== link.hash) this.find('rewritten', link.at, link.seq, 'another record of this number is known');
  }

  /** @param {any} link @returns {void} */
  take(link) {
    const { at, seq, prev, hash, sound } = link;
    const current = this.current ?? this.begin(link);
    const due = current.seq + 1;
    const last = this.last;
    if (this.fits(current, link)) return sound ? this.accept(link) : this.suspect(link, due, this.find('edited', at, seq), 'inserted');
    if (sound && this.resume(link)) return;
    if (!sound) return this.suspect(link, prev === current.hash ? due : seq, this.find('edited', at, seq), 'inserted');
    if (last && hash === last.hash) return void this.find('inserted', at, seq, 'it is there twice');
    if (last && seq === last.seq && prev === last.prev) return this.suspect(link, seq, this.find('inserted', last.at, last.seq, 'the next record takes the same place', last.order), 'inserted');
    if (prev === current.hash) return this.suspect(link, seq, this.find('edited', at, seq, `its number should be ${due}`), 'inserted');
    if (seq === due && last) return this.suspect(link, seq, this.find('edited', last.at, last.seq, 'its hash was made anew: the next record was tied to another', last.order), 'inserted');
    if (seq > due) return this.suspect(link, seq, this.find('deleted', at, due, `records ${due} to ${seq - 1} are missing`), 'reordered');
    return this.suspect(link, seq, this.find('inserted', at, seq, `record ${due} is due here`), 'inserted');
  }

  /** @param {Head} head @param {any} link */
  fits(head, link) {
    return link.seq === head.seq + 1 && (head.hash === null || head.hash === link.prev);
  }

  /** @param {any} link @returns {Head} */
  begin(link) {
    if (link.prev !== zeros) this.missing = { seq: link.seq - 1, hash: link.prev };
    return (this.current = { seq: link.prev === zeros ? 0 : link.seq - 1, hash: link.prev });
  }

  /** @param {any} link */
  accept(link) {
    this.open = this.open.filter((head) => head.seq !== link.seq || head.hash !== link.hash);
    this.last = link;
    this.current = { seq: link.seq, hash: link.hash };
  }

  /** @param {any} link */
  resume(link) {
    if (this.missing && link.seq === this.missing.seq && link.hash === this.missing.hash) {
      this.find('reordered', link.at, link.seq);
      this.missing = link.prev === zeros ? null : { seq: link.seq - 1, hash: link.prev };
      return true;
    }
    const head = this.open.find((one) => this.fits(one, link));
    if (!head) return false;
    this.open = this.open.filter((one) => one !== head);
    // Going back is a fault, always, whatever was found before.
    if (head.resumed) head.resumed();
    else this.find('reordered', link.at, link.seq, 'it goes on from an older record');
    this.leave(null);
    this.accept(link);
    return true;
  }

  /** @param {any} link @param {number} seq @param {Finding} finding @param {string} otherwise */
  suspect(link, seq, finding, otherwise) {
    this.leave(() => Object.assign(finding, { tag: otherwise, file: link.at.file, line: link.at.line, seq: link.seq, detail: '' }));
    this.last = link;
    this.current = { seq, hash: link.hash };
  }

  /** @param {(() => void) | null} resumed */
  leave(resumed) {
    if (this.current) this.open = [{ ...this.current, resumed }, ...this.open].slice(0, 64);
  }

  /** A record that is of the format; an empty one stands for one that isn't, or was left out. @param {any} record @param {{ file: string, line: number }} at */
  event(record, at) {
    const { seq, event } = record;
    const removal = this.directlyAfterRemoval(record);
    if (event === 'torn') this.find('torn-recorded', at, seq);
    if (event === 'retention') {
      const begins = record.removed.some((/** @type {any} */ gone) => this.missing && gone.last_seq === this.missing.seq && gone.last_hash === this.missing.hash);
      this.removal = { seq, hash: record.hash, at, order: this.order, begins };
    }
    if (event === 'gap') {
      if (record.reason === 'key-lost') {
        this.keyLost = true;
        if (!this.trusted && this.stranger) this.own.add(this.stranger.keyId);
        if (!this.trusted) this.stranger = null;
      }
      this.find(['unwritable', 'unconfirmed'].includes(record.reason) && !(record.shown_unrecorded > 0) ? 'held-back' : 'gap-recorded', at, seq, record.reason);
    }
    if ((event === 'start' || event === 'key') && record.public_key !== null) this.named(record, at);
    if (event === 'checkpoint') {
      const checkpoint = { record, at, order: this.order, removal };
      const key = this.keys.get(record.key_id);
      if (key) this.checkpoint(checkpoint, key);
      // Its key may have been named in a file that was removed since: the next start names it again.
      else if (this.keys.size === 0 && this.waiting.length < 1_000) this.waiting.push(checkpoint);
      else this.unknownKey(checkpoint);
    }
  }

  /** @param {Chained} record @param {{ file: string, line: number }} at */
  named(record, at) {
    const known = this.keys.get(record.key_id);
    const key = known === undefined ? readKey(record.public_key) : known.base64 === record.public_key ? known : null;
    if (key === null || key.id !== record.key_id) return void this.find('checkpoint-forged', at, record.seq, 'the key that is named is not the one that is given');
    if (known === undefined) {
      if ((this.namedKeys += 1) > 1_000) return void this.find('malformed', at, record.seq, 'the trail names more than 1,000 keys');
      this.keys.set(key.id, key);
    }
    if (this.own.size === 0 || (!this.trusted && this.keyLost)) this.own.add(key.id);
    if (!this.own.has(key.id)) this.stranger ??= { at, seq: record.seq, keyId: key.id, order: this.order };
    // The checkpoints of one that is known wait no more.
    if (known !== undefined) return;
    const waiting = this.waiting.filter(({ record: { key_id } }) => key_id === key.id);
    this.waiting = this.waiting.filter(({ record: { key_id } }) => key_id !== key.id);
    for (const checkpoint of waiting) this.checkpoint(checkpoint, key);
  }

  /** @param {{ record: Chained, at: any, order: number, removal: Removal | null }} checkpoint @param {Key} key */
  checkpoint({ record, at, order, removal }, key) {
    const { seq, prev, at_hash, at_seq, key_id, timestamp, signature } = record;
    const good = isSigned(key, () => canonical({ at_hash, at_seq, key_id, timestamp }), signature);
    const fits = at_hash === prev && at_seq === seq - 1;
    if (good && fits && this.own.has(key_id)) {
      if (at_seq > (this.signedUpTo?.seq ?? -1)) this.signedUpTo = { seq: at_seq, keyId: key_id };
      if (removal?.begins) this.beginning = 'confirmed';
      return;
    }
    if (removal) this.unconfirmed(removal);
    if (!good) this.find('checkpoint-forged', at, seq, 'its signature is not good', order);
    else if (!fits) this.find('rewritten', at, seq, `somewhere after record ${this.signedUpTo?.seq ?? 0}`, order);
    else this.stranger ??= { at, seq, keyId: key_id, order };
  }

  /** @param {{ record: Chained, at: any, order: number, removal: Removal | null }} checkpoint */
  unknownKey({ record, at, order, removal }) {
    this.find('checkpoint-forged', at, record.seq, `key ${record.key_id} is unknown`, order);
    if (removal) this.unconfirmed(removal);
  }

  /** Anybody can write a removal behind the newest signature: it counts when the next record is a checkpoint. @param {any} record @returns {Removal | null} */
  directlyAfterRemoval(record) {
    const { removal } = this;
    this.removal = null;
    if (removal === null || (record.event === 'checkpoint' && record.prev === removal.hash)) return removal;
    this.unconfirmed(removal);
    return null;
  }

  /** @param {Removal} removal */
  unconfirmed({ at, seq, order, begins }) {
    if (begins && this.beginning === 'not-named') this.beginning = 'named';
    if (begins || this.own.size > 0) this.find('removal-unconfirmed', at, seq, '', order);
  }

  /** @returns {Result} */
  end() {
    const { bundle, anchor, signedUpTo } = this;
    const all = { file: bundle ? 'manifest.json' : 'audit', line: null };
    const end = this.lastAt ?? all;
    if (this.removal) this.unconfirmed(this.removal);
    for (const checkpoint of this.waiting) this.unknownKey(checkpoint);
    if (this.stranger && !this.keyLost) this.find('checkpoint-forged', this.stranger.at, this.stranger.seq, `key ${this.stranger.keyId} is not the trail's`, this.stranger.order);
    if (this.missing && !bundle) this.checkBeginning(this.missing);
    if (this.signedBy && signedUpTo?.keyId !== this.signedBy) this.find('checkpoint-forged', all, null, `it is not signed by key ${this.signedBy}`, this.order + 1);
    if (anchor && anchor.seq > this.highest) this.find('truncated', end, this.highest, `the anchor knows record ${anchor.seq}`, this.order + 1);
    const last = bundle ? (bundle.head?.seq ?? 0) : this.highest;
    if (last > this.highest) this.find('truncated', end, this.highest, `the manifest knows record ${last}`, this.order + 1);
    if (last < this.highest) this.find('inserted', end, this.highest, `the manifest says that ${last} is the last`, this.order + 1);
    const open = bundle?.signer === null && signedUpTo !== null && this.highest - signedUpTo.seq > 1;
    if (bundle?.signer === null && this.unproven) this.find('left-out-unproven', this.unproven.at, this.unproven.seq, '', this.unproven.order);
    if (open) this.find('end-unproven', this.lastAt ?? { file: 'records.jsonl', line: null }, this.highest);
    const { fault, warning } = this.counts;
    const signer = bundle?.signer ?? null;
    const by = signer ?? signedUpTo?.keyId ?? null;
    const why = fault > 0 ? null : by === null ? 'not-signed' : !this.required.includes(by) ? 'key-unknown' : open || (bundle?.signer === null && this.unproven) ? 'partly' : null;
    return { outcome: fault > 0 ? 'fault' : why ? 'unproven' : 'whole', why, signer, records: this.records, faults: fault, warnings: warning, signedUpTo, lastSeq: this.highest, findings: this.sorted() };
  }

  /** Old files may be gone, by the ledger's word; where anything was ever signed that word must be, too. @param {{ seq: number, hash: string }} missing */
  checkBeginning({ seq }) {
    const signed = this.own.size > 0 || (this.anchor !== null && this.anchor.seq <= seq);
    if (this.beginning === 'confirmed' || (this.beginning === 'named' && !signed)) return;
    const why = this.beginning === 'named' ? '; their removal is recorded, but not confirmed by a checkpoint' : '';
    this.find('truncated', this.firstAt, seq, `records up to ${seq} are missing at the beginning${why}`, 0);
  }
}

/** @param {string} folder @param {{ keyId?: string | null, anchor?: { seq: number, hash: string } | null, publicKey?: string | null }} [known] @returns {Promise<Result | null>} null: nothing to verify */
export async function verify(folder, known = {}) {
  const names = readdirSync(folder).sort();
  const parts = names.flatMap((name) => auditFile(name) ?? []).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.part - b.part));
  // A manifest that somebody put beside a trail doesn't make it a bundle.
  if (parts.length === 0 && names.includes('manifest.json')) return verifyBundle(folder, names, known.keyId ?? null);
  if (parts.length === 0 && !known.anchor) return null;
  const key = known.publicKey ? readKey(known.publicKey) : null;
  const required = known.keyId ? [known.keyId] : key ? [key.id] : [];
  const chain = new Chain({ keys: [key], own: required, required, signedBy: known.keyId, anchor: known.anchor });
  for (const name of names) if (auditFile(name) && sizeOf(join(folder, name)) === -1) chain.find('not-a-file', { file: name, line: null }, null);
  const files = parts.map(({ name }) => ({ name, size: sizeOf(join(folder, name)) ?? 0 })).filter(({ size }) => size >= 0);
  for (const { name, size } of files) {
    for await (const { line, bytes, tooLong, torn } of linesOf(join(folder, name), size)) {
      const at = { file: name, line };
      if (tooLong) chain.noLine(at);
      else if (!torn) chain.line(bytes, at);
      else if (name === files.at(-1)?.name) chain.find('torn-tail', at, null, `${bytes.length} bytes`);
      else chain.noLine(at);
    }
  }
  return chain.end();
}

/** @param {string} folder @param {string[]} names @param {string | null} keyId @returns {Promise<Result>} */
async function verifyBundle(folder, names, keyId) {
  const at = { file: 'manifest.json', line: null };
  const own = keyId === null ? [] : [keyId];
  const size = sizeOf(join(folder, 'manifest.json')) ?? -1;
  const read = size < 0 || size > 1_048_576 ? null : readManifest(readFileSync(openRegular(join(folder, 'manifest.json'))));
  if (read === null) {
    const nothing = new Chain({ keys: [], own, required: [], bundle: { base: null, head: null, signer: null } });
    nothing.find('manifest-forged', at, null, size < 0 ? 'it is no regular file' : 'it is no manifest of format 1 or 2');
    return nothing.end();
  }
  const { manifest, signed } = read;
  const key = manifest.public_key === null ? null : readKey(manifest.public_key);
  const keys = [key, ...manifest.keys.map(readKey)];
  const { signature } = manifest;
  const isItsKey = key !== null && manifest.key_id === key.id;
  const good = signature !== null && isItsKey && isSigned(key, signed, signature);
  const chain = new Chain({
    keys,
    own: keyId === null ? keys.flatMap((one) => one?.id ?? []) : own,
    required: own,
    signedBy: signature === null ? keyId : null,
    bundle: { base: manifest.base, head: manifest.head, signer: good ? manifest.key_id : null },
  });
  if (signature !== null && keyId && key?.id !== keyId) chain.find('manifest-forged', at, null, `it is not signed by key ${keyId}`);
  // Who has a key signs with it.
  if (signature === null && manifest.key_id !== null) chain.find('manifest-forged', at, null, 'its signature is gone');
  if (signature === null && manifest.key_id === null) chain.find('not-signed', at, null, 'nothing proves who made this bundle: its records are proved by their checkpoints alone');
  if (signature !== null && !good) chain.find('manifest-forged', at, null, isItsKey ? 'its signature is not good' : 'its key is not the one it names');
  const listed = new Set(['manifest.json', ...manifest.files.map((/** @type {any} */ file) => file.name)]);
  for (const name of names) if (!listed.has(name)) chain.find('unlisted-file', { file: name, line: null }, null);
  for (const file of manifest.files) {
    const there = sizeOf(join(folder, file.name));
    const place = { file: file.name, line: null };
    if (there === null) chain.find('file-changed', place, null, 'it is missing');
    else if (there === -1) chain.find('not-a-file', place, null);
    else if (there !== file.bytes || (await hashOf(join(folder, file.name), there)) !== file.sha256) chain.find('file-changed', place, null, there === file.bytes ? 'its SHA-256 is another' : 'it is of another length');
  }
  await followBundle(chain, folder, manifest);
  if (!['whole', 'unproven'].includes(manifest.verification.outcome)) chain.find('faulty-source', at, null, manifest.verification.first_fault ?? '');
  return chain.end();
}

/** @param {string} path @param {number} bytes */
async function hashOf(path, bytes) {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(path, bytes)) hash.update(chunk);
  return hash.digest('hex');
}

/** A manifest of format 1 or 2 as the exporter writes it, with what its signature is over; null for anything else. @param {Buffer} bytes @returns {{ manifest: any, signed: () => string } | null} */
function readManifest(bytes) {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes) || isTooMuch(text)) return null;
  let manifest;
  try {
    manifest = JSON.parse(text);
    if (`${JSON.stringify(manifest, null, 2)}\n` !== text) return null;
  } catch {
    return null;
  }
  if (!isManifest(manifest)) return null;
  const { signature, ...rest } = manifest;
  const end = `,\n  "signature": ${JSON.stringify(signature)}\n}\n`;
  return { manifest, signed: () => (manifest.format === 1 ? canonical(rest) : text.slice(0, text.length - end.length)) };
}

/** Whether an object has exactly these members, in this order, each of its type. @param {any} value @param {string} members */
function hasExactly(value, members) {
  return isObject(value) && Object.keys(value).join() === members.replace(/:\S+/g, '').replaceAll(' ', ',') && wrongField(value, members) === null;
}

/** @param {any} value @param {number} most */
const isCounts = (value, most) => isObject(value) && Object.keys(value).length <= most && Object.entries(value).every(([name, number]) => name.length <= 100 && type('count')(number));
/** @param {any} value */
const isPlace = (value) => value === null || (hasExactly(value, 'seq:seq timestamp:name') && value.timestamp.length <= 100);
/** @param {any} value */
const isHead = (value) => value === null || hasExactly(value, 'seq:count hash:hash');

/** @param {any} manifest */
function isManifest(manifest) {
  if (!isObject(manifest) || Object.keys(manifest).join() !== 'format,created,exporter,filters,files,first,last,base,head,counts,key_id,public_key,keys,verification,signature') return false;
  const { format, exporter, filters, files, first, last, base, head, counts, keys, verification } = manifest;
  if (format !== 1 && format !== 2) return false;
  if (wrongField(manifest, 'created:time key_id:keyid/null public_key:key/null signature:signature/null') !== null) return false;
  if (!hasExactly(exporter, 'app:name version:name') || !hasExactly(filters, 'from:time/null to:time/null statuses:statuses')) return false;
  if (!isPlace(first) || !isPlace(last) || !isHead(base) || !isHead(head)) return false;
  if (!isObject(counts) || Object.keys(counts).join() !== 'records,queries,events,by_status,withheld_by_reason' || wrongField(counts, 'records:count queries:count events:count') !== null) return false;
  if (!isCounts(counts.by_status, 200) || !isCounts(counts.withheld_by_reason, 200)) return false;
  if (!isList(keys, 1_000, 'key') || new Set(keys).size < keys.length) return false;
  if (!hasExactly(verification, 'outcome:word records:count faults:count warnings:count signed_up_to:count/null first_fault:text/null') || (verification.first_fault ?? '').length > 1_000) return false;
  if (!Array.isArray(files) || files.length > 20 || !files.every((file) => hasExactly(file, 'name:name sha256:hash bytes:count records:count/null') && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(file.name) && file.bytes <= 2 ** 40)) return false;
  const names = files.map((file) => file.name);
  if (new Set(['manifest.json', ...names.map((name) => name.toLowerCase())]).size !== names.length + 1) return false;
  if (!['records.jsonl', 'chain.jsonl', 'REPORT.html', 'audit-format.md', 'verify-audit.mjs'].every((name) => names.includes(name))) return false;
  return [last, base, head].every((one) => (one === null) === (first === null)) && (manifest.key_id === null) === (manifest.public_key === null);
}

/** Records and what a filter left out of them, in the order of their numbers. @param {Chain} chain @param {string} folder @param {any} manifest */
async function followBundle(chain, folder, manifest) {
  const sides = ['records.jsonl', 'chain.jsonl'].flatMap((name) => {
    const there = sizeOf(join(folder, name)) ?? -1;
    // Of a file that is longer than the manifest says no more is read.
    const bytes = Math.min(there, manifest.files.find((/** @type {any} */ file) => file.name === name).bytes);
    return there < 0 ? [] : [{ name, seq: 0, ahead: /** @type {any} */ (null), lines: linesOf(join(folder, name), bytes) }];
  });
  for (;;) {
    for (const side of sides) {
      if (side.ahead) continue;
      side.ahead = (await side.lines.next()).value ?? null;
      const text = side.ahead && !side.ahead.torn && !side.ahead.tooLong ? side.ahead.bytes.toString('utf8') : '';
      const found = text !== '' && Buffer.from(text).equals(side.ahead.bytes) ? /"seq":([0-9]{1,15}),"prev":"[0-9a-f]{64}",("digest":"[0-9a-f]{64}",)?"hash":"[0-9a-f]{64}"\}$/.exec(text) : null;
      if (found) side.seq = Number(found[1]);
    }
    const next = sides.filter((side) => side.ahead).reduce((best, side) => (best === null || side.seq < best.seq ? side : best), /** @type {typeof sides[number] | null} */ (null));
    if (next === null) return;
    const { line, bytes, tooLong, torn } = next.ahead;
    next.ahead = null;
    if (torn || tooLong) chain.noLine({ file: next.name, line });
    else chain.line(bytes, { file: next.name, line }, next.name === 'chain.jsonl');
  }
}

async function main() {
  const options = process.argv.slice(2);
  const given = (/** @type {string} */ name) => options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
  const folder = options.find((one) => !one.startsWith('--'));
  const anchor = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given('anchor') ?? '');
  const unknown = options.some((one) => one.startsWith('--') && !/^--(json|key-id=[0-9a-f]{16}|anchor=\d{1,15}:[0-9a-f]{64})$/.test(one));
  const found = folder === undefined || unknown || !existsSync(folder) ? null : await verify(folder, { keyId: given('key-id'), anchor: anchor && { seq: Number(anchor[1]), hash: anchor[2] ?? '' } });
  if (found === null) {
    process.stderr.write('Usage: node verify-audit.mjs FOLDER [--key-id=HEX] [--anchor=SEQ:HASH] [--json]\nFOLDER holds audit-*.jsonl files, or an unpacked bundle.\n');
    return 2;
  }
  const say = (/** @type {Finding} */ one) => `${one.severity} ${one.tag}: ${plain(one.file)}${one.line === null ? '' : `, line ${one.line}`}${one.seq === null ? '' : `, record ${one.seq}`}${one.detail && ` (${plain(one.detail)})`}\n`;
  const shown = found.findings.slice(0, 20);
  const others = found.faults + found.warnings - shown.length;
  if (options.includes('--json')) process.stdout.write(`${plain(JSON.stringify(found))}\n`);
  else process.stdout.write(`${verdict(found)}\n${shown.map(say).join('')}${others > 0 ? `and ${others} others\n` : ''}`);
  return { whole: 0, fault: 1, unproven: 2 }[found.outcome];
}

/** What a terminal would obey instead of showing it, escaped as JSON does it. @param {string} text */
function plain(text) {
  const escape = (/** @type {string} */ unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, (one) => one.split('').map(escape).join(''));
}

/** @param {Result} result */
function verdict({ outcome, why, records, signedUpTo, signer }) {
  const signed = signedUpTo === null ? (signer === null ? 'not signed' : `in a bundle signed by key ${signer}`) : `signed up to record ${signedUpTo.seq} by key ${signedUpTo.keyId}`;
  if (outcome !== 'unproven') return `${outcome === 'whole' ? 'Whole' : 'NOT WHOLE'}: ${records} records, ${signed}.`;
  const reasons = { 'not-signed': 'nobody signed it', 'key-unknown': `nobody's key was given; give the one you know by --key-id`, partly: 'a part of it is covered by no signature' };
  return `CONSISTENT, NOT PROVEN: ${records} records, ${signed}: ${reasons[why ?? 'not-signed']}.`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main().catch((error) => {
    process.stderr.write(`${plain(error instanceof Error ? error.message : String(error))}\n`);
    return 2;
  });
}
