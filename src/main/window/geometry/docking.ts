import { clamp, type Rect, type Size } from './rect';

export type Edge = 'top' | 'right' | 'bottom' | 'left';

/**
 * Where a strip is at the edge of a work area: which edge, and how far along it from the nearer end, so that a strip in a
 * corner stays there when the area grows. `offset` in pixels, 0 is the corner.
 */
export interface Dock {
  readonly edge: Edge;
  readonly from: 'start' | 'end';
  readonly offset: number;
}

export const defaultDock: Dock = { edge: 'top', from: 'end', offset: 0 };

export type Direction = 'up' | 'right' | 'down' | 'left';

/** Dropped this near to a corner, it goes into it. */
export const snapPx = 24;

/** The strip's rectangle: at its edge, within the area, never larger than it. */
export function dockedRect({ edge, from, offset }: Dock, size: Size, area: Rect): Rect {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  const along = isLevel(edge) ? area.width - width : area.height - height;
  const at = clamp(Math.round(from === 'start' ? offset : along - offset), 0, along);
  const x = isLevel(edge) ? area.x + at : edge === 'left' ? area.x : area.x + area.width - width;
  const y = isLevel(edge) ? (edge === 'top' ? area.y : area.y + area.height - height) : area.y + at;
  return { x, y, width, height };
}

/** Where a strip goes that was dropped there: to the nearest edge, and into the corner where it is near to one. */
export function dockAt(rect: Rect, area: Rect): Dock {
  const gaps: readonly (readonly [Edge, number])[] = [
    ['top', rect.y - area.y],
    ['bottom', area.y + area.height - (rect.y + rect.height)],
    ['left', rect.x - area.x],
    ['right', area.x + area.width - (rect.x + rect.width)],
  ];
  // The first of equals: a strip lies better along the top than on end at the side.
  const [edge] = gaps.reduce((nearest, gap) => (gap[1] < nearest[1] ? gap : nearest));
  const start = Math.max(0, isLevel(edge) ? rect.x - area.x : rect.y - area.y);
  const end = Math.max(0, isLevel(edge) ? area.x + area.width - (rect.x + rect.width) : area.y + area.height - (rect.y + rect.height));
  const offset = Math.round(Math.min(start, end));
  return { edge, from: start <= end ? 'start' : 'end', offset: offset <= snapPx ? 0 : offset };
}

/**
 * One step with the arrow keys, over the corners and the middles of the edges: along an edge to its middle and its
 * corners, across it to the opposite edge.
 */
export function stepDock(dock: Dock, direction: Direction, size: Size, area: Rect): Dock {
  const rect = dockedRect(dock, size, area);
  const freeX = area.width - rect.width;
  const freeY = area.height - rect.height;
  const column = third(rect.x - area.x, freeX) + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0);
  const row = third(rect.y - area.y, freeY) + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0);
  const [x, y] = [clamp(column, 0, 2), clamp(row, 0, 2)];
  // In the middle of everything is no edge: the step goes on to the far side.
  const beyond = x === 1 && y === 1;
  const toX = beyond && (direction === 'left' || direction === 'right') ? (direction === 'right' ? 2 : 0) : x;
  const toY = beyond && (direction === 'up' || direction === 'down') ? (direction === 'down' ? 2 : 0) : y;
  const edge: Edge = toY === 0 ? 'top' : toY === 2 ? 'bottom' : toX === 0 ? 'left' : 'right';
  const place = isLevel(edge) ? toX : toY;
  const free = isLevel(edge) ? freeX : freeY;
  return { edge, from: place === 2 ? 'end' : 'start', offset: place === 1 ? Math.round(free / 2) : 0 };
}

/** Which third of its way a strip is on: 0 at the start, 1 between, 2 at the end. */
function third(at: number, free: number): 0 | 1 | 2 {
  if (at <= 0) return 0;
  return at >= free ? 2 : 1;
}

function isLevel(edge: Edge): boolean {
  return edge === 'top' || edge === 'bottom';
}
