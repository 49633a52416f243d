import type { GapReason } from '../../../shared/domain/audit-event';
import type { ChainHead } from '../trail/chain';
import type { Findings, Place } from './findings';
import { isSignedBy, readPublicKey, signedBytes, type PublicKey } from './keys';
import type { RawRecord } from './record';
import { Removals, type Removal } from './removals';

/** What the chain is judged by beside itself. */
export interface Signed {
  readonly seq: number;
  readonly timestamp: string;
  readonly keyId: string;
}

/** A record whose fields the grammar has looked at. */
type Known<F> = RawRecord & F;
type Start = Known<{ readonly key_id: string | null; readonly public_key: string | null }>;
type Checkpoint = Known<{ readonly timestamp: string; readonly at_seq: number; readonly at_hash: string; readonly key_id: string; readonly signature: string }>;
type Gap = Known<{ readonly reason: string; readonly held_back?: number; readonly shown_unrecorded?: number }>;
type Retention = Known<{ readonly removed: readonly { readonly last_seq: number | null; readonly last_hash: string | null }[] }>;

/** A checkpoint as it stands in the trail. */
interface Signature {
  readonly record: Checkpoint;
  readonly at: Place;
  readonly order: number;
  /** The removal directly before it. */
  readonly removal: Removal | null;
}

/** A run may begin in a file that was removed: its checkpoints wait for the next word of its key, so many at most. */
const mostWaiting = 1_000;

/** A trail names so many keys at most, beside those that are known from elsewhere. */
const mostKeys = 1_000;

const gapReasons: Readonly<Record<GapReason, string>> = {
  'tail-missing': 'records that had been signed were missing at the end',
  'tail-foreign': 'the end was not the one that had been signed',
  unreadable: 'the file before could not be read',
  'file-missing': 'the file before was gone',
  'file-replaced': 'the file before had been replaced',
  'key-lost': 'the signing key was lost; another one signs from here on',
  unconfirmed: 'the disk reported an error for records that it had taken',
  unwritable: 'the disk did not take records',
};
const gapWords: ReadonlyMap<string, string> = new Map(Object.entries(gapReasons));

/** Reads the records by which a ledger vouches for itself: its keys, signatures, gaps and removals. */
export class ChainEvents {
  readonly #keys = new Map<string, PublicKey>();
  readonly #own: Set<string>;
  #named = 0;
  #keyLost = false;
  #stranger: { readonly at: Place; readonly seq: number; readonly order: number; readonly keyId: string } | null = null;
  readonly #removals: Removals;
  #waiting: Signature[] = [];
  #checkpoints = 0;
  #signedUpTo: Signed | null = null;

  /**
   * `keys`: known from elsewhere than the trail itself. `trusted`: whose signatures count, by their names; without any,
   * the first one the trail names is its own, and proves nothing to who doesn’t know it.
   */
  constructor(
    private readonly findings: Findings,
    keys: readonly PublicKey[],
    private readonly trusted: readonly string[],
  ) {
    for (const key of keys) this.#keys.set(key.id, key);
    this.#own = new Set(trusted);
    this.#removals = new Removals(findings);
  }

  /** Every key there was a word of. */
  get keys(): readonly PublicKey[] {
    return [...this.#keys.values()];
  }

  get checkpoints(): number {
    return this.#checkpoints;
  }

  get signedUpTo(): Signed | null {
    return this.#signedUpTo;
  }

  /** Whether a key of the trail is known. */
  get signing(): 'on' | 'off' {
    return this.#own.size > 0 ? 'on' : 'off';
  }

  /** What the trail says of the records that are missing before its first one. */
  get beginning(): Removals['beginning'] {
    return this.#removals.beginning;
  }

  /** Takes a sound record that is of the format; null stands for one that isn’t, or for one that was left out. `missing` is the record before the trail's first one, where that is not there. */
  take(record: RawRecord | null, at: Place, order: number, missing: ChainHead | null): void {
    const removal = this.#removals.next(record, this.signing);
    // What each kind holds is as the grammar says, which has looked at it.
    switch (record?.event) {
      case 'start':
      // The key came after the start: the keychain was opened only then.
      case 'key':
        { this.#start(record as Start, at, order); return; }
      case 'checkpoint':
        { this.#checkpoint(record as Checkpoint, at, order, removal); return; }
      case 'gap':
        { this.#gap(record as Gap, at, order); return; }
      case 'torn':
        this.findings.add({ tag: 'torn-recorded', at, seq: record.seq }, order);
        return undefined;
      case 'retention': {
        const { removed } = record as Retention;
        const heads = removed.flatMap(({ last_seq: seq, last_hash: hash }) => (seq !== null && hash !== null ? [{ seq, hash }] : []));
        this.#removals.recorded(heads, missing, { hash: record.hash, seq: record.seq, at, order });
        return undefined;
      }
      default:
        return undefined;
    }
  }

  /** Call once after the last record. */
  end(): void {
    this.#removals.end(this.signing);
    for (const signature of this.#waiting) this.#unknownKey(signature);
    // Signatures of another key are explained only by the ledger's own word that its key was lost.
    if (this.#stranger !== null && !this.#keyLost) {
      const { at, seq, order, keyId } = this.#stranger;
      this.findings.add({ tag: 'checkpoint-forged', at, seq, detail: `key ${keyId} is not the trail’s` }, order);
    }
  }

  #start(record: Start, at: Place, order: number): void {
    // Without a key in the keychain a ledger has none to name.
    if (record.public_key === null) return;
    const known = record.key_id === null ? undefined : this.#keys.get(record.key_id);
    // One that is known already stays the one it is.
    const key = known === undefined ? readPublicKey(record.public_key) : known.base64 === record.public_key ? known : null;
    if (key?.id !== record.key_id) {
      this.findings.add({ tag: 'checkpoint-forged', at, seq: record.seq, detail: 'the key that is named here is not the one that is given' }, order);
      return;
    }
    if (known === undefined) {
      if (this.#named >= mostKeys) {
        this.findings.add({ tag: 'malformed', at, seq: record.seq, detail: `the trail names more than ${mostKeys.toLocaleString('en-GB')} keys` }, order);
        return;
      }
      this.#named += 1;
      this.#keys.set(key.id, key);
    }
    if (this.#own.size === 0 || (this.trusted.length === 0 && this.#keyLost)) this.#own.add(key.id);
    if (!this.#own.has(key.id)) this.#stranger ??= { at, seq: record.seq, order, keyId: key.id };
    // The checkpoints of one that is known wait no more.
    if (known !== undefined) return;
    const waiting = this.#waiting.filter((one) => one.record.key_id === key.id);
    this.#waiting = this.#waiting.filter((one) => one.record.key_id !== key.id);
    for (const signature of waiting) this.#judge(signature, key);
  }

  #checkpoint(record: Checkpoint, at: Place, order: number, removal: Removal | null): void {
    const signature = { record, at, order, removal };
    const key = this.#keys.get(record.key_id);
    if (key !== undefined) this.#judge(signature, key);
    // Only a key that comes after the beginning can be one of a beginning that was removed.
    else if (this.#keys.size === 0 && this.#waiting.length < mostWaiting) this.#waiting.push(signature);
    else this.#unknownKey(signature);
  }

  #judge(checkpoint: Signature, key: PublicKey): void {
    const { record, at, order, removal } = checkpoint;
    const { at_hash, at_seq, key_id, timestamp, signature } = record;
    const good = isSignedBy(key, signedBytes({ at_hash, at_seq, key_id, timestamp }), signature);
    const fits = at_hash === record.prev && at_seq === record.seq - 1;
    if (good && fits && this.#own.has(key_id)) {
      this.#checkpoints += 1;
      if (at_seq > (this.#signedUpTo?.seq ?? -1)) this.#signedUpTo = { seq: at_seq, timestamp, keyId: key_id };
      if (removal !== null) this.#removals.confirmed(removal);
      return;
    }
    if (removal !== null) this.#removals.unconfirmed(removal, this.signing);
    if (good && fits) {
      this.#checkpoints += 1;
      this.#stranger ??= { at, seq: record.seq, order, keyId: key_id };
    } else if (good) {
      const since = this.#signedUpTo === null ? 'the beginning' : `record ${this.#signedUpTo.seq}`;
      this.findings.add({ tag: 'rewritten', at, seq: record.seq, detail: `somewhere after ${since}` }, order);
    } else this.findings.add({ tag: 'checkpoint-forged', at, seq: record.seq, detail: 'its signature is not good' }, order);
  }

  #unknownKey({ record, at, order, removal }: Signature): void {
    this.findings.add({ tag: 'checkpoint-forged', at, seq: record.seq, detail: `key ${record.key_id} is unknown` }, order);
    if (removal !== null) this.#removals.unconfirmed(removal, this.signing);
  }

  /** No word of it loosens the chain: it was tied to the record before it, or is a fault, like any other. */
  #gap(gap: Gap, at: Place, order: number): void {
    if (gap.reason === 'key-lost') {
      this.#keyLost = true;
      // The new key's start may have come just before.
      if (this.trusted.length === 0 && this.#stranger !== null) {
        this.#own.add(this.#stranger.keyId);
        this.#stranger = null;
      }
    }
    const { held_back: held = 0, shown_unrecorded: unrecorded = 0 } = gap;
    const honest = (gap.reason === 'unwritable' || gap.reason === 'unconfirmed') && unrecorded === 0;
    const detail = `${gapWords.get(gap.reason) ?? gap.reason}${held > 0 ? `; ${held} held back` : ''}${unrecorded > 0 ? `; ${unrecorded} shown unrecorded` : ''}`;
    this.findings.add({ tag: honest ? 'held-back' : 'gap-recorded', at, seq: gap.seq, detail }, order);
  }
}
