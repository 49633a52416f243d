import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err, ok } from '../../src/shared/domain/result';
import { announced, beginAfresh, fixture, searchBox } from './acts';
import { calm } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

const copied = fixture('offer-copied');
const three = fixture('offers');
const text = copied.offers[0]?.text ?? '';

beginAfresh();

const ask = (gallery: Gallery, index = 0) => gallery.page.getByRole('list', { name: 'Offered to ask' }).getByRole('button', { name: 'Ask about' }).nth(index);

test('what is offered is said once, and the cursor stays in the box, whose text is marked', async ({ gallery }) => {
  await gallery.open(calm);
  await searchBox(gallery).fill('half a thought');
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await gallery.push(copied);
  await expect(searchBox(gallery)).toBeFocused();
  await announced(gallery, `Offered: ask about “${text}”.`);
  await gallery.page.keyboard.type('another');
  await expect(searchBox(gallery)).toHaveValue('another');
});

test('Tab and Enter ask it; the cursor is in the box again', async ({ gallery }) => {
  await gallery.open(copied, { 'offer:ask': ok({ queryId: 'q1' }) });
  await gallery.page.keyboard.press('Tab');
  await expect(ask(gallery)).toBeFocused();
  await gallery.page.keyboard.press('Enter');
  await expect(searchBox(gallery)).toBeFocused();
  expect(await gallery.sent('offer:ask')).toEqual([{ offerId: 'offer-copied' }]);
  await expect(searchBox(gallery)).toHaveValue('');
});

test('it goes into the box to be changed, behind what is typed there, and nothing is asked', async ({ gallery }) => {
  await gallery.open(copied, { 'offer:take': ok({ text }) });
  await searchBox(gallery).fill('blue: ');
  await gallery.page.getByRole('button', { name: 'Put it in the box' }).click();
  await expect(searchBox(gallery)).toHaveValue(`blue: ${text}`);
  await expect(searchBox(gallery)).toBeFocused();
  expect(await gallery.sent('query:ask')).toEqual([]);
});

test('one that is gone meanwhile is said to be', async ({ gallery }) => {
  await gallery.open(copied, { 'offer:ask': err(fault('offer-gone')) });
  await ask(gallery).click();
  await expect(gallery.page.getByText('What was offered is no longer here.')).toBeVisible();
});

test('Escape sends them away: from the box once that is empty, and from themselves; so does the button', async ({ gallery }) => {
  const dismissed = async (): Promise<number> => (await gallery.sent('offer:dismiss')).length;
  await gallery.open(copied);
  await searchBox(gallery).fill('half a thought');
  await searchBox(gallery).press('Escape');
  await expect(searchBox(gallery)).toHaveValue('');
  expect(await dismissed()).toBe(0);
  await searchBox(gallery).press('Escape');
  expect(await dismissed()).toBe(1);
  await ask(gallery).focus();
  await gallery.page.keyboard.press('Escape');
  await expect(searchBox(gallery)).toBeFocused();
  expect(await dismissed()).toBe(2);
  await gallery.page.getByRole('button', { name: 'Don’t offer' }).click();
  expect(await dismissed()).toBe(3);
});

test('the arrows go from the box through them to the cards, and back', async ({ gallery }) => {
  await gallery.open(three);
  await searchBox(gallery).press('ArrowDown');
  for (const index of [0, 1, 2]) {
    await expect(ask(gallery, index)).toBeFocused();
    await gallery.page.keyboard.press('ArrowDown');
  }
  await expect(gallery.page.locator('.card').first()).toBeFocused();
  await ask(gallery).focus();
  await gallery.page.keyboard.press('ArrowUp');
  await expect(searchBox(gallery)).toBeFocused();
});

test('a long one shows its first 80 characters', async ({ gallery }) => {
  await gallery.open({ ...copied, offers: [{ id: 'long', source: 'clipboard', text: 'x'.repeat(500), masked: [] }] });
  await expect(ask(gallery)).toHaveText(`Copied: Ask about “${'x'.repeat(79)}…”`);
});

test('the shortcut is set by pressing its keys, which do nothing else meanwhile; Escape and Tab leave it as it is', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(calm);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Shortcut to ask' });
  const record = page.getByRole('button', { name: 'Press new keys…' });
  const recording = page.getByText('Press the keys now. Esc leaves them as they are.');
  await expect(field).toHaveValue('Ctrl+Shift+Space');

  await record.press('Enter');
  await expect(recording).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(recording).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await record.press('Space');
  await page.keyboard.press('Tab');
  await expect(recording).toBeHidden();
  await expect(record).not.toBeFocused();
  expect(await gallery.sent('settings:change')).toEqual([]);

  await record.click();
  await page.keyboard.press('Control+Alt+1');
  await expect(recording).toBeHidden();
  expect(await gallery.sent('settings:change')).toEqual([{ path: 'window.shortcut', value: 'Control+Alt+1' }]);
  await record.click();
  await page.keyboard.press('Control+k');
  expect(await gallery.sent('settings:change')).toContainEqual({ path: 'window.shortcut', value: 'Control+K' });
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('the settings say beside the shortcut whether it is had', async ({ gallery }) => {
  await gallery.open(calm);
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  const field = gallery.page.getByRole('textbox', { name: 'Shortcut to ask' });
  await expect(field).toHaveAccessibleDescription(/The shortcut works\.$/);
  await gallery.push({ ...calm, shortcut: { accelerator: 'F8', status: 'taken' } });
  await expect(field).toHaveAccessibleDescription(/Not available: another program has these keys, or this desktop doesn’t give them\.$/);
});

test('one that was announced isn’t announced again on the way back from another page', async ({ gallery }) => {
  const { page } = gallery;
  const said = page.locator('[data-part="announcement"]').filter({ hasText: 'Offered' });
  await page.clock.install();
  await gallery.open(calm);
  await gallery.push(copied);
  await expect(said).toHaveCount(1);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Back' }).waitFor();
  await page.clock.runFor(6_000);
  await expect(said).toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(ask(gallery)).toBeVisible();
  expect(await said.count()).toBe(0);
});
