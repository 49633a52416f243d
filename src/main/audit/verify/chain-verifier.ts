import type { Verification } from '../../../shared/domain/audit-finding';
import { bundleNames } from '../export/manifest';
import { genesis, type ChainHead } from '../trail/chain';
import { ChainEvents } from './chain-events';
import { ChainWalk, type Link } from './chain-walk';
import { Findings, type FindingParts, type Place } from './findings';
import { malformedPart, time as isTime } from './grammar';
import type { PublicKey } from './keys';
import { readRecord, type RawRecord } from './record';
import { verdictOf, type Trust } from './verdict';

/** What is known beside the trail itself. */
export interface Known {
  /** Keys whose names the trail may use without naming them first. */
  readonly keys: readonly PublicKey[];
  /** Whose signatures count, by their names; none: those of the first key the trail names. */
  readonly own: readonly string[];
  /** What a signature proves. */
  readonly trust: Trust;
  /** The newest signed record as the keychain remembers it: the trail must contain it. */
  readonly anchor: ChainHead | null;
  /** The key that must have signed it, where that is asked for: its name, the key itself being in the trail. */
  readonly signedBy: string | null;
  /** A bundle says what its first record follows and which is its last. */
  readonly bundle: { readonly base: ChainHead | null; readonly head: ChainHead | null; readonly signer: string | null } | null;
}

/** A clock that is set right by less than this is not worth a word: records of one moment may be written in any order. */
const clockToleranceMs = 5_000;

/** Verifies a trail as it streams by, line after line; memory doesn't grow with it. Used once. */
export class ChainVerifier {
  readonly #findings = new Findings();
  readonly #walk: ChainWalk;
  readonly #events: ChainEvents;
  #order = 0;
  #records = 0;
  #firstSeq: number | null = null;
  #firstAt: Place | null = null;
  #last: { readonly seq: number; readonly hash: string; readonly at: Place } | null = null;
  #highestSeq = 0;
  #newestTime = -Infinity;
  #newestFormat = 1;
  /** The last record that was left out of a bundle by format 1, which gives no proof of its place. */
  #unproven: Link | null = null;

  constructor(private readonly known: Known) {
    this.#walk = new ChainWalk(this.#findings, known.bundle?.base ?? null);
    this.#events = new ChainEvents(this.#findings, known.keys, known.own);
  }

  get records(): number {
    return this.#records;
  }

  /** Every key there was a word of so far. */
  get keys(): readonly PublicKey[] {
    return this.#events.keys;
  }

  /** Says what else is wrong, of a file rather than of a record. */
  add(parts: FindingParts): void {
    this.#findings.add(parts, this.#order);
  }

  /** Takes the next line and gives back the record it holds. `stubs`: such as stand for what a filter left out are allowed. */
  line(text: string, at: Place, stubs: 'allowed' | 'refused' = 'refused'): RawRecord | null {
    this.#order += 1;
    const read = readRecord(text);
    if (read.kind === 'none' || (read.kind === 'stub' && stubs === 'refused')) {
      this.#walk.takeNothing(at, this.#order);
      return null;
    }
    const { record, format, state } = read;
    const link: Link = { seq: record.seq, prev: record.prev, hash: record.hash, sound: state !== 'unsound', at, order: this.#order };
    if (state === 'unproven') this.#unproven = link;
    this.#follow(link);
    if (!link.sound) return record;
    this.#checkFormat(format, link);
    const malformed = read.kind === 'stub' ? null : malformedPart(record, format);
    if (malformed !== null) this.#findings.add({ tag: 'malformed', at, seq: record.seq, detail: malformed }, this.#order);
    this.#events.take(read.kind === 'stub' || malformed !== null ? null : record, at, this.#order, this.#walk.missingBefore);
    if (typeof record.timestamp === 'string' && isTime(record.timestamp)) this.#checkTime(Date.parse(record.timestamp), record, at);
    return record;
  }

  /** A line that can't be text, or is longer than any record. */
  noLine(at: Place, detail: string): void {
    this.#order += 1;
    this.#walk.takeNothing(at, this.#order, detail);
  }

  /** The trail is over. */
  end(): Verification {
    this.#events.end();
    this.#checkBeginning();
    this.#checkEnd();
    const signedUpTo = this.#events.signedUpTo;
    const { bundle, trust } = this.known;
    const isUnsignedBundle = bundle?.signer === null;
    const open = isUnsignedBundle && signedUpTo !== null && this.#highestSeq - signedUpTo.seq > 1;
    if (isUnsignedBundle && this.#unproven !== null) this.#findings.add({ tag: 'left-out-unproven', at: this.#unproven.at, seq: this.#unproven.seq }, this.#unproven.order);
    if (open) this.#findings.add({ tag: 'end-unproven', at: this.#last?.at ?? { file: bundleNames.records, line: null }, seq: this.#highestSeq }, this.#order);
    const { faults, warnings } = this.#findings;
    const signer = bundle?.signer ?? null;
    return {
      target: bundle === null ? 'live' : 'bundle',
      ...verdictOf({ faults, trust, named: this.keys, signer, signedUpTo: signedUpTo?.keyId ?? null, part: isUnsignedBundle && (open || this.#unproven !== null) ? 'not-signed' : 'signed' }),
      signer,
      records: this.#records,
      firstSeq: this.#firstSeq,
      lastSeq: this.#last?.seq ?? null,
      lastHash: this.#last?.hash ?? null,
      checkpoints: this.#events.checkpoints,
      signedUpTo,
      faults,
      warnings,
      findings: this.#findings.all(),
    };
  }

  #follow(link: Link): void {
    this.#firstAt ??= link.at;
    this.#firstSeq ??= link.seq;
    this.#records += 1;
    this.#walk.take(link);
    if (!link.sound) return;
    this.#last = link;
    this.#highestSeq = Math.max(this.#highestSeq, link.seq);
    for (const [name, point] of [['anchor', this.known.anchor], ['end', this.known.bundle?.head ?? null]] as const) {
      if (point !== null && link.seq === point.seq && link.hash !== point.hash) {
        const detail = name === 'anchor' ? 'the keychain remembers another record of this number' : 'the manifest names another record of this number';
        this.#findings.add({ tag: 'rewritten', at: link.at, seq: link.seq, detail }, link.order);
      }
    }
  }

  /** A ledger that has begun to write the newer format doesn’t go back. */
  #checkFormat(format: 1 | 2, link: Link): void {
    if (format < this.#newestFormat) this.#findings.add({ tag: 'malformed', at: link.at, seq: link.seq, detail: 'it is of format 1, and comes after one of format 2' }, link.order);
    this.#newestFormat = Math.max(this.#newestFormat, format);
  }

  /** The ledger's word that old files are gone accounts for the beginning, where it is confirmed as well as it can be. */
  #checkBeginning(): void {
    const { anchor, bundle } = this.known;
    const missing = this.#walk.missingBefore;
    const { beginning, signing } = this.#events;
    if (missing === null || bundle !== null || beginning === 'confirmed') return;
    // What the keychain remembers was signed, and is among what is missing.
    const wasSigned = signing === 'on' || (anchor !== null && anchor.seq <= missing.seq);
    if (beginning === 'named' && !wasSigned) return;
    const why = beginning === 'named' ? '; their removal is recorded, but not confirmed by a checkpoint' : '';
    const at = this.#firstAt ?? { file: 'audit', line: null };
    this.#findings.add({ tag: 'truncated', at, seq: missing.seq, detail: `records up to ${missing.seq} are missing at the beginning${why}` }, 0);
  }

  #checkTime(time: number, record: RawRecord, at: Place): void {
    if (time < this.#newestTime - clockToleranceMs) {
      const seconds = Math.round((this.#newestTime - time) / 1_000);
      this.#findings.add({ tag: 'clock-back', at, seq: record.seq, detail: `by ${seconds.toLocaleString('en-GB')} s` }, this.#order);
      this.#newestTime = time;
    }
    this.#newestTime = Math.max(this.#newestTime, time);
  }

  #checkEnd(): void {
    const { anchor, bundle, signedBy } = this.known;
    const whole = { file: bundle === null ? 'audit' : bundleNames.manifest, line: null };
    const at = this.#last?.at ?? whole;
    const signer = this.#events.signedUpTo?.keyId;
    if (signedBy !== null && signer !== signedBy) {
      const detail = signer === undefined ? `it is not signed by key ${signedBy}` : `it is signed by key ${signer}, not by ${signedBy}`;
      this.#findings.add({ tag: 'checkpoint-forged', at: whole, seq: null, detail }, this.#order + 1);
    }
    if (anchor !== null && anchor.seq > this.#highestSeq) {
      this.#findings.add({ tag: 'truncated', at, seq: this.#highestSeq, detail: `the keychain remembers record ${anchor.seq}, and the trail ends before it` }, this.#order + 1);
    }
    if (bundle === null) return;
    const head = bundle.head ?? genesis;
    if (head.seq > this.#highestSeq) this.#findings.add({ tag: 'truncated', at, seq: this.#highestSeq, detail: `the manifest says that the last record is ${head.seq}` }, this.#order + 1);
    if (head.seq < this.#highestSeq) this.#findings.add({ tag: 'inserted', at, seq: this.#highestSeq, detail: `the manifest says that the last record is ${head.seq}` }, this.#order + 1);
  }
}
