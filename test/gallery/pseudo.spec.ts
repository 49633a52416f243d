import { expect, type Locator } from '@playwright/test';
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

async function middleOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box.x + box.width / 2;
}
