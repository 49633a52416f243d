import { expect, type Locator } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
import { announced, beginAfresh, fixture, searchBox, withNew } from './acts';
import { acted } from './fixture-cards';
import { test, type Gallery } from './gallery-app';

const cards = fixture('cards');
const dismissed = acted(cards, 's0', { dismissed: true });

beginAfresh();

const card = (gallery: Gallery, id: string): Locator => gallery.page.locator(`[data-suggestion-id="${id}"]`);
const menu = (gallery: Gallery, id: string): Locator => card(gallery, id).getByRole('button', { name: 'More actions' });

test('helpful and not helpful are toggles: pressed again they are taken back', async ({ gallery }) => {
  await gallery.open(cards);
  for (const [name, action, back, feedback] of [
    ['Helpful', 'helpful', 'unrated', { rating: 'helpful' }],
    ['Not helpful', 'not-helpful', 'unrated', { rating: 'not-helpful' }],
  ] as const) {
    const toggle = card(gallery, 's1').getByRole('button', { name, exact: true });
    await gallery.push(cards);
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await toggle.focus();
    await gallery.page.keyboard.press('Enter');
    await gallery.push(acted(cards, 's1', feedback));
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await gallery.page.keyboard.press('Enter');
    expect((await gallery.sent('suggestion:feedback')).slice(-2)).toEqual([
      { suggestionId: 's1', action },
      { suggestionId: 's1', action: back },
    ]);
  }
});

test('feedback that could not be noted is said on its card', async ({ gallery }) => {
  await gallery.open(cards, { 'suggestion:feedback': err(fault('audit-unwritable', 'the disk is full')) });
  await card(gallery, 's0').getByRole('button', { name: 'Helpful', exact: true }).click();
  await expect(card(gallery, 's0').getByRole('alert')).toContainText('the disk is full');
});

test('a card that is pinned moves to the top and keeps the focus', async ({ gallery }) => {
  await gallery.open(cards);
  await menu(gallery, 's2').focus();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await gallery.page.keyboard.press(key);
  expect(await gallery.sent('suggestion:feedback')).toEqual([{ suggestionId: 's2', action: 'pinned' }]);
  await gallery.push(acted(cards, 's2', { pinned: true }));
  await expect(gallery.page.getByRole('heading', { level: 2 }).first()).toHaveText('Pinned');
  await expect(gallery.page.getByRole('article').first()).toHaveAttribute('data-suggestion-id', 's2');
  await expect(menu(gallery, 's2')).toBeFocused();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await gallery.page.keyboard.press(key);
  expect((await gallery.sent('suggestion:feedback')).at(-1)).toEqual({ suggestionId: 's2', action: 'unpinned' });
});

test.describe('a dismissed card', () => {
  test('goes, hands the focus to the next one, and is announced with its way back', async ({ gallery }) => {
    await gallery.open(cards);
    await menu(gallery, 's0').focus();
    for (const key of ['Enter', 'End', 'Enter']) await gallery.page.keyboard.press(key);
    expect(await gallery.sent('suggestion:feedback')).toEqual([{ suggestionId: 's0', action: 'dismissed' }]);
    await gallery.push(dismissed);
    await expect(card(gallery, 's0')).toHaveCount(0);
    await expect(card(gallery, 's1')).toBeFocused();
    await announced(gallery, 'Dismissed “Returning opened electronics”. Undo with Ctrl Z.');
    // It is no arrival when it comes back, and none when it went.
    await expect(gallery.page.getByRole('button', { name: /new suggestion/ })).toHaveCount(0);
  });

  test('is brought back by Undo, and has the focus then', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(dismissed);
    const undo = gallery.page.getByRole('button', { name: 'Undo' });
    await undo.focus();
    await gallery.page.keyboard.press('Enter');
    expect(await gallery.sent('suggestion:feedback')).toEqual([{ suggestionId: 's0', action: 'restored' }]);
    await gallery.push(cards);
    await expect(undo).toHaveCount(0);
    await expect(card(gallery, 's0')).toBeFocused();
    await expect(gallery.page.getByRole('button', { name: /new suggestion/ })).toHaveCount(0);
  });

  test('is brought back by Ctrl+Z in the list; in the search box those keys are the text’s', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(dismissed);
    await searchBox(gallery).focus();
    await gallery.page.keyboard.press('Control+z');
    expect(await gallery.sent('suggestion:feedback')).toEqual([]);
    await searchBox(gallery).press('ArrowDown');
    await gallery.page.keyboard.press('Control+z');
    expect(await gallery.sent('suggestion:feedback')).toEqual([{ suggestionId: 's0', action: 'restored' }]);
  });

  test('makes room in the bar for the next that is dismissed', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(dismissed);
    await expect(gallery.page.getByText('Dismissed “Returning opened electronics”').last()).toBeVisible();
    await gallery.push(acted(dismissed, 's1', { dismissed: true }));
    await expect(gallery.page.locator('.undo-bar')).toHaveText(/Dismissed “Return periods at a glance”/);
  });

  test('that was the last one hands the focus to the search box', async ({ gallery }) => {
    const one = { ...cards, suggestions: cards.suggestions.slice(0, 1) };
    await gallery.open(one);
    await menu(gallery, 's0').focus();
    await gallery.push(acted(one, 's0', { dismissed: true }));
    await expect(gallery.page.getByText('Ask, and the answer lands here')).toBeVisible();
    await expect(searchBox(gallery)).toBeFocused();
  });

  test('is not counted among what arrives', async ({ gallery }) => {
    await gallery.open(dismissed);
    await expect(gallery.page.getByRole('article')).toHaveCount(2);
    await gallery.push(withNew(dismissed, 5));
    await announced(gallery, 'New suggestion: Voucher codes: why one is refused, 88 percent');
  });
});

test('the undo bar stays while it is pointed at, and goes ten seconds after', async ({ gallery }) => {
  await gallery.page.clock.install();
  await gallery.open(cards);
  await gallery.push(dismissed);
  const bar = gallery.page.locator('.undo-bar');
  await bar.hover();
  await gallery.page.clock.runFor(60_000);
  await expect(bar).toBeVisible();
  await gallery.page.mouse.move(0, 0);
  await gallery.page.clock.runFor(9_000);
  await expect(bar).toBeVisible();
  await gallery.page.clock.runFor(2_000);
  await expect(bar).toHaveCount(0);
});

test.describe('a card that changes', () => {
  const updated = fixture('cards-updated');
  const before = { ...updated, suggestions: updated.suggestions.map((one) => (one.id === 's0' ? { ...one, snippet: 'The old rule.', revision: null } : one)) };

  test('does so in place, marked, and is announced once where it is in sight', async ({ gallery }) => {
    await gallery.open(before);
    await card(gallery, 's0').evaluate((element: HTMLElement) => element.focus());
    const top = (await card(gallery, 's0').boundingBox())?.y;
    await gallery.push(updated);
    await expect(card(gallery, 's0').locator('.card-mark')).toHaveText('Updated');
    await expect(card(gallery, 's0')).toContainText('within 60 days');
    expect((await card(gallery, 's0').boundingBox())?.y).toBe(top);
    await expect(card(gallery, 's0')).toBeFocused();
    await announced(gallery, 'Updated: Returning opened electronics');
  });

  test('is marked “No longer found” where it is withdrawn, and can still be read and copied', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(fixture('cards-withdrawn'));
    await announced(gallery, 'No longer found: Returning opened electronics');
    await expect(card(gallery, 's0').getByText('No longer found')).toBeVisible();
    await card(gallery, 's0').getByRole('button', { name: 'Copy' }).click();
    expect(await gallery.sent('suggestion:copy')).toEqual([{ suggestionId: 's0' }]);
  });
});

test.describe('the undo bar', () => {
  test('hands the focus to the search box as it is closed', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(dismissed);
    await gallery.page.locator('.undo-bar').getByRole('button', { name: 'Close' }).focus();
    await gallery.page.keyboard.press('Enter');
    await expect(gallery.page.locator('.undo-bar')).toHaveCount(0);
    await expect(searchBox(gallery)).toBeFocused();
  });

  test('has its keys, too', async ({ gallery }) => {
    await gallery.open(cards);
    await gallery.push(dismissed);
    await gallery.page.locator('.undo-bar').getByRole('button', { name: 'Undo' }).focus();
    await gallery.page.keyboard.press('Control+z');
    expect(await gallery.sent('suggestion:feedback')).toEqual([{ suggestionId: 's0', action: 'restored' }]);
  });

  test('is not said to have keys where the last card went, and the focus is in the search box', async ({ gallery }) => {
    const one = { ...cards, suggestions: cards.suggestions.slice(0, 1) };
    await gallery.open(one);
    await gallery.push(acted(one, 's0', { dismissed: true }));
    await expect(gallery.page.locator('[data-part="announcement"]').filter({ hasText: 'Dismissed' })).toHaveText('Dismissed “Returning opened electronics”.');
  });
});
