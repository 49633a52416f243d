import { expect, type Locator } from '@playwright/test';
import { fixture } from './acts';
import { calm } from './fixture-parts';
import { test } from './gallery-app';
import { speak } from './language-checks';
import { openState } from './open-state';

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

test('from right to left a switch that is on stays in its track, and a question’s time runs from the right', async ({ gallery }) => {
  const { page } = gallery;
  await openState(gallery, 'settings', calm);
  await gallery.push(speak(calm, 'ar-XB'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const outside = await page.locator('.switch[data-selected]').evaluateAll((switches) =>
    switches.filter((one) => {
      const [track, thumb] = ['.switch-track', '.switch-thumb'].map((part) => one.querySelector(part)?.getBoundingClientRect());
      return track === undefined || thumb === undefined || thumb.left < track.left || thumb.right > track.right;
    }).map((one) => one.textContent),
  );
  expect(outside).toEqual([]);
  await gallery.open(speak(fixture('query-asking'), 'ar-XB'));
  const [right] = await page.locator('.question-progress').evaluateAll((bars) => bars.map((bar) => Math.abs(Number.parseFloat(getComputedStyle(bar).transformOrigin) - bar.clientWidth) < 1));
  expect(right).toBe(true);
});

async function middleOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box.x + box.width / 2;
}
