import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { longer } from '../support/effort';
import { newProfile } from '../support/profile';
import { findWindow } from '../support/other-window';
import { resizeScreen } from '../support/screen-size';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const strip = { width: 360, height: 120 };

const place = (app: ElectronApplication): Promise<Area | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.isVisible())?.getContentBounds());
/** A strip in sight may not be drawn yet, and takes no keys then. */
const stripOf = (page: Page): Locator => page.getByRole('main', { name: 'Suggestion' });
const workArea = (app: ElectronApplication): Promise<Area> => app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);

test.describe('on a screen that changes its size', () => {
  test.use({ desktopOptions: {} });

  test('strip and window are within the screen when it shrinks, and back in their places when it grows again', longer, async ({ launch, desktop }) => {
    const profile = await newProfile();
    await writeFile(join(profile, 'settings.json'), JSON.stringify({ window: { mode: 'compact' } }));
    const { app, page } = await launch({ profile, args: ['--demo'] });
    await expect(stripOf(page)).toBeVisible();
    await expect.poll(() => place(app)).toEqual({ x: 920, y: 0, ...strip });
    await page.keyboard.press('Control+Shift+ArrowDown');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(() => place(app)).toEqual({ x: 920, y: 680, ...strip });

    await resizeScreen(desktop, 1024, 700);
    await expect.poll(() => workArea(app)).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
    await expect.poll(() => place(app)).toEqual({ x: 664, y: 0, ...strip });
    await resizeScreen(desktop, 1280, 800);
    await expect.poll(() => place(app)).toEqual({ x: 920, y: 680, ...strip });

    const next = app.waitForEvent('window');
    await page.keyboard.press('Control+2').catch(() => undefined);
    await next;
    await expect.poll(() => place(app)).toMatchObject({ width: 400, height: 640 });
    await isStill(app);
    // By the agent’s hand.
    await desktop.xdotool('windowmove', await findWindow(desktop, '--name', '^Cuecard$'), '860', '100');
    await expect.poll(async () => (await place(app))?.x).toBeGreaterThan(850);
    await isStill(app);
    const before = await place(app);

    await resizeScreen(desktop, 1024, 700);
    await expect.poll(async () => isWithin(await place(app), await workArea(app))).toBe(true);
    await resizeScreen(desktop, 1280, 800);
    await expect.poll(() => place(app)).toEqual(before);
  });
});

test('the strip goes to the display that is left when its own is taken away, and comes back with it', longer, async ({ launch }) => {
  const profile = await newProfile();
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ window: { mode: 'compact' } }));
  const { app, page } = await launch({ profile, args: ['--demo'] });
  await expect(stripOf(page)).toBeVisible();
  // One screen of a virtual desktop has one display: here its two halves stand for two.
  const half = (x: number): Area => ({ x, y: 0, width: 640, height: 800 });
  const [left, right] = [half(0), half(640)];
  await displaysBecome(app, [left, right], 'display-added');
  await expect.poll(() => place(app)).toEqual({ x: 920, y: 0, ...strip });
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect.poll(() => place(app)).toEqual({ x: 920, y: 340, ...strip });

  await displaysBecome(app, [left], 'display-removed');
  await expect.poll(() => place(app)).toEqual({ x: 280, y: 0, ...strip });
  await isStill(app);
  // A busy window manager reports late, once more, what it did: that is not the agent’s hand.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.isVisible())?.emit('move'));
  await isStill(app);
  await displaysBecome(app, [left, right], 'display-added');
  await expect.poll(() => place(app)).toEqual({ x: 920, y: 340, ...strip });

  // The whole screen in between is no other display either.
  const next = app.waitForEvent('window');
  await page.keyboard.press('Control+3').catch(() => undefined);
  const full = await next;
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible() && one.isMaximized()))).toBe(true);
  await isStill(app);
  await expect(full.getByRole('searchbox')).toBeVisible();
  await full.keyboard.press('Control+1').catch(() => undefined);
  await expect.poll(() => place(app)).toEqual({ x: 920, y: 340, ...strip });
});

function isWithin(rect: Area | undefined, area: Area): boolean {
  if (rect === undefined) return false;
  return rect.x >= area.x && rect.y >= area.y && rect.x + rect.width <= area.x + area.width && rect.y + rect.height <= area.y + area.height;
}

/** What moved the window is over for main, which waits 300 ms for that: a timer begun later, and longer, runs after it. */
async function isStill(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
}

/** Has Electron tell of other displays than the system has, and that they changed. */
async function displaysBecome(app: ElectronApplication, areas: readonly Area[], event: 'display-added' | 'display-removed'): Promise<void> {
  await app.evaluate(
    ({ screen }, { areas: now, event: what }) => {
      const like = screen.getPrimaryDisplay();
      const displays = now.map((area, index) => ({ ...like, id: index + 1, label: '', bounds: area, workArea: area }));
      screen.getAllDisplays = () => displays;
      screen.getPrimaryDisplay = () => displays[0] ?? like;
      screen.emit(what, {}, displays.at(-1));
    },
    { areas, event },
  );
}
