import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayFor, leastSizeOn, mostDisplays, noPlaces, placeOn, rememberDock, rememberPlace, stripSize, type Places } from '../../../../src/main/window/geometry/place';
import { displayKey, type Displays } from '../../../../src/main/window/geometry/displays';
import { inset, noInsets, type Insets, type Rect } from '../../../../src/main/window/geometry/rect';
import type { WindowMode } from '../../../../src/shared/contract/window-mode';
import { above, anyDisplays, anyRect, display, displays, isWithin, laptop, left, rect } from './rigs';

const titleBar: Insets = { top: 20, right: 1, bottom: 4, left: 1 };
const put = (mode: WindowMode, at: Rect, on: Displays, before: Places = noPlaces): Places => rememberPlace(before, on, mode, at);
const shownAt = (mode: WindowMode, places: Places, on: Displays, now: Rect | null = null): Rect => placeOn(displayFor(places, on, now), mode, places, noInsets);

describe('where the window is shown', () => {
  const alone = displays(laptop);
  const three = displays(laptop, left, above);

  it.each<[string, WindowMode, Places, Displays, Rect]>([
    ['in the middle of the work area at first', 'window', noPlaces, alone, rect(520, 144, 400, 640)],
    ['a strip in the top right corner at first, below the panel', 'compact', noPlaces, alone, rect(1080, 28, 360, 120)],
    ['full is the whole work area', 'full', noPlaces, alone, rect(0, 28, 1440, 872)],
    ['where it was put', 'window', put('window', rect(30, 60, 500, 700), alone), alone, rect(30, 60, 500, 700)],
    ['on the display it was put on, with negative coordinates', 'window', put('window', rect(-1800, -100, 500, 700), three), three, rect(-1800, -100, 500, 700)],
    ['on the display above, which has another scale', 'window', put('window', rect(200, -900, 420, 660), three), three, rect(200, -900, 420, 660)],
    ['a strip at the edge it was dropped near', 'compact', put('compact', rect(-1900, 300, 360, 120), three), three, rect(-1920, 300, 360, 120)],
    ['on the primary one, in the middle, where its own is gone', 'window', put('window', rect(-1800, -100, 500, 700), three), alone, rect(520, 144, 400, 640)],
    ['a strip whose display is gone at the first corner of the primary one', 'compact', put('compact', rect(-1900, 300, 360, 120), three), alone, rect(1080, 28, 360, 120)],
    ['full on the display it was put on', 'full', put('window', rect(-1800, -100, 500, 700), three), three, left.workArea],
  ])('%s', (_sentence, mode, places, on, expected) => {
    expect(shownAt(mode, places, on)).toEqual(expected);
  });

  it('has room for its title bar above it, and is never larger than the work area', () => {
    const places = put('window', rect(-50, 0, 4000, 3000), alone);
    expect(placeOn(laptop, 'window', places, titleBar)).toEqual(rect(1, 48, 1438, 848));
  });

  it('moves off a panel that comes, and back when the panel goes', () => {
    const places = put('window', rect(100, 250, 400, 640), alone);
    const panel = { ...laptop, workArea: rect(0, 28, 1440, 780) };
    expect(shownAt('window', places, displays(panel))).toEqual(rect(100, 168, 400, 640));
    expect(shownAt('window', places, alone)).toEqual(rect(100, 250, 400, 640));
  });

  it('is another display once it is turned, with a place of its own', () => {
    const places = put('window', rect(1000, 100, 400, 640), alone);
    const turned = displays(display(rect(0, 0, 900, 1440), { panel: 28, label: 'eDP-1' }));
    expect(shownAt('window', places, turned)).toEqual(rect(250, 414, 400, 640));
    const both = put('window', rect(450, 700, 400, 640), turned, places);
    expect(shownAt('window', both, alone, rect(450, 700, 400, 640))).toEqual(rect(1000, 100, 400, 640));
    expect(shownAt('window', both, turned)).toEqual(rect(450, 700, 400, 640));
  });

  it('stays on the display it is on when another one comes', () => {
    const places = put('window', rect(700, 100, 400, 640), alone);
    expect(shownAt('window', places, three, rect(700, 100, 400, 640))).toEqual(rect(700, 100, 400, 640));
  });

  it('goes to the display it is nearest to when its own is taken away, and comes back with it', () => {
    const places = put('window', rect(-1800, -100, 500, 700), three);
    const away = displays(laptop, above);
    expect(displayFor(places, away, rect(-1800, -100, 500, 700))).toBe(laptop);
    expect(displayFor(places, away, rect(300, -1200, 400, 640))).toBe(above);
    expect(shownAt('window', places, three, rect(520, 144, 400, 640))).toEqual(rect(-1800, -100, 500, 700));
  });

  it('has a smallest size that fits on a small display', () => {
    expect(leastSizeOn(laptop, titleBar)).toEqual({ width: 320, height: 360 });
    expect(leastSizeOn(display(rect(0, 0, 300, 320)), titleBar)).toEqual({ width: 298, height: 296 });
  });

  it('remembers each mode for itself, and the strip that was moved by keys', () => {
    const window = put('window', rect(100, 100, 400, 640), alone);
    const both = rememberDock(window, laptop, { edge: 'bottom', from: 'end', offset: 0 });
    expect(shownAt('window', both, alone)).toEqual(rect(100, 100, 400, 640));
    expect(shownAt('compact', both, alone)).toEqual(rect(1080, 780, 360, 120));
  });

  it('remembers the displays used last, no more than sixteen', () => {
    let places = noPlaces;
    for (let index = 0; index < 20; index += 1) places = put('window', rect(10, 10, 400, 600), displays(display(rect(0, 0, 1000 + index, 800))), places);
    expect(places.displays).toHaveLength(mostDisplays);
    expect(places.displays[0]?.key).toBe(displayKey(display(rect(0, 0, 1019, 800))));
  });
});

describe('on any desk of one to three displays', () => {
  const modes = fc.constantFrom<WindowMode>('compact', 'window', 'full');
  const frames = fc.record({ top: fc.integer({ min: 0, max: 40 }), right: fc.integer({ min: 0, max: 8 }), bottom: fc.integer({ min: 0, max: 8 }), left: fc.integer({ min: 0, max: 8 }) });

  it('the window is always within the work area of the display it is on, its title bar too', () => {
    fc.assert(
      fc.property(anyDisplays, anyDisplays, anyRect, modes, modes, frames, (before, after, at, putIn, shownIn, frame) => {
        const places = put(putIn, at, before);
        const on = displayFor(places, after, at);
        const area = shownIn === 'compact' ? on.workArea : inset(on.workArea, frame);
        expect(isWithin(placeOn(on, shownIn, places, frame), area)).toBe(true);
      }),
    );
  });

  it('showing it again where it is shown changes nothing', () => {
    fc.assert(
      fc.property(anyDisplays, anyRect, fc.constantFrom<WindowMode>('compact', 'window'), frames, (on, at, mode, frame) => {
        const places = put(mode, at, on);
        const first = placeOn(displayFor(places, on, at), mode, places, frame);
        const again = put(mode, first, on, places);
        expect(placeOn(displayFor(again, on, first), mode, again, frame)).toEqual(first);
      }),
    );
  });

  it('a place comes back with its display, wherever the window was meanwhile', () => {
    fc.assert(
      fc.property(anyDisplays, anyDisplays, anyRect, modes, (home, meanwhile, at, mode) => {
        const places = put('window', at, home);
        const before = placeOn(displayFor(places, home, at), mode, places, noInsets);
        const away = placeOn(displayFor(places, meanwhile, before), mode, places, noInsets);
        expect(placeOn(displayFor(places, home, away), mode, places, noInsets)).toEqual(before);
      }),
    );
  });

  it('a strip is always at an edge of the work area, and whole where it fits', () => {
    fc.assert(
      fc.property(anyDisplays, anyRect, (on, at) => {
        const places = put('compact', { ...at, ...stripSize }, on);
        const { workArea } = displayFor(places, on, null);
        const strip = placeOn(displayFor(places, on, null), 'compact', places, noInsets);
        const gaps = [strip.x - workArea.x, strip.y - workArea.y, workArea.x + workArea.width - strip.x - strip.width, workArea.y + workArea.height - strip.y - strip.height];
        expect(Math.min(...gaps)).toBe(0);
        expect([strip.width, strip.height]).toEqual([Math.min(360, workArea.width), Math.min(120, workArea.height)]);
      }),
    );
  });
});
