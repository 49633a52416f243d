import { expect } from '@playwright/test';
import { beginAfresh, fixture } from './acts';
import { acted } from './fixture-cards';
import { calm, query, suggestion } from './fixture-parts';
import { test } from './gallery-app';

beginAfresh();

test('why results were withheld is told on demand, each with its figures, and by the keyboard too', async ({ gallery }) => {
  await gallery.open(fixture('withheld-open'));
  const list = gallery.page.locator('.withheld');
  await expect(list).toBeHidden();
  const toggle = gallery.page.getByRole('button', { name: '8 withheld' });
  await toggle.focus();
  await gallery.page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(gallery.page.getByText('8 withheld: 2 older than 90 days, 1 below 75 %')).toBeVisible();
  const rows = list.getByRole('listitem');
  await expect(rows.nth(0)).toHaveText(/^Updated .*20\d\d.*: older than 90 days$/);
  await expect(rows.nth(2)).toHaveText('62 %, needs 75 %');
  await expect(rows.nth(3)).toHaveText('No date');
  await expect(rows.nth(4)).toHaveText('Same article as one that is shown');
  await expect(rows.nth(5)).toHaveText('You dismissed it in this conversation');
  await expect(rows.nth(6)).toHaveText('Unreadable× 2');
  await expect(gallery.page.getByText('Answered in 0.4 s')).toBeVisible();
  await gallery.page.keyboard.press('Enter');
  await expect(list).toBeHidden();
});

test('a question that brought no card explains itself in the same words', async ({ gallery }) => {
  await gallery.open(fixture('query-filtered-open'));
  await gallery.page.getByRole('button', { name: /^Why nothing is shown for/ }).focus();
  await gallery.page.keyboard.press('Enter');
  await expect(gallery.page.locator('.withheld').getByText('62 %, needs 75 %')).toBeVisible();
  expect(await gallery.violations()).toEqual([]);
});

test('an answer faster than can be told is never said to have taken 0 s; a kept one came at once', async ({ gallery }) => {
  const state = { ...calm, suggestions: [suggestion(0)] };
  await gallery.open({ ...state, queries: [query('q1', { latencyMs: 12, dropped: { stale: 2 } })] });
  await gallery.page.getByRole('button', { name: '2 withheld' }).click();
  await expect(gallery.page.getByText('Answered in under 0.1 s')).toBeVisible();
  await gallery.push({ ...state, queries: [query('q1', { cacheHit: true, latencyMs: null, dropped: { stale: 2 } })] });
  await expect(gallery.page.getByText('Answered at once, from an earlier question')).toBeVisible();
});

test('why results were withheld stays open as the card it stands with is dismissed', async ({ gallery }) => {
  const open = fixture('withheld-open');
  await gallery.open(open);
  await gallery.page.getByRole('button', { name: '8 withheld' }).click();
  await gallery.push(acted(open, open.suggestions[0]?.id ?? '', { dismissed: true }));
  await expect(gallery.page.getByRole('article')).toHaveCount(open.suggestions.length - 1);
  await expect(gallery.page.locator('.withheld')).toBeVisible();
});
