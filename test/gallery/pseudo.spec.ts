import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { languages } from '../../src/shared/i18n/languages';
import type { AppState } from '../../src/shared/state';
import { test, type Gallery } from './gallery-app';
import { historyPages } from './fixture-history';
import { calm } from './fixture-parts';
import { openState, shownStates } from './open-state';
import { sizesOf } from './state-sizes';

const pictures = join(import.meta.dirname, '../../test-results/gallery');
const speak = (state: AppState, tag: AppState['language']['tag']): AppState => ({ ...state, language: { tag, locale: tag } });

for (const [name, state] of shownStates) {
  if (state === null) continue;
  test(`${name} is said in another language at once and all of it, has room for longer words, and turns round`, async ({ gallery }) => {
    const { page } = gallery;
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
    await resize(gallery, sizesOf(state).usual);
    await openState(gallery, name, state);

    await gallery.push(speak(state, 'en-XA'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    const known = wordsOf([state, historyPages[name] ?? null, { text: await typedIn(gallery) }]);
    const texts = await textsOf(gallery);
    expect(texts.join()).toContain('⟦');
    expect(texts.filter((text) => !ofReactAria.has(text) && english(text, known))).toEqual([]);
    await page.screenshot({ path: join(pictures, `${name}.longer.png`) });
    for (const size of ['usual', 'small'] as const) {
      await resize(gallery, sizesOf(state)[size]);
      expect(await cutOff(gallery), size).toEqual([]);
    }

    await resize(gallery, sizesOf(state).usual);
    await gallery.push(speak(state, 'ar-XB'));
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(await cutOff(gallery), 'from right to left').toEqual([]);
    await page.screenshot({ path: join(pictures, `${name}.rtl.png`) });
    expect(gallery.complaints).toEqual([]);
  });
}

test('from right to left the way back is on the right and points there', async ({ gallery }) => {
  const { page } = gallery;
  await page.setViewportSize({ width: 400, height: 640 });
  await openState(gallery, 'settings', calm);
  const back = page.locator('header .button').first();
  const arrow = back.locator('svg');
  expect(await middleOf(back)).toBeLessThan(200);
  await expect(arrow).toHaveCSS('scale', 'none');
  await gallery.push(speak(calm, 'ar-XB'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(await middleOf(back)).toBeGreaterThan(200);
  await expect(arrow).toHaveCSS('scale', '-1 1');
});

test('a draft and the focus stay where they are when the language changes', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(calm);
  await page.getByRole('searchbox').fill('milk frother');
  await gallery.push(speak(calm, 'en-XA'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expect(page.getByRole('searchbox')).toHaveValue('milk frother');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

async function resize({ page }: Gallery, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height });
}

async function middleOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box.x + box.width / 2;
}

/**
 * Letters of the English alphabet in a row are in no pseudo text: they are what a knowledge base or a person wrote, which
 * may be cut short, or hard-coded.
 */
function english(text: string, known: ReadonlySet<string>): boolean {
  return (text.match(/[A-Za-z]{2,}/g) ?? []).some((word) => ![...known].some((whole) => whole.startsWith(word)));
}

/** What is never translated: names, keys, units, and how Intl writes a date. */
const names = ['Cuecard', 'Electron', 'Chromium', 'Node', 'Enter', 'Esc', 'Ctrl', 'Del', 'ms', 'min', ...languages.flatMap(({ name }) => [...name.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word))];

/** Intl writes the pseudo locales' dates in English. */
const dates = Array.from({ length: 12 }, (_, month) =>
  (['long', 'short'] as const).map((style) => new Intl.DateTimeFormat('en', { month: style, hour: 'numeric' }).format(new Date(2026, month, 1, month * 2))),
).flat(2);

/** React Aria brings these in each language it knows, and in English for one it doesn't, as pseudo languages are. */
const ofReactAria: ReadonlySet<string> = new Set(['Number field', 'Increase', 'Decrease']);

/** Words of a state's data: what was asked and answered, names and paths; its own words such as `live` are none. */
function wordsOf(data: unknown): ReadonlySet<string> {
  const words = new Set([...names, ...dates.flatMap((date) => date.match(/[A-Za-z]{2,}/g) ?? [])]);
  const take = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (/^[a-z-]+$/.test(value) && !/id$|source|text|detail|title|file|name/i.test(key)) return;
      for (const word of value.match(/[A-Za-z]{2,}/g) ?? []) words.add(word);
    } else if (Array.isArray(value)) for (const one of value) take(one, key);
    else if (typeof value === 'object' && value !== null) for (const [member, one] of Object.entries(value)) take(one, member);
  };
  take(data, '');
  return words;
}

/** Everything that is read or heard: texts and names. Dates are Intl's, and a language's own name is its own. */
async function textsOf({ page }: Gallery): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      // What was announced was said in the language before; options of a hidden select are nobody's to read.
      if (element.closest('time, kbd, [data-part="announcement"], select') !== null) continue;
      for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(attribute);
        if (value !== null) texts.push(value);
      }
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.textContent !== null) texts.push(node.textContent);
    }
    return texts.filter((text) => text.trim() !== '');
  });
}

/** What stands in the fields. */
async function typedIn({ page }: Gallery): Promise<readonly string[]> {
  return page.evaluate(() => [...document.querySelectorAll('input, textarea')].flatMap((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? [field.value] : [])));
}

/** What reaches out of the window sideways, and controls whose words don't fit into them. */
async function cutOff({ page }: Gallery): Promise<readonly string[]> {
  return page.evaluate(() => {
    // The chips are in a row that is scrolled.
    const visible = (element: Element): boolean => element.getBoundingClientRect().width > 1 && element.closest('.visually-hidden, svg, [aria-hidden="true"], .chips > *') === null;
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return visible(element) && (right > innerWidth + 1 || left < -1);
    });
    const clipped = [...document.querySelectorAll('button, [role="tab"], [role="radio"], label, h1, h2')].filter(
      (element) =>
        visible(element) &&
        getComputedStyle(element).overflowX !== 'visible' &&
        // What is made shorter on purpose says so with an ellipsis.
        getComputedStyle(element).textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1,
    );
    return [...new Set([...outside, ...clipped])].map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`);
  });
}
