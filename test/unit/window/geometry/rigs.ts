import fc from 'fast-check';
import type { Displays, DisplayView } from '../../../../src/main/window/geometry/displays';
import type { Rect } from '../../../../src/main/window/geometry/rect';

/** A display with a panel of so many pixels at its top. */
export function display(bounds: Rect, part: Partial<DisplayView> & { readonly panel?: number } = {}): DisplayView {
  const { panel = 0, ...rest } = part;
  return { bounds, workArea: { ...bounds, y: bounds.y + panel, height: bounds.height - panel }, scaleFactor: 1, label: '', ...rest };
}

export function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height };
}

export function displays(primary: DisplayView, ...others: readonly DisplayView[]): Displays {
  return { primary, all: [primary, ...others] };
}

/** A laptop with a panel of 28; left of it a larger screen that is higher up; above it one at twice the scale. */
export const laptop = display(rect(0, 0, 1440, 900), { panel: 28, label: 'eDP-1' });
export const left = display(rect(-1920, -180, 1920, 1080), { label: 'DP-1' });
export const above = display(rect(0, -1080, 1920, 1080), { scaleFactor: 2, label: 'DP-2' });

/** Desks of one to three displays in a row, each somewhat higher or lower than the one before, at scales of 1 to 3. */
export const anyDisplays: fc.Arbitrary<Displays> = fc
  .tuple(
    fc.array(
      fc.record({
        width: fc.integer({ min: 320, max: 3840 }),
        height: fc.integer({ min: 320, max: 2160 }),
        lower: fc.integer({ min: -1500, max: 1500 }),
        panels: fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 })),
        scaleFactor: fc.constantFrom(1, 1.25, 1.5, 1.75, 2, 2.5, 3),
        label: fc.constantFrom('', 'DP-1', 'Built-in'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    fc.nat(2),
  )
  .map(([parts, index]) => {
    const primaryIndex = index % parts.length;
    // The primary one begins at 0, 0; those before it are at negative places.
    let x = -parts.slice(0, primaryIndex).reduce((sum, { width }) => sum + width, 0);
    const all = parts.map(({ width, height, lower, panels: [top, right, bottom, leftPanel], scaleFactor, label }, at): DisplayView => {
      const bounds = rect(x, at === primaryIndex ? 0 : lower, width, height);
      x += width;
      return {
        bounds,
        workArea: rect(bounds.x + leftPanel, bounds.y + top, width - leftPanel - right, height - top - bottom),
        scaleFactor,
        label,
      };
    });
    const primary = all[primaryIndex] ?? laptop;
    return { all, primary };
  });

export const anyRect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -10_000, max: 10_000 }),
  y: fc.integer({ min: -10_000, max: 10_000 }),
  width: fc.integer({ min: 1, max: 6_000 }),
  height: fc.integer({ min: 1, max: 6_000 }),
});

export function isWithin(inner: Rect, outer: Rect): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}
