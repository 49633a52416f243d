import process from 'node:process';
import { expect } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { longer } from '../support/effort';
import { faintTexts } from './contrast-check';
import { insightsFixtures } from './fixture-insights';
import { storesFixtures } from './fixtures';
import { test, type Gallery } from './gallery-app';
import { everydayStates, isKept, type Scheme } from './kept-pictures';
import { englishTexts, speak } from './language-checks';
import { openState, shownStates } from './open-state';
import { cutOff, sidewaysOverflow, smallTargets } from './size-checks';
import { sizes, sizesOf } from './state-sizes';
import { holdToPicture, picture } from './state-picture';

const light = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const;
const schemes = { light, dark: { ...light, colorScheme: 'dark' }, contrast: { ...light, colorScheme: 'dark', forcedColors: 'active' } } as const;

/**
 * What axe finds in one scheme it finds in each, but for colours, and those are looked at without it in each; with it only
 * where a picture is kept of every scheme. `CUECARD_GALLERY=all` has it look for everything in all of them.
 */
const aboutColours = ['color-contrast', 'link-in-text-block'];
const full = process.env.CUECARD_GALLERY === 'all';
/** `npm test` looks at each state in light, at its usual and smallest size, and at every picture that is kept. */
const everyday = process.env.CUECARD_GALLERY === 'everyday';

for (const [name, state] of shownStates) {
  // One test a state: loading it is what takes the time.
  test(`${name} is drawn without complaint, is accessible and fits its sizes${everyday ? '' : ', in every scheme, and is said in another language and turned round'}`, everydayStates.has(name) ? {} : longer, async ({ gallery }) => {
    await gallery.page.emulateMedia(light);
    await resize(gallery, sizesOf(state).usual);
    await openState(gallery, name, state);

    for (const scheme of ['light', 'dark', 'contrast'] as const) {
      if (!everyday || scheme === 'light' || isKept(name, scheme)) await lookAt(gallery, name, scheme);
    }
    await gallery.page.emulateMedia(light);
    for (const size of everyday ? (['small'] as const) : (['small', 'wide', 'zoomed'] as const)) {
      await resize(gallery, sizesOf(state)[size]);
      await picture(gallery, `${name}.${size}`);
      // An open menu or calendar finds its place a moment later.
      await expect.poll(() => sidewaysOverflow(gallery), size).toEqual([]);
      expect(await smallTargets(gallery), size).toEqual([]);
    }
    if (state !== null && !everyday) await inOtherLanguages(gallery, name, state);
    expect(gallery.complaints).toEqual([]);
    expect(await gallery.sent('diagnostics:report')).toEqual([]);
  });
}

async function lookAt(gallery: Gallery, name: string, scheme: Scheme): Promise<void> {
  await gallery.page.emulateMedia(schemes[scheme]);
  await settled(gallery);
  // Forced colours bring a scrollbar that takes room.
  if (name in insightsFixtures && scheme !== 'dark') await showWhole(gallery);
  if (name in storesFixtures && scheme !== 'dark') await toStores(gallery);
  await holdToPicture(gallery, name, scheme);
  expect(await faintTexts(gallery), scheme).toEqual([]);
  if (full || scheme === 'light') expect(await gallery.violations(full || isKept(name, 'dark') ? {} : { but: aboutColours }), scheme).toEqual([]);
  else if (isKept(name, scheme)) expect(await gallery.violations({ only: aboutColours }), scheme).toEqual([]);
}

/** In one whose words are longer at its usual and smallest size, and in one that is written from right to left. */
async function inOtherLanguages(gallery: Gallery, name: string, state: AppState): Promise<void> {
  const { page } = gallery;
  await resize(gallery, sizesOf(state).usual);
  await gallery.push(speak(state, 'en-XA'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  expect(await englishTexts(gallery, name, state)).toEqual([]);
  await picture(gallery, `${name}.longer`);
  for (const size of ['usual', 'small'] as const) {
    await resize(gallery, sizesOf(state)[size]);
    await expect.poll(() => cutOff(gallery), `longer words, ${size}`).toEqual([]);
  }

  await resize(gallery, sizesOf(state).usual);
  await gallery.push(speak(state, 'ar-XB'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect.poll(() => cutOff(gallery), 'from right to left').toEqual([]);
  await picture(gallery, `${name}.rtl`);
}

/** Nothing moves any more. */
async function settled(gallery: Gallery): Promise<void> {
  await gallery.until(() => document.getAnimations().every((one) => one.playState !== 'running'), null);
}

async function resize(gallery: Gallery, [width, height]: readonly [number, number]): Promise<void> {
  await gallery.page.setViewportSize({ width, height });
}

/** As tall as the page: its pictures show all of it, and axe sees what would be scrolled away. */
async function showWhole(gallery: Gallery): Promise<void> {
  const height = await gallery.inPage(() => document.querySelector('.page')?.scrollHeight ?? 0, null);
  await gallery.page.setViewportSize({ width: sizes.usual[0], height: Math.max(height, sizes.usual[1]) });
}

/** The external stores are at the end of a long page; its header stays above them. */
async function toStores(gallery: Gallery): Promise<void> {
  await gallery.page.getByRole('region', { name: 'External stores', exact: true }).evaluate((section) => {
    const header = section.closest('.page')?.querySelector('header');
    section.closest('.page')?.scrollBy(0, section.getBoundingClientRect().top - (header?.clientHeight ?? 0) - 12);
  });
}
