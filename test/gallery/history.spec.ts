import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err, ok } from '../../src/shared/domain/result';
import { announced, beginAfresh, searchBox } from './acts';
import { historyFixtures, historyPages } from './fixture-history';
import { tomorrow } from './fixture-moment';
import { calm, query } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const field = (gallery: Gallery) => gallery.page.getByRole('searchbox', { name: 'Search today’s questions' });
const openHistory = async (gallery: Gallery, name = 'history'): Promise<void> => {
  const page = historyPages[name];
  await gallery.open(historyFixtures[name] ?? calm, page === undefined ? {} : { 'history:search': ok(page.history) });
  await gallery.page.getByRole('button', { name: 'History' }).click();
  await expect(field(gallery)).toBeFocused();
};

test('shows today’s questions, how they ended and what they brought, and that it is in memory only', async ({ gallery }) => {
  await openHistory(gallery);
  await expect(gallery.page.getByText('5 questions')).toBeVisible();
  const item = gallery.page.getByRole('list', { name: 'Questions of today' }).locator('.history-item').nth(2);
  await expect(item.getByRole('heading', { level: 2 })).toHaveText('My parcel says delivered but it is not here');
  await expect(item).toContainText('2 shown');
  await expect(item.getByRole('heading', { level: 3 }).first()).toHaveText('Parcel marked delivered but missing');
  await expect(gallery.page.getByText(/Gone when you sign out/)).toBeVisible();
});

test('looks for what is typed once typing settles, and loses no keystroke to an answer', async ({ gallery }) => {
  await openHistory(gallery);
  await field(gallery).pressSequentially('parcel trace');
  await expect.poll(async () => (await gallery.sent('history:search')).at(-1)).toEqual({ text: 'parcel trace' });
  await expect(field(gallery)).toHaveValue('parcel trace');
  // Twelve keys, not twelve searches.
  expect((await gallery.sent('history:search')).length).toBeLessThan(8);
  await announced(gallery, '5 found');
});

test('asks again as a question ends, and not for a snapshot that changes nothing', async ({ gallery }) => {
  await openHistory(gallery);
  await expect(gallery.page.getByText('5 questions')).toBeVisible();
  const before = (await gallery.sent('history:search')).length;
  await gallery.push(historyFixtures.history ?? calm);
  expect(await gallery.sent('history:search')).toHaveLength(before);
  await gallery.push({ ...calm, queries: [query('new', { status: 'EMPTY' })] });
  await expect.poll(async () => (await gallery.sent('history:search')).length).toBe(before + 1);
});

test('left open over midnight, it asks for the new day’s questions by itself', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(historyFixtures.history ?? calm, { 'history:search': ok(historyPages.history?.history) });
  // Its clock renews itself each minute; here, much sooner.
  await page.evaluate(() => {
    const every = window.setInterval.bind(window);
    window.setInterval = ((handler: () => void, ms?: number) => every(handler, Math.min(ms ?? 0, 50))) as typeof window.setInterval;
  });
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByText('5 questions')).toBeVisible();
  const before = (await gallery.sent('history:search')).length;
  await gallery.answer('history:search', ok(historyPages['history-empty']?.history));
  await gallery.clockTo(tomorrow(0, 0));
  await expect(page.getByRole('heading', { name: 'Nothing asked yet today' })).toBeVisible();
  expect(await gallery.sent('history:search')).toHaveLength(before + 1);
});

test('says where nothing was asked, where nothing is found, and where there is more than fits', async ({ gallery }) => {
  await openHistory(gallery, 'history-empty');
  await expect(gallery.page.getByRole('heading', { name: 'Nothing asked yet today' })).toBeVisible();
  await field(gallery).fill('zeppelin');
  await expect(gallery.page.getByRole('heading', { name: 'Nothing found for “zeppelin”' })).toBeVisible();
  await announced(gallery, 'Nothing found for “zeppelin”');
  await openHistory(gallery, 'history-many');
  await expect(gallery.page.getByText('5 of 132')).toBeVisible();
});

test('a suggestion is copied and opened from here, and one that is gone says so', async ({ gallery }) => {
  await openHistory(gallery);
  const hit = gallery.page.getByRole('article', { name: 'Opening a carrier trace' });
  await hit.getByRole('button', { name: 'Open article' }).click();
  await hit.getByRole('button', { name: 'Copy' }).click();
  expect(await gallery.sent('suggestion:open')).toEqual([{ suggestionId: 's4' }]);
  expect(await gallery.sent('suggestion:copy')).toEqual([{ suggestionId: 's4' }]);
  await gallery.open(historyFixtures.history ?? calm, {
    'history:search': ok(historyPages.history?.history),
    'suggestion:copy': err(fault('suggestion-gone')),
  });
  await gallery.page.getByRole('button', { name: 'History' }).click();
  await hit.getByRole('button', { name: 'Copy' }).click();
  await expect(hit.getByRole('alert')).toHaveText('This suggestion is no longer here.');
});

test('Escape clears the field, then leaves; Back leaves, too, and both lead to the search box', async ({ gallery }) => {
  await openHistory(gallery);
  await field(gallery).fill('lamp');
  await gallery.page.keyboard.press('Escape');
  await expect(field(gallery)).toHaveValue('');
  await gallery.page.keyboard.press('Escape');
  await expect(searchBox(gallery)).toBeFocused();
  await gallery.page.getByRole('button', { name: 'History' }).click();
  await gallery.page.getByRole('button', { name: 'Back' }).click();
  await expect(searchBox(gallery)).toBeFocused();
});

test('a question that ends moves nothing of what is read further down', async ({ gallery }) => {
  await openHistory(gallery);
  await gallery.page.setViewportSize({ width: 400, height: 360 });
  const last = gallery.page.locator('.history-item').last();
  await last.scrollIntoViewIfNeeded();
  const place = await last.boundingBox();
  const history = historyPages.history?.history ?? { entries: [], total: 0 };
  const entries = [...history.entries.slice(0, 1).map((entry) => ({ ...entry, queryId: 'new', text: 'A new one' })), ...history.entries];
  await gallery.answer('history:search', ok({ entries, total: entries.length }));
  await gallery.push({ ...calm, queries: [query('new', { status: 'EMPTY' })] });
  await expect(gallery.page.getByText('A new one')).toBeAttached();
  await expect.poll(() => last.boundingBox()).toEqual(place);
});
