import type { AppState } from '../../src/shared/contract/state';

/** The window as it opens, at its smallest, wide, and at 200 % of its smallest. */
export const sizes = { usual: [400, 640], small: [320, 360], wide: [800, 640], zoomed: [200, 320] } as const;

/** The strip at its size and on a narrow display, and each of its pixels twice as large. */
const stripSizes = { usual: [360, 120], small: [320, 120], wide: [360, 120], zoomed: [180, 60] } as const;
const fullSizes = { usual: [1280, 800], small: [800, 600], wide: [1920, 1080], zoomed: [640, 400] } as const;

/** Those of the mode a state is shown in, each width and height. */
export function sizesOf(state: AppState | null): Readonly<Record<keyof typeof sizes, readonly [number, number]>> {
  if (state?.windowMode === 'compact') return stripSizes;
  return state?.windowMode === 'full' ? fullSizes : sizes;
}
