import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
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

test('an article that the desktop doesn’t open is told calmly, and its address is copied instead', async ({ gallery }) => {
  await gallery.open(cards, { 'suggestion:open': err(fault('article-not-opened')) });
  const first = firstCard(gallery);
  await first.getByRole('button', { name: 'Open article' }).click();
  await expect(first.getByRole('alert')).toHaveText('The desktop did not open the article.');
  expect(await gallery.violations()).toEqual([]);
  await first.getByRole('button', { name: 'Copy address' }).click();
  expect(await gallery.sent('suggestion:copy-address')).toEqual([{ suggestionId: 's0' }]);
  await announced(gallery, 'Address copied');
  await expect(first.getByRole('alert')).toHaveCount(0);
  await gallery.answer('suggestion:open', err(fault('opening-unanswered')));
  await first.getByRole('button', { name: 'Open article' }).click();
  await expect(first.getByRole('alert')).toHaveText('The desktop was asked to open it, and has not answered.');
  await gallery.answer('suggestion:open', { ok: true, value: null });
  await first.getByRole('button', { name: 'Open article' }).click();
  await expect(first.getByRole('button', { name: 'Copy address' })).toHaveCount(0);
});

test('the sentence that answers is shown, and the whole snippet on demand', async ({ gallery }) => {
  await gallery.open(cards);
  const answer = firstCard(gallery).locator('.answer');
  const sentence = 'Opened headphones and other in-ear devices may be returned within 30 days if the hygiene seal is intact.';
  await expect(answer).toHaveText(`${sentence} …`);
  await firstCard(gallery).getByRole('button', { name: 'More', exact: true }).click();
  await expect(answer).toContainText('a refund needs a team lead’s approval.');
  await expect(answer.locator('strong')).toHaveText(sentence);
  await firstCard(gallery).getByRole('button', { name: 'Less', exact: true }).click();
  await expect(answer).toHaveText(`${sentence} …`);
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

test('the words asked for are marked in the answer, in any form', async ({ gallery }) => {
  await gallery.open(cards);
  await expect(firstCard(gallery).locator('mark')).toHaveText(['Opened', 'headphones', 'returned']);
  // Another card of the same question, whose answer isn’t its first sentence.
  await expect(gallery.page.getByRole('article').nth(2).locator('mark')).toHaveCount(0);
});

test('each act of a card has a key while the card has the focus, and none in the search box', async ({ gallery }) => {
  await gallery.open(cards);
  await searchBox(gallery).pressSequentially('cosephn');
  await expect(searchBox(gallery)).toHaveValue('cosephn');
  await searchBox(gallery).press('ArrowDown');
  await expect(firstCard(gallery)).toBeFocused();
  for (const key of ['c', 's', 'o', 'p', 'h', 'n', 'Delete', 'Control+c']) await gallery.page.keyboard.press(key);
  for (const command of ['suggestion:copy', 'suggestion:copy-sentence', 'suggestion:open'] as const) expect(await gallery.sent(command)).toEqual([{ suggestionId: 's0' }]);
  expect((await gallery.sent('suggestion:feedback')).map((one) => (one as { action: string }).action)).toEqual(['pinned', 'helpful', 'not-helpful', 'dismissed']);
  await gallery.page.keyboard.press('e');
  await expect(firstCard(gallery).getByRole('button', { name: 'Less', exact: true })).toBeVisible();
});

test('the exact date of an article comes with the keyboard’s focus, and with the pointer', async ({ gallery }) => {
  await gallery.open(cards);
  const age = firstCard(gallery).locator('[data-part="age"]');
  await searchBox(gallery).press('ArrowDown');
  while (!(await age.evaluate((element) => element === document.activeElement))) await gallery.page.keyboard.press('Tab');
  await expect(gallery.page.getByRole('tooltip')).toHaveText(/^Last updated .*20\d\d$/);
  await expect(age).toHaveAccessibleDescription(/^Last updated/);
  await searchBox(gallery).focus();
  await expect(gallery.page.getByRole('tooltip')).toHaveCount(0);
  await gallery.page.mouse.move(30, 300);
  await age.hover();
  await expect(gallery.page.getByRole('tooltip')).toBeVisible();
});

test('a sentence is copied from the menu, by the keyboard, and that is confirmed', async ({ gallery }) => {
  await gallery.open(cards);
  await firstCard(gallery).getByRole('button', { name: 'More actions' }).focus();
  await gallery.page.keyboard.press('Enter');
  await expect(gallery.page.getByRole('menuitem')).toHaveText([/^Copy as a sentence/, /^Pin/, /^Dismiss suggestion/]);
  await gallery.page.keyboard.press('Enter');
  expect(await gallery.sent('suggestion:copy-sentence')).toEqual([{ suggestionId: 's0' }]);
  await announced(gallery, 'Sentence copied');
});
