import { Component, createRef, type PointerEvent, type ReactNode } from 'react';
import type { Suggestion } from '../../shared/knowledge';

interface Props {
  readonly suggestions: readonly Suggestion[];
  /** New cards arrived out of sight, because the agent was reading. */
  readonly onKept: (count: number) => void;
  /** The newest cards are in sight. */
  readonly onTop: () => void;
  readonly children: ReactNode;
}

interface Place {
  readonly anchor: Element;
  readonly top: number;
}

interface Before {
  readonly place: Place | null;
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
  #aimedAt = -Infinity;

  override getSnapshotBeforeUpdate(): Before {
    const scroller = this.#scroller.current;
    if (scroller === null) return { place: null, reading: false };
    const scrolled = scroller.scrollTop > topEdge && Math.abs(scroller.scrollTop - this.#ownTop) > 1;
    const reading = scrolled || this.#isEngaged(scroller);
    return { place: reading || scroller.scrollTop > 0 ? readingPlace(scroller) : null, reading };
  }

  override componentDidUpdate(previous: Props, _state: unknown, before: Before): void {
    const scroller = this.#scroller.current;
    if (scroller === null) return;
    const arrived = countArrived(previous.suggestions, this.props.suggestions);
    if (arrived > 0 && !before.reading) {
      this.scrollToTop();
      return;
    }
    if (before.place?.anchor.isConnected === true) {
      const wasOwn = scroller.scrollTop <= topEdge || Math.abs(scroller.scrollTop - this.#ownTop) <= 1;
      this.#shift(scroller, before.place.anchor.getBoundingClientRect().top - before.place.top);
      if (wasOwn) this.#ownTop = scroller.scrollTop;
    }
    if (arrived > 0 && scroller.scrollTop > topEdge) this.props.onKept(arrived);
  }

  /** Brings the newest card into sight. */
  scrollToTop(): void {
    this.#setRoom(0);
    this.#ownTop = 0;
    this.#aimedAt = -Infinity;
    this.#scroller.current?.scrollTo({ top: 0 });
    this.props.onTop();
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
    if (performance.now() - this.#aimedAt < aimingMs) return true;
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
    if (scroller.scrollTop <= topEdge) this.props.onTop();
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const onCard = event.target instanceof Element && event.target.closest('.card') !== null;
    this.#aimedAt = onCard ? performance.now() : -Infinity;
  };

  readonly #onPointerLeave = (): void => {
    this.#aimedAt = -Infinity;
  };
}

/** The card whose place is to be kept: the focused one, else the one pointed at, else the first in sight. */
function readingPlace(scroller: Element): Place | null {
  const cards = [...scroller.querySelectorAll('.card')];
  const covered = scroller.querySelector('.assist-top')?.getBoundingClientRect().bottom ?? 0;
  const anchor =
    cards.find((card) => card.contains(document.activeElement)) ??
    cards.find((card) => card.matches(':hover')) ??
    cards.find((card) => card.getBoundingClientRect().bottom > covered);
  return anchor === undefined ? null : { anchor, top: anchor.getBoundingClientRect().top };
}

function countArrived(before: readonly Suggestion[], after: readonly Suggestion[]): number {
  if (before === after) return 0;
  const known = new Set(before.map((suggestion) => suggestion.id));
  return after.filter((suggestion) => !known.has(suggestion.id)).length;
}
