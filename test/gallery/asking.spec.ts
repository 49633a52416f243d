import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err, ok } from '../../src/shared/domain/result';
import { announced, beginAfresh, firstCard, fixture, searchBox } from './acts';
import { calm, query } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

const cards = fixture('cards');

beginAfresh();

test('Enter asks what is typed and empties the box', async ({ gallery }) => {
  await gallery.open(calm, { 'query:ask': ok({ queryId: 'q1' }) });
  await searchBox(gallery).fill('opened headphones');
  await searchBox(gallery).press('Enter');
  await expect(searchBox(gallery)).toHaveValue('');
  expect(await gallery.sent('query:ask')).toEqual([{ text: 'opened headphones' }]);
});

test('a refused question stays in the box with the reason under it', async ({ gallery }) => {
  await gallery.open(calm, { 'query:ask': err(fault('query-too-short')) });
  await searchBox(gallery).fill('a');
  await searchBox(gallery).press('Enter');
  await expect(searchBox(gallery)).toHaveValue('a');
  await expect(searchBox(gallery)).toHaveAccessibleDescription('Ask with at least 2 characters.');
});

test('a long question is counted from 400 characters and ends at 500', async ({ gallery }) => {
  await gallery.open(calm);
  await searchBox(gallery).fill('x'.repeat(399));
  await expect(gallery.page.getByText('399 / 500')).toHaveCount(0);
  await searchBox(gallery).press('x');
  await expect(gallery.page.getByText('400 / 500')).toBeVisible();
  await searchBox(gallery).fill('x'.repeat(500));
  await searchBox(gallery).press('x');
  await expect(searchBox(gallery)).toHaveValue('x'.repeat(500));
});

test('Escape clears the box; Ctrl+K and "/" come back to it', async ({ gallery }) => {
  await gallery.open(cards);
  await searchBox(gallery).fill('lamp');
  await searchBox(gallery).press('Escape');
  await expect(searchBox(gallery)).toHaveValue('');
  for (const key of ['Control+k', '/']) {
    await firstCard(gallery).getByRole('button', { name: 'Copy' }).focus();
    await gallery.page.keyboard.press(key);
    await expect(searchBox(gallery)).toBeFocused();
    await expect(searchBox(gallery)).toHaveValue('');
  }
});

test('with keys without Ctrl turned off "/" does nothing, and Ctrl+K still comes to the box', async ({ gallery }) => {
  await gallery.open({ ...cards, settings: { ...cards.settings, window: { ...cards.settings.window, singleKeys: false } } });
  const copy = firstCard(gallery).getByRole('button', { name: 'Copy' });
  await copy.focus();
  await gallery.page.keyboard.press('/');
  await expect(copy).toBeFocused();
  await gallery.page.keyboard.press('Control+k');
  await expect(searchBox(gallery)).toBeFocused();
});

test('what is typed survives a look at the settings', async ({ gallery }) => {
  await gallery.open(calm);
  await searchBox(gallery).fill('half a quest');
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await gallery.page.getByRole('button', { name: 'Back' }).click();
  await expect(searchBox(gallery)).toHaveValue('half a quest');
});

test('a question under way can be cancelled, one without an answer asked again', async ({ gallery }) => {
  await gallery.open(fixture('query-asking'));
  await gallery.page.getByRole('button', { name: 'Cancel question' }).click();
  expect(await gallery.sent('query:cancel')).toEqual([{ queryId: 'q1' }]);
  await gallery.push(fixture('query-timeout'));
  await gallery.page.getByRole('button', { name: 'Ask again' }).click();
  expect(await gallery.sent('query:ask')).toEqual([{ text: fixture('query-timeout').queries[0]?.text }]);
});

test('an ending goes when a newer question of its conversation has ended', async ({ gallery }) => {
  await gallery.open({ ...calm, queries: [query('q1', { status: 'EMPTY' })] });
  await expect(gallery.page.getByText('Nothing found')).toBeVisible();
  await gallery.push({ ...cards, queries: [query('q2'), query('q1', { status: 'EMPTY' })] });
  await expect(gallery.page.getByText('Nothing found')).toHaveCount(0);
});

test('an own question without an answer is announced', async ({ gallery }) => {
  await gallery.open({ ...calm, queries: [query('q1', { status: 'asking' })] });
  await gallery.push({ ...calm, queries: [query('q1', { status: 'EMPTY' })] });
  await announced(gallery, 'Nothing found');
});

test.describe('what was asked today', () => {
  const entry = (text: string, trigger: 'typed' | 'transcript' = 'typed') => ({ queryId: text, conversationId: 'c', text, trigger, status: 'PASS' as const, askedAt: 0, suggestions: [] });
  const history = ok({ entries: [entry('voucher refused'), entry('Where is my voucher?', 'transcript'), entry('Voucher  refused'), entry('voucher for a gift')], total: 4 });
  const options = (gallery: Gallery) => gallery.page.getByRole('listbox', { name: 'Asked today' }).getByRole('option');

  test('is offered as it is typed, once each and only what an agent typed; Enter asks the chosen one', async ({ gallery }) => {
    await gallery.open(calm, { 'history:search': history, 'query:ask': ok({ queryId: 'q1' }) });
    await searchBox(gallery).pressSequentially('vou');
    await expect(options(gallery)).toHaveText(['voucher refused', 'voucher for a gift']);
    await announced(gallery, '2 recent questions; arrow keys choose');
    expect(await gallery.violations()).toEqual([]);
    await searchBox(gallery).press('ArrowDown');
    await searchBox(gallery).press('ArrowDown');
    await expect(options(gallery).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(searchBox(gallery)).toHaveAttribute('aria-activedescendant', (await options(gallery).nth(1).getAttribute('id')) ?? '');
    await searchBox(gallery).press('Enter');
    expect(await gallery.sent('query:ask')).toEqual([{ text: 'voucher for a gift' }]);
    await expect(searchBox(gallery)).toHaveValue('');
    await expect(options(gallery)).toHaveCount(0);
  });

  test('doesn’t stand in the way: Enter asks what is typed, Escape closes it first and clears then', async ({ gallery }) => {
    await gallery.open(calm, { 'history:search': history, 'query:ask': ok({ queryId: 'q1' }) });
    await searchBox(gallery).pressSequentially('vou');
    await expect(options(gallery)).toHaveCount(2);
    await searchBox(gallery).press('Escape');
    await expect(options(gallery)).toHaveCount(0);
    await expect(searchBox(gallery)).toHaveValue('vou');
    await searchBox(gallery).press('Escape');
    await expect(searchBox(gallery)).toHaveValue('');
    await searchBox(gallery).pressSequentially('vou');
    await expect(options(gallery)).toHaveCount(2);
    await searchBox(gallery).press('Enter');
    expect(await gallery.sent('query:ask')).toEqual([{ text: 'vou' }]);
  });

  test('comes by arrow up in the empty box, and is chosen by the pointer, too', async ({ gallery }) => {
    await gallery.open(cards, { 'history:search': history, 'query:ask': ok({ queryId: 'q1' }) });
    await searchBox(gallery).press('ArrowUp');
    await expect(options(gallery)).toHaveCount(2);
    await options(gallery).first().click();
    expect(await gallery.sent('query:ask')).toEqual([{ text: 'voucher refused' }]);
    await searchBox(gallery).press('ArrowDown');
    await expect(gallery.page.getByRole('article').first()).toBeFocused();
  });
});
