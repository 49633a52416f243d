import { expect } from '@playwright/test';
import { fault } from '../../src/shared/fault';
import { err } from '../../src/shared/result';
import { announced, beginAfresh, firstCard, fixture, searchBox, withNew } from './acts';
import { suggestion } from './fixture-parts';
import { test } from './gallery-app';

const cards = fixture('cards');
const many = fixture('cards-30');

beginAfresh();

test('arrow keys go from the search box through the cards and back', async ({ gallery }) => {
  await gallery.open(cards);
  const articles = gallery.page.getByRole('article');
  await searchBox(gallery).press('ArrowDown');
  await expect(articles.nth(0)).toBeFocused();
  await gallery.page.keyboard.press('ArrowDown');
  await expect(articles.nth(1)).toBeFocused();
  await gallery.page.keyboard.press('ArrowUp');
  await gallery.page.keyboard.press('ArrowUp');
  await expect(searchBox(gallery)).toBeFocused();
});

test('a card is opened and copied by its buttons, and copying is confirmed', async ({ gallery }) => {
  await gallery.open(cards);
  await firstCard(gallery).getByRole('button', { name: 'Open article' }).click();
  await firstCard(gallery).getByRole('button', { name: 'Copy' }).click();
  expect(await gallery.sent('suggestion:open')).toEqual([{ suggestionId: 's0' }]);
  expect(await gallery.sent('suggestion:copy')).toEqual([{ suggestionId: 's0' }]);
  await announced(gallery, 'Copied');
  await expect(firstCard(gallery).getByText('Copied')).toBeVisible();
});

test('a card that cannot be opened has no button for it; one that fails says why', async ({ gallery }) => {
  const state = { ...cards, suggestions: [suggestion(0, { canOpen: false }), suggestion(1)] };
  await gallery.open(state, { 'suggestion:open': err(fault('article-not-openable')) });
  await expect(gallery.page.getByRole('button', { name: 'Open article' })).toHaveCount(1);
  await gallery.page.getByRole('button', { name: 'Open article' }).click();
  await expect(gallery.page.getByRole('alert')).toHaveText('This article has no address that can be opened.');
});

test('a long snippet opens and closes', async ({ gallery }) => {
  await gallery.open(cards);
  const snippet = firstCard(gallery).locator('.snippet');
  const before = (await snippet.boundingBox())?.height ?? 0;
  await firstCard(gallery).getByRole('button', { name: 'More' }).click();
  expect((await snippet.boundingBox())?.height ?? 0).toBeGreaterThan(before);
  await firstCard(gallery).getByRole('button', { name: 'Less' }).click();
  expect((await snippet.boundingBox())?.height).toBe(before);
});

test('what was masked in a question is told on demand, by the keyboard too', async ({ gallery }) => {
  await gallery.open(fixture('query-masked'));
  await expect(gallery.page.getByRole('heading', { level: 2 }).locator('mark')).toHaveText(['masked card number', 'masked e-mail']);
  const note = gallery.page.locator('.group-header').getByText('Masked before it was sent: 1 card number, 1 e-mail');
  await expect(note).toBeHidden();
  await gallery.page.getByRole('button', { name: '1 withheld · 2 masked' }).focus();
  await gallery.page.keyboard.press('Enter');
  await expect(note).toBeVisible();
});

test('a question that is still on its way says what was masked in it; a refused one that nothing was sent', async ({ gallery }) => {
  const tray = gallery.page.getByRole('list', { name: 'Questions' });
  await gallery.open(fixture('query-masked'));
  await expect(tray).toContainText('Masked before it was sent: 1 card number, 1 e-mail');
  await gallery.push(fixture('query-only-masked'));
  await expect(tray).toContainText('That is only personal data: nothing was asked.');
  await expect(tray.getByText('Masked: 1 card number', { exact: true })).toBeVisible();
});

test('new suggestions are announced once, and those of the first snapshot never', async ({ gallery }) => {
  await gallery.open(cards);
  await expect(gallery.page.locator('[data-part="announcement"]').filter({ hasText: /./ })).toHaveCount(0);
  await gallery.push(withNew(cards, 5));
  await announced(gallery, 'New suggestion: Voucher codes: why one is refused, 88 percent');
});

test('the suggestion main highlights comes into view and gets the focus, even from the settings', async ({ gallery }) => {
  await gallery.open(many);
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await gallery.push({ ...many, highlight: { suggestionId: 's25', count: 1 } });
  const card = gallery.page.locator('[data-suggestion-id="s25"]');
  await expect(card).toBeFocused();
  await expect(card).toBeInViewport();
  await searchBox(gallery).focus();
  await gallery.push({ ...many, highlight: { suggestionId: 's25', count: 2 } });
  await expect(card).toBeFocused();
});
