import type { WindowMode } from '../../../shared/contract/window-mode';
import { displayKey, displayOf, displayOfKey, type Displays, type DisplayView } from './displays';
import { defaultDock, dockAt, dockedRect, type Dock } from './docking';
import { centred, fitInto, inset, type Insets, type Rect } from './rect';

/** What a display remembers of the window: of each mode the place the agent gave it, where there was one. */
export interface DisplayPlaces {
  readonly key: string;
  /** Of the content, without the system's title bar. */
  readonly window: Rect | null;
  readonly strip: Dock | null;
}

/** Where the agent put the window, on each display. */
export interface Places {
  /** The display it was put on last. While that one is away the window is elsewhere, and comes back with it. */
  readonly home: string | null;
  /** The one used last first, bounded. */
  readonly displays: readonly DisplayPlaces[];
}

export const noPlaces: Places = { home: null, displays: [] };

export const stripSize = { width: 360, height: 120 } as const;
export const windowSize = { width: 400, height: 640 } as const;
export const leastWindow = { width: 320, height: 360 } as const;

/** Desks that are changed between; more are not remembered. */
export const mostDisplays = 16;

/** The display to show the window on: where it was put last; where that is away, the one most of it is on now, else the primary one. */
export function displayFor(places: Places, displays: Displays, now: Rect | null): DisplayView {
  return displayOfKey(displays, places.home) ?? (now === null ? displays.primary : displayOf(displays, now));
}

/**
 * Where the window belongs on a display: where it was put there, else in the middle, a strip in the top right corner. Always
 * within the work area, with room for what the system puts around it, so that its title bar can be reached.
 * `full` is the whole of it, for systems where maximising is left to us.
 */
export function placeOn(display: DisplayView, mode: WindowMode, places: Places, around: Insets): Rect {
  const known = places.displays.find(({ key }) => key === displayKey(display));
  const area = inset(display.workArea, around);
  switch (mode) {
    case 'compact':
      // A strip has no frame.
      return dockedRect(known?.strip ?? defaultDock, stripSize, display.workArea);
    case 'window':
      return known?.window ? fitInto(known.window, area) : centred(windowSize, area);
    case 'full':
      return area;
  }
}

/** Never more than fits on the display. */
export function leastSizeOn(display: DisplayView, around: Insets): { readonly width: number; readonly height: number } {
  const area = inset(display.workArea, around);
  return { width: Math.min(leastWindow.width, area.width), height: Math.min(leastWindow.height, area.height) };
}

/** The agent has put the window there. That display is its home from now on. */
export function rememberPlace(places: Places, displays: Displays, mode: WindowMode, rect: Rect): Places {
  const display = displayOf(displays, rect);
  const key = displayKey(display);
  const known = places.displays.find((one) => one.key === key) ?? { key, window: null, strip: null };
  const next: DisplayPlaces = {
    ...known,
    ...(mode === 'window' && { window: rect }),
    ...(mode === 'compact' && { strip: dockAt(rect, display.workArea) }),
  };
  return withPlaces(places, next);
}

/** The strip was docked there, by keys. */
export function rememberDock(places: Places, display: DisplayView, strip: Dock): Places {
  const key = displayKey(display);
  const known = places.displays.find((one) => one.key === key) ?? { key, window: null, strip: null };
  return withPlaces(places, { ...known, strip });
}

function withPlaces(places: Places, next: DisplayPlaces): Places {
  const others = places.displays.filter(({ key }) => key !== next.key);
  return { home: next.key, displays: [next, ...others].slice(0, mostDisplays) };
}
