import { distance, overlap, type Rect } from './rect';

/** A display as the system describes it. All in device-independent pixels, whatever its scale. */
export interface DisplayView {
  readonly bounds: Rect;
  /** Without panels, docks and task bars. */
  readonly workArea: Rect;
  readonly scaleFactor: number;
  /** Its name, empty where the system gives none. */
  readonly label: string;
}

/** The displays of a moment, at least one. */
export interface Displays {
  readonly all: readonly DisplayView[];
  readonly primary: DisplayView;
}

/**
 * What a display is known by from one day to the next. The system's own number is not the same after a restart
 * everywhere, so it is what the display looks like: its name, its place among the others, its size and scale. A
 * display that is turned or scaled anew is another one, with places of its own.
 */
export function displayKey({ label, bounds, scaleFactor }: Pick<DisplayView, 'label' | 'bounds' | 'scaleFactor'>): string {
  const scale = Math.round(scaleFactor * 100) / 100;
  return `${label.slice(0, 100)}|${bounds.x},${bounds.y} ${bounds.width}x${bounds.height} @${scale}`;
}

export function displayOfKey({ all }: Displays, key: string | null): DisplayView | null {
  return all.find((display) => displayKey(display) === key) ?? null;
}

/** The display that most of the rectangle is on; where it is on none, the nearest one. */
export function displayOf({ all, primary }: Displays, rect: Rect): DisplayView {
  let best = primary;
  for (const display of all) {
    const more = overlap(rect, display.bounds) - overlap(rect, best.bounds);
    if (more > 0 || (more === 0 && distance(rect, display.bounds) < distance(rect, best.bounds))) best = display;
  }
  return best;
}

/** Tells whether two moments have the same displays, panels included. */
export function displaysSignature({ all, primary }: Displays): string {
  const words = all.map((display) => `${displayKey(display)} ${JSON.stringify(display.workArea)}`).sort();
  return `${displayKey(primary)}\n${words.join('\n')}`;
}
