import { join } from 'node:path';
import { expect } from '@playwright/test';
import { insightsFixtures } from './fixture-insights';
import { storesFixtures } from './fixtures';
import { test, type Gallery } from './gallery-app';
import { openState, shownStates } from './open-state';
import { sizes, sizesOf } from './state-sizes';
import { holdToPicture } from './state-picture';

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'test-results/gallery');

const light = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const;
const dark = { ...light, colorScheme: 'dark' } as const;
const contrast = { ...dark, forcedColors: 'active' } as const;

for (const [name, state] of shownStates) {
  test(`${name} is drawn without complaint, accessible in every scheme, and fits every size`, async ({ gallery }) => {
    const { page } = gallery;
    await page.emulateMedia(light);
    await resize(gallery, sizesOf(state).usual);
    await openState(gallery, name, state);
    if (name in insightsFixtures) await showWhole(gallery);
    await settled(gallery);

    if (name in storesFixtures) await toStores(gallery);
    await holdToPicture(gallery, name, 'light');
    expect(await gallery.violations()).toEqual([]);
    await page.emulateMedia(dark);
    await settled(gallery);
    await holdToPicture(gallery, name, 'dark');
    // What is there is the same; only its colours differ.
    expect(await gallery.violations('color-contrast')).toEqual([]);
    await page.emulateMedia(contrast);
    await settled(gallery);
    // Forced colours bring a scrollbar that takes room.
    if (name in insightsFixtures) await showWhole(gallery);
    if (name in storesFixtures) await toStores(gallery);
    await holdToPicture(gallery, name, 'contrast');
    expect(await gallery.violations('color-contrast')).toEqual([]);

    await page.emulateMedia(light);
    for (const size of ['small', 'wide', 'zoomed'] as const) {
      await resize(gallery, sizesOf(state)[size]);
      await picture(gallery, name, size);
      expect(await sidewaysOverflow(gallery), size).toEqual([]);
      expect(await smallTargets(gallery), size).toEqual([]);
    }
    expect(gallery.complaints).toEqual([]);
    expect(await gallery.sent('diagnostics:report')).toEqual([]);
  });
}

/** Nothing moves any more. */
async function settled(gallery: Gallery): Promise<void> {
  await gallery.page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
}

async function resize(gallery: Gallery, [width, height]: readonly [number, number]): Promise<void> {
  await gallery.page.setViewportSize({ width, height });
}

/** As tall as the page: its pictures show all of it, and axe sees what would be scrolled away. */
async function showWhole({ page }: Gallery): Promise<void> {
  const height = await page.locator('.page').evaluate((element) => element.scrollHeight);
  await page.setViewportSize({ width: sizes.usual[0], height: Math.max(height, sizes.usual[1]) });
}

/** The external stores are at the end of a long page; its header stays above them. */
async function toStores(gallery: Gallery): Promise<void> {
  const stores = gallery.page.getByRole('region', { name: 'External stores', exact: true });
  await stores.evaluate((section) => {
    const header = section.closest('.page')?.querySelector('header');
    section.closest('.page')?.scrollBy(0, section.getBoundingClientRect().top - (header?.clientHeight ?? 0) - 12);
  });
}

async function picture(gallery: Gallery, name: string, variant: keyof typeof sizes): Promise<void> {
  if (name in storesFixtures) await toStores(gallery);
  await gallery.page.screenshot({ path: join(pictures, `${name}.${variant}.png`) });
}

/** Elements that reach out of the window sideways. */
async function sidewaysOverflow(gallery: Gallery): Promise<readonly string[]> {
  return gallery.page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        // Chips are a row that scrolls by itself.
        return width > 1 && element.closest('.visually-hidden, svg, .chips > *') === null && (right > innerWidth + 1 || left < -1);
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
}

/** Controls smaller than 24 px (WCAG 2.5.8). */
async function smallTargets(gallery: Gallery): Promise<readonly string[]> {
  return gallery.page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        // A switch's own input is hidden; its label is the target.
        const hidden = element.closest('.visually-hidden, label, [aria-hidden="true"]') !== null;
        return width > 0 && !hidden && (width < 23.5 || height < 23.5);
      })
      .map((element) => `${element.tagName}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent}`),
  );
}
