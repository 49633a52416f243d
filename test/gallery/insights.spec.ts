import { expect, type Locator } from '@playwright/test';
import { fromWindowMenu } from '../support/window-menu';
import { beginAfresh, searchBox } from './acts';
import { insightsFixtures } from './fixture-insights';
import { calm } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const state = insightsFixtures.insights ?? calm;

const back = ({ page }: Gallery): Locator => page.getByRole('button', { name: 'Back' });
const tile = ({ page }: Gallery, name: string): Locator => page.getByRole('group', { name, exact: true });

async function openInsights(gallery: Gallery, shown = state): Promise<void> {
  await gallery.open(shown);
  await fromWindowMenu(gallery.page, 'Insights');
}

test('the keyboard reaches the insights, switches the time, turns a chart into a table, and leaves by Escape', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(state);
  await page.getByRole('button', { name: 'Menu', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(back(gallery)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radiogroup', { name: 'Time' })).toBeVisible();
  await expect(tile(gallery, 'Asked')).toContainText('128');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Now (15 min)' })).toBeChecked();
  await expect(tile(gallery, 'Asked')).toContainText('14');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Table: How questions ended' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('table', { name: 'How questions ended' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^How questions ended/ })).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(page.getByRole('img', { name: /^How questions ended/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(searchBox(gallery)).toBeFocused();
});

test('the button leads back, too', async ({ gallery }) => {
  await openInsights(gallery);
  await back(gallery).click();
  await expect(searchBox(gallery)).toBeVisible();
});

test('each figure at a glance says what it is of and what it means', async ({ gallery }) => {
  await openInsights(gallery);
  await expect(tile(gallery, 'Relevant answers')).toHaveText('Relevant answers83 %96 of 115 answeredShare of answers with at least one relevant result.');
  await expect(tile(gallery, 'From the cache')).toContainText('31 %36 of 115 answered');
  await expect(tile(gallery, 'Helpful')).toContainText('88 %22 of 25 rated');
});

test('a share of nothing is no number', async ({ gallery }) => {
  await openInsights(gallery, insightsFixtures['insights-quiet']);
  await gallery.page.getByRole('radio', { name: 'Now (15 min)' }).click();
  await expect(tile(gallery, 'Asked')).toContainText('00 answered');
  await expect(tile(gallery, 'Relevant answers')).toContainText('–0 of 0 answered');
  await expect(gallery.page.getByText('Nothing asked in the last 15 minutes.')).toBeVisible();
});

test('each chart is one image that says all its numbers', async ({ gallery }) => {
  await openInsights(gallery);
  const image = (name: string): Locator => gallery.page.getByRole('img', { name, exact: true });
  await expect(
    image('How questions ended: Relevant answer 96, All withheld 13, Nothing found 6, Timed out 4, Failed 2, Rejected 1, Replaced 4, Cancelled 2'),
  ).toBeVisible();
  await expect(image('Withheld results: Too weak 97, Too old 64, Duplicate 21, Undated 12, Dismissed 5, Unreadable 3')).toBeVisible();
  await expect(image('Response time: Half (p50) 412 ms, 95 % (p95) 1.6 s, 99 % (p99) 4.2 s')).toBeVisible();
  await expect(image('What agents did with suggestions: Helpful 22, Not helpful 3, Copied 31, Opened 18, Dismissed 5, Pinned 4')).toBeVisible();
});

test('a table has every row, those of nothing too, each with its meaning', async ({ gallery }) => {
  await openInsights(gallery);
  await gallery.page.getByRole('radio', { name: 'Now (15 min)' }).click();
  await gallery.page.getByRole('button', { name: 'Table: Withheld results' }).click();
  const table = gallery.page.getByRole('table', { name: 'Withheld results' });
  await expect(table.getByRole('columnheader')).toHaveText(['Reason', 'Count', 'Share']);
  await expect(table.getByRole('rowheader')).toHaveCount(6);
  await expect(table.getByRole('row', { name: /^Too old/ })).toHaveText('Too oldNot updated for longer than the settings allow.633 %');
  await expect(table.getByRole('row', { name: /^Undated/ })).toContainText('00 %');
});

test('newer figures are drawn where they stand, and a chosen table stays one', async ({ gallery }) => {
  await openInsights(gallery);
  await gallery.page.getByRole('button', { name: 'Table: How questions ended' }).click();
  const row = gallery.page.getByRole('table', { name: 'How questions ended' }).getByRole('row', { name: /^Relevant answer/ });
  await expect(row).toContainText('96');
  const { insights } = state;
  if (insights === null) throw new Error('The fixture has no insights.');
  const outcomes = { ...insights.today.outcomes, PASS: 97 };
  await gallery.push({ ...state, insights: { ...insights, today: { ...insights.today, asked: 129, outcomes } } });
  await expect(row).toContainText('97');
  await expect(tile(gallery, 'Asked')).toContainText('129');
});

test('a long warm list opens and closes', async ({ gallery }) => {
  await openInsights(gallery, insightsFixtures['insights-busy']);
  const rows = gallery.page.getByRole('list', { name: 'Asked ahead' }).getByRole('listitem');
  await expect(rows).toHaveCount(5);
  await gallery.page.getByRole('button', { name: 'Show all 12' }).click();
  await expect(rows).toHaveCount(12);
  await gallery.page.getByRole('button', { name: 'Show fewer' }).click();
  await expect(rows).toHaveCount(5);
});

test('a suggestion to look at closes the page', async ({ gallery }) => {
  await openInsights(gallery);
  await gallery.push({ ...state, highlight: { suggestionId: 's0', count: 1 } });
  await expect(searchBox(gallery)).toBeVisible();
});
