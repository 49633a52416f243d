import { expect } from '@playwright/test';
import { ok } from '../../src/shared/domain/result';
import { beginAfresh, fixture, searchBox } from './acts';
import { calm } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

beginAfresh();

/** A key as the browser tells of it while a word is composed, which in Japanese is how each one is typed. */
const compose = (gallery: Gallery, key: string): Promise<boolean | undefined> =>
  gallery.page.evaluate((name) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true })), key);

test('while a word is composed its keys neither ask nor clear nor leave the box', async ({ gallery }) => {
  await gallery.open(fixture('cards'), { 'query:ask': ok({ queryId: 'q1' }) });
  await searchBox(gallery).fill('返品');
  for (const key of ['Enter', 'Escape', 'ArrowDown']) await compose(gallery, key);
  await expect(searchBox(gallery)).toBeFocused();
  await expect(searchBox(gallery)).toHaveValue('返品');
  expect(await gallery.sent('query:ask')).toEqual([]);
});

test('Escape that takes back what is composed doesn’t leave the page', async ({ gallery }) => {
  await gallery.open(calm, { 'history:search': ok({ entries: [], total: 0 }) });
  await gallery.page.getByRole('button', { name: 'History' }).click();
  const field = gallery.page.getByRole('searchbox', { name: 'Search today’s questions' });
  await field.fill('返');
  await compose(gallery, 'Escape');
  await field.fill('返品');
  await expect(field).toHaveValue('返品');
  await expect(gallery.page.getByRole('heading', { name: 'History of today' })).toBeVisible();
});

test('Enter that ends what is composed sends no setting', async ({ gallery }) => {
  await gallery.open(calm);
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  const field = gallery.page.getByRole('textbox', { name: 'Shortcut to ask' });
  await field.fill('x');
  await compose(gallery, 'Enter');
  expect(await gallery.sent('settings:change')).toEqual([]);
  await field.press('Enter');
  expect(await gallery.sent('settings:change')).toEqual([{ path: 'window.shortcut', value: 'x' }]);
});
