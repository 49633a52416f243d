import { genesis, type ChainHead } from '../trail/chain';
import type { Findings, FindingParts, OpenFinding, Place } from './findings';

/** A record as the chain sees it. `sound`: its hash is that of its contents. */
export interface Link {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly sound: boolean;
  readonly at: Place;
  /** Number of the line in the whole trail. */
  readonly order: number;
}

/** Somewhere the chain may go on from: `hash` is null where the record itself could not be read. */
interface Open {
  readonly seq: number;
  readonly hash: string | null;
  /** What to say, and of whom, when the chain does go on from here: what came in between did not belong. Null: that is yet to be said. */
  readonly whenResumed: (() => void) | null;
}

/** So many places to go on from are remembered; older ones are forgotten, and memory stays flat. */
const mostOpen = 64;

/**
 * Follows the links of a trail and says what is wrong with them. A record that doesn't fit leaves two ways to go on:
 * after it, or as if it weren't there; which one it was shows at the records that follow.
 */
export class ChainWalk {
  #last: Link | null = null;
  #current: Open | null = null;
  /** Newest first. */
  #open: Open[] = [];
  /** The record before the first one, which was removed; null where the trail begins at its beginning. */
  #missingBefore: ChainHead | null = null;

  constructor(
    private readonly findings: Findings,
    /** What the first record follows, where that is known. */
    base: ChainHead | null,
  ) {
    if (base !== null) this.#current = { ...base, whenResumed: null };
  }

  /** The record that is missing before the first one, if any. */
  get missingBefore(): ChainHead | null {
    return this.#missingBefore;
  }

  take(link: Link): void {
    const current = this.#current ?? this.#begin(link);
    if (fitsAfter(current, link)) {
      if (!link.sound) this.#suspect(link, current.seq + 1, { tag: 'edited', at: link.at, seq: link.seq }, null);
      else this.#accept(link);
      return;
    }
    if (link.sound && this.#resume(link)) return;
    this.#misfit(link, current);
  }

  /** A line that is no record stands here, perhaps in place of one. */
  takeNothing(at: Place, order: number, detail?: string): void {
    const current = this.#current ?? { ...genesis, whenResumed: null };
    this.findings.add({ tag: 'not-a-record', at, seq: null, detail }, order);
    this.#leave(said);
    this.#current = { seq: current.seq + 1, hash: null, whenResumed: null };
    this.#last = null;
  }

  #begin(first: Link): Open {
    const begun: Open = { seq: first.prev === genesis.hash ? 0 : first.seq - 1, hash: first.prev, whenResumed: null };
    if (first.prev !== genesis.hash) this.#missingBefore = { seq: first.seq - 1, hash: first.prev };
    this.#current = begun;
    return begun;
  }

  #accept(link: Link): void {
    // The very record that stood out of its order is here a second time: what stood there was a copy.
    this.#open = this.#open.filter((open) => open.seq !== link.seq || open.hash !== link.hash);
    this.#last = link;
    this.#current = { seq: link.seq, hash: link.hash, whenResumed: null };
  }

  /** Goes on from an older place, where the record fits one. */
  #resume(link: Link): boolean {
    const missing = this.#missingBefore;
    if (missing !== null && link.seq === missing.seq && link.hash === missing.hash) {
      this.findings.add({ tag: 'reordered', at: link.at, seq: link.seq }, link.order);
      this.#missingBefore = link.prev === genesis.hash ? null : { seq: link.seq - 1, hash: link.prev };
      return true;
    }
    const open = this.#open.find((one) => fitsAfter(one, link));
    if (open === undefined) return false;
    this.#open = this.#open.filter((one) => one !== open);
    // Going back is a fault, always, whatever was found before.
    if (open.whenResumed === null) this.findings.add({ tag: 'reordered', at: link.at, seq: link.seq, detail: 'it goes on from an older record' }, link.order);
    else open.whenResumed();
    this.#leave(null);
    this.#accept(link);
    return true;
  }

  #misfit(link: Link, current: Open): void {
    const { findings } = this;
    const last = this.#last;
    const due = current.seq + 1;
    if (!link.sound) { this.#suspect(link, link.prev === current.hash ? due : link.seq, { tag: 'edited', at: link.at, seq: link.seq }, null); return; }
    if (last !== null && link.hash === last.hash) {
      findings.add({ tag: 'inserted', at: link.at, seq: link.seq, detail: 'it is there twice' }, link.order);
      return;
    }
    if (last !== null && link.seq === last.seq && link.prev === last.prev) {
      this.#suspect(link, link.seq, { tag: 'inserted', at: last.at, seq: last.seq, detail: 'the next record takes the same place' }, 'inserted', last.order); return;
    }
    if (link.prev === current.hash) {
      this.#suspect(link, link.seq, { tag: 'edited', at: link.at, seq: link.seq, detail: `its number should be ${due}; its hash was made anew` }, 'inserted'); return;
    }
    if (link.seq === due && last !== null) {
      const detail = 'its hash was made anew: the next record was tied to another';
      this.#suspect(link, link.seq, { tag: 'edited', at: last.at, seq: last.seq, detail }, 'inserted', last.order); return;
    }
    if (link.seq > due) {
      const gone = link.seq - 1 === due ? `record ${due}` : `records ${due} to ${link.seq - 1}`;
      this.#suspect(link, link.seq, { tag: 'deleted', at: link.at, seq: due, detail: `${gone} missing` }, 'reordered'); return;
    }
    this.#suspect(link, link.seq, { tag: 'inserted', at: link.at, seq: link.seq, detail: `record ${due} is due here` }, null);
  }

  /** Goes on after the record, and remembers the way round it: if the chain goes that way, the record is named `otherwise`. */
  #suspect(link: Link, seq: number, parts: FindingParts, otherwise: 'inserted' | 'reordered' | null, order = link.order): void {
    const finding: OpenFinding = this.findings.add(parts, order);
    const renamed = link.sound ? (otherwise ?? parts.tag) : 'inserted';
    this.#leave(() => finding.change({ tag: renamed, at: link.at, seq: link.seq }));
    this.#last = link;
    this.#current = { seq, hash: link.hash, whenResumed: null };
  }

  #leave(whenResumed: (() => void) | null): void {
    if (this.#current === null) return;
    this.#open = [{ ...this.#current, whenResumed }, ...this.#open].slice(0, mostOpen);
  }
}

/** All there is to say of it was said. */
const said = (): void => undefined;

function fitsAfter(place: Open, link: Link): boolean {
  return link.seq === place.seq + 1 && (place.hash === null || link.prev === place.hash);
}
