import type { Verification } from '../../../shared/audit-finding';
import { bundleNames } from '../bundle/manifest';
import { genesis, type ChainHead } from '../chain';
import { ChainEvents } from './chain-events';
import { ChainWalk, type Link } from './chain-walk';
import { Findings, type FindingParts, type Place } from './findings';
import type { PublicKey } from './keys';
import { isStub, readRecord, type RawRecord } from './record';

/** What is known beside the trail itself; each null where it isn't. */
export interface Known {
  /** The keys whose signatures count: the keychain's, or the manifest's; none: the trail's first one. */
  readonly keys: readonly PublicKey[];
  /** The newest signed record as the keychain remembers it: the trail must contain it. */
  readonly anchor: ChainHead | null;
  /** The key that must have signed it, where that is asked for: its name, the key itself being in the trail. */
  readonly signedBy: string | null;
  /** A bundle says what its first record follows and which is its last. */
  readonly bundle: { readonly base: ChainHead | null; readonly head: ChainHead | null } | null;
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
  #last: { readonly seq: number; readonly hash: string; readonly at: Place } | null = null;
  #highestSeq = 0;
  #newestTime = -Infinity;

  constructor(private readonly known: Known) {
    this.#walk = new ChainWalk(this.#findings, known.bundle?.base ?? null);
    this.#events = new ChainEvents(this.#findings, known.keys);
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
    if (read.kind === 'none') {
      this.#walk.takeNothing(at, this.#order);
      return null;
    }
    const { record } = read;
    const stub = stubs === 'allowed' && isStub(record);
    const time = stub ? null : timeOf(record);
    if (time === undefined) {
      this.#walk.takeNothing(at, this.#order, 'it has no time');
      return null;
    }
    this.#follow({ seq: record.seq, prev: record.prev, hash: record.hash, sound: read.sound || stub, at, order: this.#order }, record);
    if (read.sound && !stub) {
      if (read.layout === 'other') this.#findings.add({ tag: 'edited', at, seq: record.seq, detail: 'it is not written as the ledger writes' }, this.#order);
      this.#events.take(record, at, this.#order, this.#walk.missingBefore);
    }
    if (time !== null) this.#checkTime(time, record, at);
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
    const { faults, warnings } = this.#findings;
    return {
      target: this.known.bundle === null ? 'live' : 'bundle',
      outcome: faults === 0 ? 'whole' : 'fault',
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

  #firstAt: Place | null = null;

  #follow(link: Link, record: RawRecord): void {
    this.#firstAt ??= link.at;
    this.#firstSeq ??= link.seq;
    this.#records += 1;
    if (link.sound && record.event === 'gap' && !this.#walk.fits(link) && beginsAnew(record)) this.#walk.restart(link);
    else this.#walk.take(link);
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
    const head = bundle?.head ?? null;
    if (head === null) return;
    if (head.seq > this.#highestSeq) this.#findings.add({ tag: 'truncated', at, seq: this.#highestSeq, detail: `the manifest says that the last record is ${head.seq}` }, this.#order + 1);
    if (head.seq < this.#highestSeq) this.#findings.add({ tag: 'inserted', at, seq: this.#highestSeq, detail: `the manifest says that the last record is ${head.seq}` }, this.#order + 1);
  }
}

/** Null where nothing has to be said of it; undefined where the record has no time at all. */
function timeOf(record: RawRecord): number | undefined {
  if (typeof record.timestamp !== 'string') return undefined;
  const time = Date.parse(record.timestamp);
  return Number.isNaN(time) ? undefined : time;
}

/** The ledger found nothing to go on from, and says so: it counts on from what it expected, or begins at 1. */
function beginsAnew(gap: RawRecord): boolean {
  const expected = typeof gap.expected_seq === 'number' ? gap.expected_seq : null;
  return gap.seq === (expected ?? 0) + 1 || (gap.seq === 1 && gap.prev === genesis.hash);
}
