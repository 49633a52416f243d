import { expect } from '@playwright/test';
import { announced, beginAfresh, fixture } from './acts';
import { test } from './gallery-app';

const cards = fixture('cards');
const paused = fixture('paused');

beginAfresh();

test('notifications are paused by keyboard alone, for as long as the bell’s menu says', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(cards);
  await page.getByRole('button', { name: 'Pause notifications' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText(['For 15 minutes', 'For 1 hour', 'Until tomorrow']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => gallery.sent('notifications:pause')).toEqual([{ length: 'tomorrow' }]);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pause notifications' })).toBeFocused();
});

test('a pause is said under the header and announced once; it is ended there or by the bell', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(cards);
  await expect(page.getByText('Notifications paused')).toHaveCount(0);
  await gallery.push(paused);
  await expect(page.locator('.pause-note')).toContainText('Notifications paused until tomorrow');
  await announced(gallery, 'Notifications paused until tomorrow');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => gallery.sent('notifications:resume')).toHaveLength(1);
  await page.getByRole('button', { name: 'Pause notifications' }).click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await expect.poll(() => gallery.sent('notifications:resume')).toHaveLength(2);
});

test('a pointer over the window says once that what is new is seen, and nothing where nothing is', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(cards);
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 120);
  expect(await gallery.sent('suggestions:seen')).toHaveLength(0);
  await gallery.push({ ...cards, unseen: 2 });
  // A card that comes to be under a resting pointer is not looked at for that.
  await page.evaluate(() => document.dispatchEvent(new PointerEvent('pointermove', { screenX: 1, screenY: 1 })));
  await page.evaluate(() => document.dispatchEvent(new PointerEvent('pointermove', { screenX: 1, screenY: 1 })));
  expect(await gallery.sent('suggestions:seen')).toHaveLength(0);
  await expect
    .poll(async () => {
      await page.mouse.move(140, 140);
      await page.mouse.move(160, 160);
      return gallery.sent('suggestions:seen');
    })
    .toHaveLength(1);
});

test('a pause that was there before isn’t announced again, by a page that opens or by the way back to it', async ({ gallery }) => {
  const { page } = gallery;
  const said = page.locator('[data-part="announcement"]').filter({ hasText: 'paused' });
  await gallery.open(paused);
  await expect(page.locator('.pause-note')).toBeVisible();
  expect(await said.count()).toBe(0);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('.pause-note')).toBeVisible();
  expect(await said.count()).toBe(0);
});
