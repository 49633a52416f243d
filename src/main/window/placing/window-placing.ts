import { screen, type BrowserWindow, type Display } from 'electron';
import type { WindowMode } from '../../../shared/contract/window-mode';
import type { Clock } from '../../clock';
import { displayKey, displaysSignature, displayOf, type Displays, type DisplayView } from '../geometry/displays';
import { defaultDock, stepDock, type Direction } from '../geometry/docking';
import { frameCorner, learnFrame } from '../geometry/frame';
import { displayFor, leastSizeOn, placeOn, rememberDock, rememberPlace, stripSize, type Places } from '../geometry/place';
import { noInsets, sameRect, type Insets, type Rect } from '../geometry/rect';
import type { PlacesFile } from './places-file';

/** A window that is dragged, or that the window manager arranges, is done when it has been still for so long. */
const stillMs = 300;

export interface PlacingParts {
  readonly file: PlacesFile;
  readonly clock: Clock;
  /** The window of now and how it is shown; null while there is none. */
  readonly current: () => { readonly window: BrowserWindow; readonly mode: WindowMode } | null;
  /** The agent has maximised it, or undone that, by the system’s own title bar. */
  readonly onMode: (mode: WindowMode) => void;
  /** It is on this one of so many displays; told often, also where it is the same. */
  readonly onDisplay: (display: DisplayView, of: number) => void;
}

/** Carries out what geometry/ works out: puts the window where it belongs, and remembers where the agent puts it. */
export class WindowPlacing {
  #cancelSettle: (() => void) | null = null;
  /** Where the window was asked to be, until it is still: that it is there is not the agent’s doing. */
  #asked: Rect | null = null;
  /** Where its content was when it was still last. A window manager that reports the same place late tells nothing of the agent. */
  #stillAt: Rect | null = null;
  /** The displays it was put there for. */
  #displays = '';
  /** Window managers that can’t maximise leave it to us. */
  #maximised: 'not yet' | 'seen' = 'not yet';

  constructor(private readonly parts: PlacingParts) {
    for (const event of ['display-added', 'display-removed'] as const) screen.on(event as 'display-added', this.#settleSoon);
    screen.on('display-metrics-changed', this.#settleSoon);
  }

  /** Where to make a window of this mode. `now` is where the one is that it replaces; null where there is none. */
  boundsFor(mode: WindowMode, now: Rect | null): Rect {
    const framed = mode === 'full' ? 'window' : mode;
    const display = displayFor(this.#places, displaysNow(), now);
    return this.#toSystem(placeOn(display, framed, this.#places, this.#frameOf(mode)), mode);
  }

  /** Puts the window where it belongs; one that is there stays untouched. */
  place(): void {
    const current = this.parts.current();
    if (current === null) return;
    const { window, mode } = current;
    const displays = displaysNow();
    const now = window.getContentBounds();
    const display = displayFor(this.#places, displays, now);
    this.#displays = displaysSignature(displays);
    this.parts.onDisplay(display, displays.all.length);
    const isThere = displayOf(displays, now) === display;
    if (mode === 'full' && window.isMaximized() && isThere) return;
    if (window.isMaximized()) window.unmaximize();
    const frame = this.#frameOf(mode);
    if (mode !== 'compact') {
      const least = leastSizeOn(display, frame);
      window.setMinimumSize(least.width, least.height);
    }
    // To be maximised on a display it has to be there first.
    const content = placeOn(display, mode === 'full' ? 'window' : mode, this.#places, frame);
    this.#put(window, content, mode);
    this.#maximised = 'not yet';
    if (mode !== 'full') return;
    this.#asked ??= content;
    window.maximize();
  }

  /** Follows the agent's hand; for each new window once. */
  follow(window: BrowserWindow): void {
    for (const event of ['move', 'resize', 'show'] as const) window.on(event as 'move', this.#settleSoon);
  }

  /** Moves the strip a step along the edges, for those who don't drag. */
  step(direction: Direction): void {
    const display = displayFor(this.#places, displaysNow(), this.parts.current()?.window.getContentBounds() ?? null);
    const docked = this.#places.displays.find(({ key }) => key === displayKey(display))?.strip ?? defaultDock;
    this.parts.file.keep({ places: rememberDock(this.#places, display, stepDock(docked, direction, stripSize, display.workArea)) });
    this.place();
  }

  get #places(): Places {
    return this.parts.file.current.places;
  }

  #put(window: BrowserWindow, content: Rect, mode: WindowMode): void {
    if (window.isVisible() && sameRect(window.getContentBounds(), content)) return;
    this.#asked = frameCorner(content, this.#frameOf(mode));
    if (process.platform === 'linux') window.setBounds(this.#asked);
    else window.setContentBounds(content);
  }

  /** Where X11 is to be told that the window is. Elsewhere it is put in its place before it is shown. */
  #toSystem(content: Rect, mode: WindowMode): Rect {
    return process.platform === 'linux' ? frameCorner(content, this.#frameOf(mode)) : content;
  }

  #frameOf(mode: WindowMode): Insets {
    return mode === 'compact' ? noInsets : this.parts.file.current.frame;
  }

  readonly #settleSoon = (): void => {
    this.#cancelSettle?.();
    this.#cancelSettle = this.parts.clock.after(stillMs, () => {
      this.#cancelSettle = null;
      this.#settle();
    });
  };

  /** The window is still: the displays changed under it, or it is where we put it, or the agent put it there. */
  #settle(): void {
    const current = this.parts.current();
    if (current === null) return;
    const { window, mode } = current;
    if (!window.isVisible() || window.isMinimized()) return;
    const displays = displaysNow();
    if (displaysSignature(displays) !== this.#displays) {
      this.place();
      return;
    }
    const asked = this.#asked;
    this.#asked = null;
    this.parts.onDisplay(displayOf(displays, window.getContentBounds()), displays.all.length);
    if (mode === 'full' || window.isMaximized()) {
      this.#settleFull(window, mode, asked === null ? 'agent' : 'us');
      return;
    }
    const content = window.getContentBounds();
    const sameAsBefore = this.#stillAt !== null && sameRect(this.#stillAt, content);
    this.#stillAt = content;
    if (asked === null && sameAsBefore) return;
    const { file } = this.parts;
    if (asked !== null && mode === 'window') {
      const frame = learnFrame(asked, window.getBounds(), content, file.current.frame);
      if (!sameInsets(frame, file.current.frame)) file.keep({ frame });
      if (sameRect(frameCorner(content, frame), asked)) return;
    }
    if (asked !== null && mode === 'compact' && sameRect(content, asked)) return;
    const places = rememberPlace(this.#places, displays, mode, content);
    if (JSON.stringify(places) !== JSON.stringify(this.#places)) file.keep({ places });
    if (mode === 'compact') this.place();
  }

  #settleFull(window: BrowserWindow, mode: WindowMode, by: 'agent' | 'us'): void {
    if (window.isMaximized()) {
      this.#maximised = 'seen';
      if (mode === 'window') this.parts.onMode('full');
      else if (by === 'agent') this.parts.file.keep({ places: rememberPlace(this.#places, displaysNow(), 'full', window.getContentBounds()) });
    } else if (this.#maximised === 'seen') this.parts.onMode('window');
    else {
      const display = displayFor(this.#places, displaysNow(), window.getContentBounds());
      this.#put(window, placeOn(display, 'full', this.#places, this.#frameOf('full')), 'full');
    }
  }
}

function sameInsets(one: Insets, other: Insets): boolean {
  return one.top === other.top && one.right === other.right && one.bottom === other.bottom && one.left === other.left;
}

function displaysNow(): Displays {
  const primary = viewOf(screen.getPrimaryDisplay());
  const all = screen.getAllDisplays().map(viewOf);
  return { primary: all.find((one) => sameRect(one.bounds, primary.bounds)) ?? primary, all: all.length === 0 ? [primary] : all };
}

function viewOf({ bounds, workArea, scaleFactor, label }: Display): DisplayView {
  return { bounds, workArea, scaleFactor, label };
}
