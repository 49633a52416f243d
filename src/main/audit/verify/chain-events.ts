import { z } from 'zod';
import { gapReasonSchema, type GapReason } from '../../../shared/audit-event';
import type { ChainHead } from '../chain';
import type { Findings, Place } from './findings';
import { isSignedBy, readPublicKey, type PublicKey } from './keys';
import type { RawRecord } from './record';

/** What the chain is judged by beside itself. */
export interface Signed {
  readonly seq: number;
  readonly timestamp: string;
  readonly keyId: string;
}

const startSchema = z.object({ key_id: z.string(), public_key: z.string() });
const checkpointSchema = z.object({ timestamp: z.string(), at_seq: z.int(), at_hash: z.string(), key_id: z.string(), signature: z.string() });
const gapSchema = z.object({ reason: gapReasonSchema, expected_seq: z.int().nullish(), held_back: z.int().optional(), shown_unrecorded: z.int().optional() });
const retentionSchema = z.object({ removed: z.array(z.object({ last_seq: z.int().nullable(), last_hash: z.string().nullable() })) });

const gapWords: Readonly<Record<GapReason, string>> = {
  'tail-missing': 'records that had been signed were missing at the end',
  'tail-foreign': 'the end was not the one that had been signed',
  unreadable: 'the file before could not be read',
  'file-missing': 'the file before was gone',
  'file-replaced': 'the file before had been replaced',
  'key-lost': 'the signing key was lost; another one signs from here on',
  unwritable: 'the disk did not take records',
};

/** Reads the records by which a ledger vouches for itself: its keys, signatures, gaps and removals. */
export class ChainEvents {
  readonly #keys = new Map<string, PublicKey>();
  readonly #own: Set<string>;
  #keyLost = false;
  #stranger: { readonly at: Place; readonly seq: number; readonly order: number; readonly keyId: string } | null = null;
  #checkpoints = 0;
  #signedUpTo: Signed | null = null;

  /** `trusted`: keys known from elsewhere than the trail itself; without any, the first one the trail names is its own. */
  constructor(
    private readonly findings: Findings,
    private readonly trusted: readonly PublicKey[],
  ) {
    for (const key of trusted) this.#keys.set(key.id, key);
    this.#own = new Set(this.#keys.keys());
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

  /** Takes a sound record; `explained` is told where a removal was recorded that ends with the given record. */
  take(record: RawRecord, at: Place, order: number, removed: (last: ChainHead) => void): void {
    switch (record.event) {
      case 'start':
      // The key came after the start: the keychain was opened only then.
      case 'key':
        { this.#start(record, at, order); return; }
      case 'checkpoint':
        { this.#checkpoint(record, at, order); return; }
      case 'gap':
        { this.#gap(record, at, order); return; }
      case 'torn':
        this.findings.add({ tag: 'torn-recorded', at, seq: record.seq }, order);
        return undefined;
      case 'retention': {
        for (const one of retentionSchema.safeParse(record).data?.removed ?? []) {
          if (one.last_seq !== null && one.last_hash !== null) removed({ seq: one.last_seq, hash: one.last_hash });
        }
        return undefined;
      }
      default:
        return undefined;
    }
  }

  /** Call once after the last record. */
  end(): void {
    // Signatures of another key are explained only by the ledger's own word that its key was lost.
    if (this.#stranger !== null && !this.#keyLost) {
      const { at, seq, order, keyId } = this.#stranger;
      this.findings.add({ tag: 'checkpoint-forged', at, seq, detail: `key ${keyId} is not the trail’s` }, order);
    }
  }

  #start(record: RawRecord, at: Place, order: number): void {
    const start = startSchema.safeParse(record);
    // Without a key in the keychain a ledger has none to name.
    if (!start.success) return;
    const key = readPublicKey(start.data.public_key);
    if (key?.id !== start.data.key_id) {
      this.findings.add({ tag: 'checkpoint-forged', at, seq: record.seq, detail: 'the key that is named here is not the one that is given' }, order);
      return;
    }
    this.#keys.set(key.id, key);
    if (this.#own.size === 0 || (this.trusted.length === 0 && this.#keyLost)) this.#own.add(key.id);
    if (!this.#own.has(key.id)) this.#stranger ??= { at, seq: record.seq, order, keyId: key.id };
  }

  #checkpoint(record: RawRecord, at: Place, order: number): void {
    const parsed = checkpointSchema.safeParse(record);
    const forged = (detail: string): void => void this.findings.add({ tag: 'checkpoint-forged', at, seq: record.seq, detail }, order);
    if (!parsed.success) { forged('it can’t be read'); return; }
    const { at_hash, at_seq, key_id, timestamp, signature } = parsed.data;
    const key = this.#keys.get(key_id);
    if (key === undefined) { forged(`key ${key_id} is unknown`); return; }
    if (!isSignedBy(key, { at_hash, at_seq, key_id, timestamp }, signature)) { forged('its signature is not good'); return; }
    if (at_hash !== record.prev || at_seq !== record.seq - 1) {
      const since = this.#signedUpTo === null ? 'the beginning' : `record ${this.#signedUpTo.seq}`;
      this.findings.add({ tag: 'rewritten', at, seq: record.seq, detail: `somewhere after ${since}` }, order);
      return;
    }
    this.#checkpoints += 1;
    if (!this.#own.has(key_id)) this.#stranger ??= { at, seq: record.seq, order, keyId: key_id };
    else this.#signedUpTo = { seq: at_seq, timestamp, keyId: key_id };
  }

  #gap(record: RawRecord, at: Place, order: number): void {
    const gap = gapSchema.safeParse(record).data;
    if (gap?.reason === 'key-lost') {
      this.#keyLost = true;
      // The new key's start may have come just before.
      if (this.trusted.length === 0 && this.#stranger !== null) {
        this.#own.add(this.#stranger.keyId);
        this.#stranger = null;
      }
    }
    const held = gap?.held_back ?? 0;
    const unrecorded = gap?.shown_unrecorded ?? 0;
    const honest = gap?.reason === 'unwritable' && unrecorded === 0;
    const detail = gap === undefined ? undefined : `${gapWords[gap.reason]}${held > 0 ? `; ${held} held back` : ''}${unrecorded > 0 ? `; ${unrecorded} shown unrecorded` : ''}`;
    this.findings.add({ tag: honest ? 'held-back' : 'gap-recorded', at, seq: record.seq, detail }, order);
  }
}
