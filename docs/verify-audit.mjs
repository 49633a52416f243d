#!/usr/bin/env node
// Verifies a Cuecard audit: a live folder of audit-*.jsonl files, or an exported bundle that lies unpacked in a folder.
// Needs Node 18 or newer and nothing else. The format, and what a verification can prove, is in audit-format.md.
//
//   node verify-audit.mjs FOLDER [--key-id=HEX] [--anchor=SEQ:HASH] [--json]
//
// --key-id  the key the audit has to be signed by (16 hex characters), got from somewhere else than the audit itself
// --anchor  number and hash of a record that the audit has to contain, got from somewhere else
// Exit codes: 0 whole, 1 a fault was found, 2 wrong use or nothing to verify.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const zeros = '0'.repeat(64);
const warnings = new Set(['clock-back', 'torn-tail', 'torn-recorded', 'held-back', 'not-signed', 'removal-unconfirmed']);

/**
 * @typedef {{ file: string, line: number | null, seq: number | null, tag: string, detail: string, order: number, severity: 'fault' | 'warning' }} Finding
 * @typedef {{ seq: number, prev: string, hash: string, event?: string, [field: string]: any }} Chained
 * @typedef {{ seq: number, hash: string | null, resumed?: (() => void) | null }} Head
 * @typedef {{ seq: number, hash: string, at: { file: string, line: number }, order: number, begins: boolean }} Removal
 * @typedef {{ outcome: 'whole' | 'fault', records: number, faults: number, warnings: number, signedUpTo: { seq: number, keyId: string } | null, lastSeq: number, findings: Finding[] }} Result
 */

/** RFC 8785: members sorted by UTF-16 code units, numbers and texts as ECMAScript writes them. @param {any} value @returns {string} */
export function canonical(value) {
  if (typeof value === 'string' && /[\ud800-\udfff]/u.test(value)) throw new TypeError('half a surrogate pair');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** @param {string | Buffer} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** @param {unknown} base64 */
function readKey(base64) {
  try {
    const der = Buffer.from(String(base64), 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? { id: sha256(der).slice(0, 16), key } : null;
  } catch {
    return null;
  }
}

/** @param {import('node:crypto').KeyObject} key @param {unknown} value @param {unknown} signature */
function isSigned(key, value, signature) {
  try {
    return verifySignature(null, Buffer.from(canonical(value)), key, Buffer.from(String(signature), 'base64'));
  } catch {
    return false;
  }
}

/** No record is longer. */
const longestLine = 2 * 1024 * 1024;

/** The lines of a file, without their line feeds; of one longer than any record not all. `torn` is what comes after the last line feed. @param {string} path */
async function* linesOf(path) {
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
  for await (const chunk of createReadStream(path)) {
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
  /** @type {Map<string, import('node:crypto').KeyObject>} */ keys = new Map();
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
  keyLost = false;

  /** @type {Removal | null} */ removal = null;
  /** @type {'not-named' | 'named' | 'confirmed'} */ beginning = 'not-named';
  /** @type {any[]} */ waiting = [];
  counts = { fault: 0, warning: 0 };

  /** @param {{ keys: ({ id: string, key: import('node:crypto').KeyObject } | null)[], signedBy?: string | null | undefined, base?: any, points: { seq: number, hash: string, whose: string }[] }} known */
  constructor({ keys, signedBy, base, points }) {
    this.signedBy = signedBy;
    for (const one of keys) if (one) this.keys.set(one.id, one.key);
    this.own = new Set(this.keys.keys());
    this.trusted = this.own.size > 0;
    this.points = points;
    if (base) this.current = { seq: base.seq, hash: base.hash };
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
    let record;
    try {
      record = Buffer.from(text).equals(bytes) ? JSON.parse(text) : null;
    } catch {
      record = null;
    }
    const hex = /^[0-9a-f]{64}$/;
    const linked = record !== null && typeof record === 'object' && Number.isSafeInteger(record.seq) && record.seq >= 1 && hex.test(record.prev) && hex.test(record.hash);
    const stub = linked && stubsAllowed && Object.keys(record).length === 3;
    if (!linked || (!stub && Number.isNaN(typeof record.timestamp === 'string' ? Date.parse(record.timestamp) : NaN))) return this.nothing(at);
    const { hash, ...rest } = record;
    let sound = stub;
    try {
      sound ||= sha256(record.prev + canonical(rest)) === hash;
    } catch {
      // RFC 8785 has no form for it, so the ledger never wrote it.
    }
    this.follow({ seq: record.seq, prev: record.prev, hash, sound, at, order: this.order }, record);
    if (stub) return;
    if (sound && JSON.stringify(record) !== text) this.find('edited', at, record.seq, 'it is not written as the ledger writes');
    if (sound) this.event(record, at);
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
    this.leave(null);
    this.current = { seq: current.seq + 1, hash: null };
    this.last = null;
  }

  /** @param {any} link @param {Chained} record */
  follow(link, record) {
    this.firstAt ??= link.at;
    this.records += 1;
    const anew = record.event === 'gap' && (record.seq === (record.expected_seq ?? 0) + 1 || (record.seq === 1 && record.prev === zeros));
    if (link.sound && anew && !this.fits(this.current ?? this.begin(link), link)) {
      this.leave(null);
      this.accept(link);
    } else this.take(link);
    if (!link.sound) return;
    this.lastAt = link.at;
    this.highest = Math.max(this.highest, link.seq);
    for (const { seq, hash, whose } of this.points) if (seq === link.seq && hash !== link.hash) this.find('rewritten', link.at, seq, `${whose} knows another record of this number`);
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
    head.resumed?.();
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

  /** @param {Chained} record @param {{ file: string, line: number }} at */
  event(record, at) {
    const { seq, event } = record;
    const removal = this.directlyAfterRemoval(record);
    if (event === 'torn') this.find('torn-recorded', at, seq);
    if (event === 'retention') {
      const begins = Array.isArray(record.removed) && record.removed.some((gone) => this.missing && gone.last_seq === this.missing.seq && gone.last_hash === this.missing.hash);
      this.removal = { seq, hash: record.hash, at, order: this.order, begins };
    }
    if (event === 'gap') {
      if (record.reason === 'key-lost') {
        this.keyLost = true;
        if (!this.trusted && this.stranger) this.own.add(this.stranger.keyId);
        if (!this.trusted) this.stranger = null;
      }
      this.find(['unwritable', 'unconfirmed'].includes(record.reason) && !(record.shown_unrecorded > 0) ? 'held-back' : 'gap-recorded', at, seq, String(record.reason));
    }
    if ((event === 'start' || event === 'key') && typeof record.key_id === 'string' && typeof record.public_key === 'string') this.named(record, at);
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
    const key = readKey(record.public_key);
    if (key === null || key.id !== record.key_id) return void this.find('checkpoint-forged', at, record.seq, 'the key that is named is not the one that is given');
    this.keys.set(key.id, key.key);
    if (this.own.size === 0 || (!this.trusted && this.keyLost)) this.own.add(key.id);
    if (!this.own.has(key.id)) this.stranger ??= { at, seq: record.seq, keyId: key.id, order: this.order };
    const waiting = this.waiting.filter(({ record: { key_id } }) => key_id === key.id);
    this.waiting = this.waiting.filter(({ record: { key_id } }) => key_id !== key.id);
    for (const checkpoint of waiting) this.checkpoint(checkpoint, key.key);
  }

  /** @param {{ record: Chained, at: any, order: number, removal: Removal | null }} checkpoint @param {import('node:crypto').KeyObject} key */
  checkpoint({ record, at, order, removal }, key) {
    const { seq, prev, at_hash, at_seq, key_id, timestamp, signature } = record;
    const good = isSigned(key, { at_hash, at_seq, key_id, timestamp }, signature);
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

  /** Anybody can write a removal behind the newest signature: it counts when the next record is a checkpoint. @param {Chained} record @returns {Removal | null} */
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

  /** @param {boolean} whole whether the trail has to begin at its beginning @param {boolean} exact whether it has to end where a point says @returns {Result} */
  end(whole, exact) {
    const end = this.lastAt ?? { file: 'audit', line: null };
    if (this.removal) this.unconfirmed(this.removal);
    for (const checkpoint of this.waiting) this.unknownKey(checkpoint);
    if (this.stranger && !this.keyLost) this.find('checkpoint-forged', this.stranger.at, this.stranger.seq, `key ${this.stranger.keyId} is not the trail's`, this.stranger.order);
    if (this.missing && whole) this.checkBeginning(this.missing);
    if (this.signedBy && this.signedUpTo?.keyId !== this.signedBy) {
      this.find('checkpoint-forged', { file: whole ? 'audit' : 'manifest.json', line: null }, null, `it is not signed by key ${this.signedBy}`, this.order + 1);
    }
    for (const { seq, whose } of this.points) {
      if (seq > this.highest) this.find('truncated', end, this.highest, `${whose} knows record ${seq}`, this.order + 1);
      if (exact && seq < this.highest) this.find('inserted', end, this.highest, `${whose} says that ${seq} is the last`, this.order + 1);
    }
    const { fault, warning } = this.counts;
    return { outcome: fault > 0 ? 'fault' : 'whole', records: this.records, faults: fault, warnings: warning, signedUpTo: this.signedUpTo, lastSeq: this.highest, findings: this.sorted() };
  }

  /** Old files may be gone, by the ledger's word; where anything was ever signed that word must be, too. @param {{ seq: number, hash: string }} missing */
  checkBeginning({ seq }) {
    const signed = this.own.size > 0 || this.points.some((point) => point.seq <= seq);
    if (this.beginning === 'confirmed' || (this.beginning === 'named' && !signed)) return;
    const why = this.beginning === 'named' ? '; their removal is recorded, but not confirmed by a checkpoint' : '';
    this.find('truncated', this.firstAt, seq, `records up to ${seq} are missing at the beginning${why}`, 0);
  }
}

/** @param {string} folder @param {{ keyId?: string | null, anchor?: { seq: number, hash: string } | null, publicKey?: string | null }} [known] @returns {Promise<Result | null>} null: nothing to verify */
export async function verify(folder, known = {}) {
  const parts = readdirSync(folder).flatMap((name) => {
    const match = /^audit-(\d{4}-\d{2}-\d{2})\.(\d{1,9})\.jsonl$/.exec(name);
    return match ? [{ name, day: match[1] ?? '', part: Number(match[2]) }] : [];
  });
  // A manifest that somebody put beside a trail doesn't make it a bundle.
  if (parts.length === 0 && existsSync(join(folder, 'manifest.json'))) return verifyBundle(folder, known);
  if (parts.length === 0 && !known.anchor) return null;
  parts.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.part - b.part));
  const chain = new Chain({ keys: known.publicKey ? [readKey(known.publicKey)] : [], signedBy: known.keyId, points: known.anchor ? [{ ...known.anchor, whose: 'the anchor' }] : [] });
  for (const { name } of parts) {
    for await (const { line, bytes, tooLong, torn } of linesOf(join(folder, name))) {
      const at = { file: name, line };
      if (tooLong) chain.noLine(at);
      else if (!torn) chain.line(bytes, at);
      else if (name === parts.at(-1)?.name) chain.find('torn-tail', at, null, `${bytes.length} bytes`);
      else chain.noLine(at);
    }
  }
  return chain.end(true, false);
}

/** @param {string} folder @param {{ keyId?: string | null }} known @returns {Promise<Result>} */
async function verifyBundle(folder, { keyId }) {
  const at = { file: 'manifest.json', line: null };
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { signature, ...rest } = manifest;
  const key = manifest.public_key === null ? null : readKey(manifest.public_key);
  const chain = new Chain({ keys: [key, ...manifest.keys.map(readKey)], signedBy: signature === null ? keyId : null, base: manifest.base, points: manifest.head ? [{ ...manifest.head, whose: 'the manifest' }] : [] });
  if (signature !== null && keyId && key?.id !== keyId) chain.find('manifest-forged', at, null, `it is not signed by key ${keyId}`);
  if (signature === null) {
    // Who has a key signs with it.
    if (manifest.key_id !== null || manifest.public_key !== null) chain.find('manifest-forged', at, null, 'its signature is gone');
    else chain.find('not-signed', at, null, 'nothing proves who made this bundle: its records are proved by their checkpoints alone');
  } else if (!key || manifest.key_id !== key.id) chain.find('manifest-forged', at, null, 'its key is not the one it names');
  else if (!isSigned(key.key, rest, signature)) chain.find('manifest-forged', at, null, 'its signature is not good');
  for (const { name, sha256: expected, bytes } of manifest.files) {
    const path = join(folder, basename(name));
    const hash = createHash('sha256');
    if (existsSync(path)) for await (const chunk of createReadStream(path)) hash.update(chunk);
    if (!existsSync(path)) chain.find('file-changed', { file: name, line: null }, null, 'it is missing');
    else if (statSync(path).size !== bytes || hash.digest('hex') !== expected) chain.find('file-changed', { file: name, line: null }, null, 'its SHA-256 is another');
  }
  await followBundle(chain, folder);
  if (manifest.verification.outcome === 'fault') chain.find('faulty-source', at, null, manifest.verification.first_fault ?? '');
  return chain.end(false, true);
}

/** Records and what a filter left out of them, in the order of their numbers. @param {Chain} chain @param {string} folder */
async function followBundle(chain, folder) {
  const sides = ['records.jsonl', 'chain.jsonl'].filter((name) => existsSync(join(folder, name))).map((name) => ({ name, seq: 0, ahead: /** @type {any} */ (null), lines: linesOf(join(folder, name)) }));
  for (;;) {
    for (const side of sides) {
      if (side.ahead) continue;
      side.ahead = (await side.lines.next()).value ?? null;
      const found = side.ahead && /"seq":(\d{1,15}),"prev":"[0-9a-f]{64}","hash":"[0-9a-f]{64}"\}$/.exec(side.ahead.bytes.toString('latin1'));
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
  const anchor = /^(\d+):([0-9a-f]{64})$/.exec(given('anchor') ?? '');
  const unknown = options.some((one) => one.startsWith('--') && !/^--(json|key-id=[0-9a-f]{16}|anchor=\d+:[0-9a-f]{64})$/.test(one));
  const found = folder === undefined || unknown || !existsSync(folder) ? null : await verify(folder, { keyId: given('key-id'), anchor: anchor && { seq: Number(anchor[1]), hash: anchor[2] ?? '' } });
  if (found === null) {
    process.stderr.write('Usage: node verify-audit.mjs FOLDER [--key-id=HEX] [--anchor=SEQ:HASH] [--json]\nFOLDER holds audit-*.jsonl files, or an unpacked bundle.\n');
    return 2;
  }
  const say = (/** @type {Finding} */ one) => `${one.severity} ${one.tag}: ${one.file}${one.line === null ? '' : `, line ${one.line}`}${one.seq === null ? '' : `, record ${one.seq}`}${one.detail && ` (${one.detail})`}\n`;
  const signed = found.signedUpTo === null ? 'not signed' : `signed up to record ${found.signedUpTo.seq} by key ${found.signedUpTo.keyId}`;
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify(found)}\n`);
  else process.stdout.write(`${found.outcome === 'whole' ? 'Whole' : 'NOT WHOLE'}: ${found.records} records, ${signed}.\n${found.findings.slice(0, 20).map(say).join('')}`);
  return found.outcome === 'whole' ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  });
}
