import type { Insets, Rect } from './rect';

/** Thicker than this no title bar is; the window manager has put the window somewhere else altogether. */
const thickest = { side: 32, top: 80 } as const;

/**
 * What the system puts around a window, told from a place it was asked for and the places it then had. Where the system
 * knows its own frame (Windows, macOS) the two places differ by it. On X11 they don't, but the window manager puts the
 * frame's corner where the content's was asked for, and so moves the content by it.
 */
export function learnFrame(asked: Rect, outer: Rect, content: Rect, known: Insets): Insets {
  if (outer.width !== content.width || outer.height !== content.height) {
    return {
      top: content.y - outer.y,
      left: content.x - outer.x,
      right: outer.x + outer.width - content.x - content.width,
      bottom: outer.y + outer.height - content.y - content.height,
    };
  }
  const left = content.x - asked.x;
  const top = content.y - asked.y;
  const likely = content.width === asked.width && content.height === asked.height && left >= 0 && left <= thickest.side && top >= 0 && top <= thickest.top;
  // The lower border can't be told; it is mostly as thick as the one at the side.
  return likely ? { top, left, right: left, bottom: left } : known;
}

/** Where the frame's corner is to be so that the content is there; the size is the content's. */
export function frameCorner(content: Rect, { top, left }: Insets): Rect {
  return { ...content, x: content.x - left, y: content.y - top };
}
