import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dockAt, dockedRect, stepDock, type Direction, type Dock } from '../../../../src/main/window/geometry/docking';
import { rect } from './rigs';

const size = { width: 360, height: 120 };
const area = rect(-1920, -180, 1920, 1080);

describe('docking', () => {
  it.each<[string, Dock, [number, number]]>([
    ['at the top, from the left corner', { edge: 'top', from: 'start', offset: 100 }, [-1820, -180]],
    ['at the top, in the right corner', { edge: 'top', from: 'end', offset: 0 }, [-360, -180]],
    ['at the bottom, from the right', { edge: 'bottom', from: 'end', offset: 40 }, [-400, 780]],
    ['at the left, from the top', { edge: 'left', from: 'start', offset: 200 }, [-1920, 20]],
    ['at the right, from the bottom', { edge: 'right', from: 'end', offset: 30 }, [-360, 750]],
    ['farther along than there is room', { edge: 'top', from: 'start', offset: 9_999 }, [-360, -180]],
  ])('%s', (_sentence, dock, [x, y]) => {
    expect(dockedRect(dock, size, area)).toEqual(rect(x, y, 360, 120));
  });

  it.each<[string, [number, number], Dock]>([
    ['near the top it goes to the top', [-1200, -150], { edge: 'top', from: 'start', offset: 720 }],
    ['near the left it goes to the left', [-1900, 290], { edge: 'left', from: 'start', offset: 470 }],
    ['in the open it goes to the nearest edge', [-1000, 500], { edge: 'bottom', from: 'end', offset: 640 }],
    ['beyond the edge it comes back to it', [-100, 310], { edge: 'right', from: 'end', offset: 470 }],
    ['near a corner it goes into the corner', [-1900, -170], { edge: 'top', from: 'start', offset: 0 }],
    ['24 pixels from the corner it still does', [-1896, -180], { edge: 'top', from: 'start', offset: 0 }],
    ['25 pixels from it, it does not', [-1895, -180], { edge: 'top', from: 'start', offset: 25 }],
  ])('dropped %s', (_sentence, [x, y], dock) => {
    expect(dockAt(rect(x, y, 360, 120), area)).toEqual(dock);
  });

  it('a strip in a corner stays there when the area grows or a panel comes', () => {
    const dock = dockAt(rect(-365, 775, 360, 120), area);
    expect(dockedRect(dock, size, rect(-1920, -180, 1920, 1030))).toEqual(rect(-360, 730, 360, 120));
    expect(dockedRect(dock, size, rect(-1920, -180, 2560, 1440))).toEqual(rect(280, 1140, 360, 120));
  });

  it('arrow keys go round the corners and middles of all edges', () => {
    let dock: Dock = { edge: 'top', from: 'start', offset: 0 };
    const walk: readonly [Direction, Dock][] = [
      ['right', { edge: 'top', from: 'start', offset: 780 }],
      ['right', { edge: 'top', from: 'end', offset: 0 }],
      ['right', { edge: 'top', from: 'end', offset: 0 }],
      ['down', { edge: 'right', from: 'start', offset: 480 }],
      ['down', { edge: 'bottom', from: 'end', offset: 0 }],
      ['left', { edge: 'bottom', from: 'start', offset: 780 }],
      ['up', { edge: 'top', from: 'start', offset: 780 }],
      ['left', { edge: 'top', from: 'start', offset: 0 }],
      ['down', { edge: 'left', from: 'start', offset: 480 }],
      ['right', { edge: 'right', from: 'start', offset: 480 }],
    ];
    for (const [direction, expected] of walk) {
      dock = stepDock(dock, direction, size, area);
      expect(dock).toEqual(expected);
    }
  });

  it('a strip that is as large as the area is where the area is', () => {
    const small = rect(0, 0, 300, 100);
    expect(dockedRect({ edge: 'right', from: 'end', offset: 50 }, size, small)).toEqual(small);
    expect(stepDock({ edge: 'top', from: 'start', offset: 0 }, 'right', size, small).edge).toBe('top');
  });

  it('dropping it where it is docked moves it nowhere', () => {
    const anywhere = fc.record({ x: fc.integer({ min: -4_000, max: 4_000 }), y: fc.integer({ min: -4_000, max: 4_000 }) });
    const anyArea = fc.record({ x: fc.integer({ min: -4_000, max: 4_000 }), y: fc.integer({ min: -4_000, max: 4_000 }), width: fc.integer({ min: 100, max: 4_000 }), height: fc.integer({ min: 100, max: 3_000 }) });
    fc.assert(
      fc.property(anywhere, anyArea, (at, free) => {
        const docked = dockedRect(dockAt({ ...at, ...size }, free), size, free);
        expect(dockedRect(dockAt(docked, free), size, free)).toEqual(docked);
      }),
    );
  });
});
