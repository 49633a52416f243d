import type { ChainHead } from '../trail/chain';
import type { Findings, Place } from './findings';

/** A retention record: the ledger's word that old files are gone. */
export interface Removal {
  readonly hash: string;
  readonly seq: number;
  readonly at: Place;
  readonly order: number;
  /** It names the record that is missing before the trail's first one. */
  readonly namesBeginning: boolean;
}

/**
 * Judges the ledger's word that old files are gone. Anybody can write such a record behind the newest signature, so it
 * counts only when the ledger signed it at once: the very next record is a good checkpoint by the trail's own key.
 */
export class Removals {
  #newest: Removal | null = null;
  #beginning: 'not-named' | 'named' | 'confirmed' = 'not-named';

  constructor(private readonly findings: Findings) {}

  /** What is known of the records that are missing before the first one. */
  get beginning(): 'not-named' | 'named' | 'confirmed' {
    return this.#beginning;
  }

  recorded(removed: readonly ChainHead[], missing: ChainHead | null, place: Omit<Removal, 'namesBeginning'>): void {
    const namesBeginning = removed.some((last) => missing !== null && last.seq === missing.seq && last.hash === missing.hash);
    this.#newest = { ...place, namesBeginning };
  }

  /** Gives back the removal that the record follows directly, and forgets it. `signing`: whether a key is known by now. */
  next(record: { readonly prev: string; readonly event?: unknown } | null, signing: 'on' | 'off'): Removal | null {
    const newest = this.#newest;
    if (newest === null) return null;
    this.#newest = null;
    if (record?.event === 'checkpoint' && record.prev === newest.hash) return newest;
    this.unconfirmed(newest, signing);
    return null;
  }

  confirmed(removal: Removal): void {
    if (removal.namesBeginning) this.#beginning = 'confirmed';
  }

  /** Where nothing was ever signed no removal can be confirmed: a word is due only of the one the beginning rests on. */
  unconfirmed(removal: Removal, signing: 'on' | 'off'): void {
    if (removal.namesBeginning && this.#beginning === 'not-named') this.#beginning = 'named';
    if (signing === 'on' || removal.namesBeginning) this.findings.add({ tag: 'removal-unconfirmed', at: removal.at, seq: removal.seq }, removal.order);
  }

  /** Call once after the last record. */
  end(signing: 'on' | 'off'): void {
    if (this.#newest !== null) this.unconfirmed(this.#newest, signing);
    this.#newest = null;
  }
}
