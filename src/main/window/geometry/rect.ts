/** Device-independent pixels on the one plane that all displays share; a display left of or above the primary one has negative origins. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the system puts around a window's content: its title bar on top, borders elsewhere. All 0 where there is none. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** The nearest rectangle within `area`: made smaller only where it is larger than that, then moved. Whole pixels. */
export function fitInto(rect: Rect, area: Rect): Rect {
  const width = Math.min(Math.round(rect.width), area.width);
  const height = Math.min(Math.round(rect.height), area.height);
  return {
    x: clamp(Math.round(rect.x), area.x, area.x + area.width - width),
    y: clamp(Math.round(rect.y), area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** What remains of an area without these; never less than one pixel each way. */
export function inset(area: Rect, { top, right, bottom, left }: Insets): Rect {
  return {
    x: area.x + left,
    y: area.y + top,
    width: Math.max(1, area.width - left - right),
    height: Math.max(1, area.height - top - bottom),
  };
}

export function centred(size: Size, area: Rect): Rect {
  return fitInto({ ...size, x: area.x + (area.width - size.width) / 2, y: area.y + (area.height - size.height) / 2 }, area);
}

/** Square pixels that both cover. */
export function overlap(one: Rect, other: Rect): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Squared, between the centre of one and the nearest point of the other. */
export function distance(one: Rect, other: Rect): number {
  const x = one.x + one.width / 2;
  const y = one.y + one.height / 2;
  return (x - clamp(x, other.x, other.x + other.width)) ** 2 + (y - clamp(y, other.y, other.y + other.height)) ** 2;
}

export function sameRect(one: Rect, other: Rect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** `least` where the bounds cross. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
