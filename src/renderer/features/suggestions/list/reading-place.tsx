import { Component, createRef, type PointerEvent, type ReactNode } from 'react';
import { remember, remembered } from '../../../bridge/window-memory';
import type { Suggestion } from '../../../../shared/domain/knowledge';

interface Props {
  readonly suggestions: readonly Suggestion[];
  /** These new cards are out of sight, because the agent was reading when they came. */
  readonly onUnseen: (unseen: readonly Suggestion[]) => void;
  readonly children: ReactNode;
}

interface Place {
  readonly anchor: Element;
  readonly top: number;
}

interface Before {
  readonly place: Place | null;
  /** Where the list began. */
  readonly listTop: number;
  readonly reading: boolean;
}

const topEdge = 8;
/** A pointer that has rested for longer aims at nothing. */
const aimingMs = 5_000;

/**
 * Scrolls the assist view so that what arrives never moves the card the agent reads, aims at or has focused. Where
 * nobody is reading, the newest card comes into sight.
 */
export class ReadingPlace extends Component<Props> {
  readonly #scroller = createRef<HTMLDivElement>();
  readonly #room = createRef<HTMLDivElement>();
  /** Where our own shift has put us; elsewhere the agent has scrolled. */
  #ownTop = 0;
  #roomPx = 0;
  /** Empty room above the list, where what stood there went while the agent was reading. */
  #abovePx = 0;
  #aimedAt = -Infinity;
  /** On a control, an aim has no end: pressed or not, the pointer was put there. */
  #onControl = false;
  /** New cards that have not been in sight. */
  #unseen: readonly Suggestion[] = [];

  /** Where the page before this one was read. */
  override componentDidMount(): void {
    const { place } = remembered();
    const card = place === null ? null : cardOf({ id: place.suggestionId });
    if (place !== null && card !== null && this.#scroller.current !== null) {
      this.#shift(this.#scroller.current, card.getBoundingClientRect().top - place.top);
    }
  }

  override getSnapshotBeforeUpdate(): Before {
    const scroller = this.#scroller.current;
    if (scroller === null) return { place: null, listTop: 0, reading: false };
    const scrolled = scroller.scrollTop > topEdge && Math.abs(scroller.scrollTop - this.#ownTop) > 1;
    const reading = scrolled || this.#isEngaged(scroller);
    return { place: reading || scroller.scrollTop > 0 ? readingPlace(scroller) : null, listTop: listTop(scroller), reading };
  }

  override componentDidUpdate(previous: Props, _state: unknown, before: Before): void {
    const scroller = this.#scroller.current;
    if (scroller === null) return;
    const arrived = arrivedSince(previous.suggestions, this.props.suggestions);
    if (arrived.length > 0) this.#setUnseen([...arrived, ...this.#unseen]);
    if (arrived.length > 0 && !before.reading) {
      this.scrollToNewest();
      return;
    }
    if (!before.reading) this.#setAbove(0);
    if (before.place?.anchor.isConnected === true) {
      const wasOwn = scroller.scrollTop <= topEdge || Math.abs(scroller.scrollTop - this.#ownTop) <= 1;
      const by = before.place.anchor.getBoundingClientRect().top - before.place.top;
      const risen = before.reading ? before.listTop - listTop(scroller) : 0;
      this.#shift(scroller, by + this.#takeAbove({ by, risen, scrolled: scroller.scrollTop }));
      if (wasOwn) this.#ownTop = scroller.scrollTop;
    }
    this.#see();
  }

  /** To the top, where the agent's own answer is awaited. */
  scrollToTop(): void {
    this.#setRoom(0);
    this.#setAbove(0);
    this.#ownTop = 0;
    this.#aimedAt = -Infinity;
    this.#onControl = false;
    this.#scroller.current?.scrollTo({ top: 0 });
    this.#see();
  }

  /** Brings the newest card that has not been in sight there: mostly to the top, further down where others are pinned. */
  scrollToNewest(): HTMLElement | null {
    const scroller = this.#scroller.current;
    const newest = this.#unseen.map(cardOf).find((card) => card !== null) ?? null;
    this.scrollToTop();
    if (scroller === null || newest === null) return newest;
    if (!isInSight(newest, scroller)) {
      // With the question above it.
      const top = (newest.closest('li') ?? newest).getBoundingClientRect().top;
      scroller.scrollTop = Math.max(0, scroller.scrollTop + top - coveredBelow(scroller));
      this.#ownTop = scroller.scrollTop;
    }
    this.#see();
    return newest;
  }

  /** Brings a card into sight with the question above it, and focuses it. */
  goTo(suggestionId: string): void {
    const scroller = this.#scroller.current;
    const card = document.querySelector<HTMLElement>(`[data-suggestion-id="${CSS.escape(suggestionId)}"]`);
    if (scroller === null || card === null) return;
    const row = card.closest('li') ?? card;
    this.#shift(scroller, row.getBoundingClientRect().top - coveredBelow(scroller));
    card.focus({ preventScroll: true });
    this.#see();
  }

  override render(): ReactNode {
    return (
      <div
        ref={this.#scroller}
        className="page assist"
        onScroll={this.#onScroll}
        onPointerMove={this.#onPointer}
        onPointerDown={this.#onPointer}
        onPointerLeave={this.#onPointerLeave}
      >
        {this.props.children}
        <div ref={this.#room} />
      </div>
    );
  }

  #isEngaged(scroller: Element): boolean {
    if (this.#onControl || performance.now() - this.#aimedAt < aimingMs) return true;
    // A card’s menu is open.
    if (scroller.querySelector('.card [aria-haspopup][aria-expanded="true"]') !== null) return true;
    const { activeElement } = document;
    if (activeElement?.matches(':focus-visible') === true && activeElement.closest('.card') !== null) return true;
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed && scroller.contains(selection.anchorNode);
  }

  #shift(scroller: Element, by: number): void {
    if (Math.abs(by) < 1) return;
    const target = Math.max(0, scroller.scrollTop + by);
    const missing = target - (scroller.scrollHeight - scroller.clientHeight);
    if (missing > 0) this.#setRoom(this.#roomPx + missing);
    scroller.scrollTop = target;
  }

  /**
   * The top of the page can’t be scrolled down: where the list rises further than there is to scroll, it is held by empty
   * room above it, which what comes next takes again. Returns by how much that moves the cards, in pixels.
   */
  #takeAbove({ by, risen, scrolled }: { readonly by: number; readonly risen: number; readonly scrolled: number }): number {
    const before = this.#abovePx;
    if (by > 0) this.#setAbove(before - Math.min(before, by));
    else this.#setAbove(before + Math.min(Math.max(0, risen), Math.max(0, -by - scrolled)));
    return this.#abovePx - before;
  }

  #setAbove(px: number): void {
    if (px === this.#abovePx) return;
    this.#abovePx = px;
    const list = this.#scroller.current?.querySelector('main');
    if (list) list.style.paddingBlockStart = px === 0 ? '' : `${px}px`;
  }

  /** Empty room below the cards, so that few cards can keep their place, too. */
  #setRoom(px: number): void {
    if (px === this.#roomPx) return;
    this.#roomPx = px;
    if (this.#room.current !== null) this.#room.current.style.blockSize = `${px}px`;
  }

  readonly #onScroll = (): void => {
    const scroller = this.#scroller.current;
    if (scroller === null) return;
    const needed = scroller.scrollTop + scroller.clientHeight - (scroller.scrollHeight - this.#roomPx);
    this.#setRoom(Math.max(0, Math.min(this.#roomPx, needed)));
    this.#see();
    this.#remember(scroller);
  };

  #remember(scroller: Element): void {
    const place = scroller.scrollTop > topEdge ? readingPlace(scroller) : null;
    const suggestionId = place?.anchor.getAttribute('data-suggestion-id') ?? null;
    remember({ place: place === null || suggestionId === null ? null : { suggestionId, top: place.top } });
  }

  /** What is in sight now has been seen, and so has what came with it in the same conversation. */
  #see(): void {
    const scroller = this.#scroller.current;
    if (scroller === null || this.#unseen.length === 0) return;
    const there = this.#unseen.filter((one) => cardOf(one) !== null);
    const seen = new Set(there.filter((one) => isInSight(cardOf(one), scroller)).map((one) => one.conversationId));
    this.#setUnseen(there.filter((one) => !seen.has(one.conversationId)));
  }

  #setUnseen(unseen: readonly Suggestion[]): void {
    const changed = unseen.length !== this.#unseen.length;
    this.#unseen = unseen;
    if (changed) this.props.onUnseen(unseen);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const target = event.target instanceof Element && event.target.closest('.card') !== null ? event.target : null;
    this.#aimedAt = target === null ? -Infinity : performance.now();
    this.#onControl = target !== null && target.closest('button') !== null;
  };

  readonly #onPointerLeave = (): void => {
    this.#aimedAt = -Infinity;
    this.#onControl = false;
  };
}

/** The card whose place is to be kept: the focused one, else the one pointed at, else the first in sight. */
function readingPlace(scroller: Element): Place | null {
  const cards = [...scroller.querySelectorAll('.card')];
  const covered = coveredBelow(scroller);
  const anchor =
    cards.find((card) => card.contains(document.activeElement)) ??
    cards.find((card) => card.querySelector('[aria-haspopup][aria-expanded="true"]') !== null) ??
    cards.find((card) => card.matches(':hover')) ??
    cards.find((card) => card.getBoundingClientRect().bottom > covered);
  return anchor === undefined ? null : { anchor, top: anchor.getBoundingClientRect().top };
}

function listTop(scroller: Element): number {
  return scroller.querySelector('main')?.getBoundingClientRect().top ?? 0;
}

/** Where the page begins to be seen, below what stays on top of it. */
function coveredBelow(scroller: Element): number {
  const top = scroller.querySelector('.assist-top');
  const sticky = top !== null && getComputedStyle(top).position === 'sticky';
  return sticky ? top.getBoundingClientRect().bottom : scroller.getBoundingClientRect().top;
}

/** Enough of it to be noticed. */
const noticedPx = 24;

function isInSight(card: Element | null, scroller: Element): boolean {
  if (card === null) return false;
  const { top, bottom } = card.getBoundingClientRect();
  return bottom >= coveredBelow(scroller) + noticedPx && top <= scroller.getBoundingClientRect().bottom - noticedPx;
}

function cardOf({ id }: Pick<Suggestion, 'id'>): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-suggestion-id="${CSS.escape(id)}"]`);
}

function arrivedSince(before: readonly Suggestion[], after: readonly Suggestion[]): readonly Suggestion[] {
  if (before === after) return [];
  const known = new Set(before.map((suggestion) => suggestion.id));
  return after.filter((suggestion) => !known.has(suggestion.id));
}
