import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
import { readSettings } from '../../src/shared/settings/settings';
import { announced, beginAfresh } from './acts';
import { calm } from './fixture-parts';
import { settingsFixtures } from './fixture-settings';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const openSettings = async (gallery: Gallery, ...given: Parameters<Gallery['open']>): Promise<void> => {
  await gallery.open(...given);
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
};

test('each is sent as it is changed', async ({ gallery }) => {
  await openSettings(gallery, calm);
  const { page } = gallery;
  await page.getByRole('textbox', { name: 'Results per question' }).fill('7');
  await page.getByRole('textbox', { name: 'Results per question' }).press('Enter');
  await page.getByRole('textbox', { name: 'Language of questions' }).fill('de-DE');
  await page.keyboard.press('Tab');
  await page.locator('label').filter({ hasText: 'Notifications' }).click();
  await page.getByRole('button', { name: 'Articles without a date' }).click();
  await page.getByRole('option', { name: 'Show' }).click();
  await page.getByRole('button', { name: 'Remove knowledge base 1' }).click();
  expect(await gallery.sent('settings:change')).toEqual([
    { path: 'gateway.maxResults', value: 7 },
    { path: 'gateway.language', value: 'de-DE' },
    { path: 'notifications.enabled', value: false },
    { path: 'freshness.unknownAge', value: 'show' },
    { path: 'gateway.knowledgeSources', value: [{ knowledgeBaseId: 'kb-products', priority: 2 }] },
  ]);
});

test.describe('an edited knowledge base is sent', () => {
  const name = (gallery: Gallery) => gallery.page.getByLabel('Knowledge base ID 1');
  const priority = (gallery: Gallery) => gallery.page.getByLabel('Priority of knowledge base 1');
  const sent = (gallery: Gallery) => gallery.sent('settings:change');
  const change = (...knowledgeSources: readonly (readonly [string, number])[]) => ({
    path: 'gateway.knowledgeSources',
    value: knowledgeSources.map(([knowledgeBaseId, at]) => ({ knowledgeBaseId, priority: at })),
  });

  test('when the agent clicks empty ground', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await name(gallery).fill('kb-news');
    await gallery.page.getByRole('heading', { name: 'Settings' }).click();
    await expect.poll(() => sent(gallery)).toEqual([change(['kb-news', 1], ['kb-products', 2])]);
  });

  test('with the priority that is still being typed', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await priority(gallery).fill('7');
    await gallery.page.getByRole('heading', { name: 'Settings' }).click();
    await expect.poll(() => sent(gallery)).toEqual([change(['kb-returns', 7], ['kb-products', 2])]);
  });

  test('once, when the agent presses Back', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await name(gallery).fill('kb-news');
    await gallery.page.getByRole('button', { name: 'Back' }).click();
    await expect(gallery.page.getByRole('searchbox')).toBeVisible();
    expect(await sent(gallery)).toEqual([change(['kb-news', 1], ['kb-products', 2])]);
  });

  test('when a notification takes the agent from the settings to a card', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await name(gallery).fill('kb-news');
    await gallery.push({ ...calm, highlight: { suggestionId: 's0', count: 1 } });
    await expect(gallery.page.getByRole('searchbox')).toBeVisible();
    expect(await sent(gallery)).toEqual([change(['kb-news', 1], ['kb-products', 2])]);
  });

  test('in one with the removal of another', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await name(gallery).fill('kb-news');
    await gallery.page.getByRole('button', { name: 'Remove knowledge base 2' }).click();
    expect(await sent(gallery)).toEqual([change(['kb-news', 1])]);
  });
});

test.describe('questions asked ahead', () => {
  const field = (gallery: Gallery) => gallery.page.getByRole('textbox', { name: 'Questions asked ahead', exact: true });

  test('are one a line, sent when the focus leaves', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await field(gallery).fill('how long is the warranty\n\n  where is my parcel ');
    await expect(gallery.page.getByText('2 of 50')).toBeVisible();
    await gallery.page.getByRole('heading', { name: 'Settings' }).click();
    await expect.poll(() => gallery.sent('settings:change')).toEqual([
      { path: 'cache.warmList', value: ['how long is the warranty', 'where is my parcel'] },
    ]);
  });

  test('are sent, too, when the agent presses Back while typing', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await field(gallery).fill('where is my parcel');
    await gallery.page.keyboard.press('Shift+Tab');
    await gallery.page.getByRole('button', { name: 'Back' }).click();
    await expect(gallery.page.getByRole('searchbox')).toBeVisible();
    expect(await gallery.sent('settings:change')).toEqual([{ path: 'cache.warmList', value: ['where is my parcel'] }]);
  });

  test('that break a bound stay in sight, are said to, and are not sent', async ({ gallery }) => {
    await openSettings(gallery, calm);
    await field(gallery).fill('a\nwhere is my parcel');
    await field(gallery).blur();
    await expect(gallery.page.getByText('Each question has 2 to 500 characters; “a” has 1.')).toBeVisible();
    await field(gallery).fill(Array.from({ length: 51 }, (_, index) => `question ${index}`).join('\n'));
    await field(gallery).blur();
    await expect(gallery.page.getByText('Enter at most 50 questions; these are 51.')).toBeVisible();
    expect(await gallery.sent('settings:change')).toEqual([]);
  });
});

test('a number out of bounds is kept in sight, said to be so, and not sent', async ({ gallery }) => {
  await openSettings(gallery, calm);
  const field = gallery.page.getByRole('textbox', { name: 'Results per question' });
  await field.fill('21');
  await field.press('Enter');
  await expect(field).toHaveValue('21');
  await expect(gallery.page.getByText('Enter a number from 1 to 20.')).toBeVisible();
  expect(await gallery.sent('settings:change')).toEqual([]);
});

test('each number takes three steps, which are read out, and nothing of the page is refused by its policy', async ({ gallery }) => {
  await openSettings(gallery, calm);
  const { page } = gallery;
  const numbers = page.locator('.number-group').getByRole('textbox');
  await expect(numbers.first()).toBeVisible();
  const count = await numbers.count();
  expect(count).toBeGreaterThan(5);
  for (let index = 0; index < count; index += 1) {
    await numbers.nth(index).focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  }
  const steps = page.locator('.number-group').first();
  for (const way of [/^Increase/, /^Decrease/]) for (let time = 1; time <= 3; time += 1) await steps.getByRole('button', { name: way }).click();
  expect(gallery.complaints).toEqual([]);
});

test('a refusal of main is shown', async ({ gallery }) => {
  await openSettings(gallery, calm, { 'settings:change': err(fault('settings-unwritable', 'the disk is full')) });
  await gallery.page.locator('label').filter({ hasText: 'Notifications' }).click();
  await expect(gallery.page.getByText(/The settings can’t be saved for now \(the disk is full\)/)).toBeVisible();
});

test('a changed one goes back to its default', async ({ gallery }) => {
  const settings = readSettings({ gateway: { maxResults: 8 } }, {}).settings;
  await openSettings(gallery, { ...calm, settings });
  await gallery.page.getByRole('button', { name: 'Reset Results per question' }).click();
  expect(await gallery.sent('settings:change')).toEqual([{ path: 'gateway.maxResults', value: 5 }]);
});

test('each says what it may be and what it is by default, read off its schema', async ({ gallery }) => {
  await openSettings(gallery, calm);
  await expect(gallery.page.getByRole('textbox', { name: 'Results per question' })).toHaveAccessibleDescription(/How many results.*1 to 20 · Default: 5/);
  await expect(gallery.page.getByRole('switch', { name: 'Notifications' })).toHaveAccessibleDescription(/Default: on/);
});

test('a locked one says who set it, by the file it is in', async ({ gallery }) => {
  await openSettings(gallery, { ...calm, locked: ['gateway.maxResults'], policyFile: 'policy.json' });
  await expect(gallery.page.getByRole('textbox', { name: 'Results per question' })).toHaveAccessibleDescription(/Set by your administrator \(policy\.json\)/);
  await expect(gallery.page.getByRole('button', { name: 'Reset Results per question' })).toHaveCount(0);
});

test('is found by a word, and all are back when the word is gone', async ({ gallery }) => {
  await openSettings(gallery, calm);
  const { page } = gallery;
  const labels = page.locator('.setting .field-label');
  await expect(labels).not.toHaveCount(0);
  const all = await labels.count();
  const find = page.getByRole('searchbox', { name: 'Find a setting' });
  await find.fill('threshold');
  await expect(labels).toHaveText(['Confidence threshold']);
  await announced(gallery, '1 setting');
  await find.fill('sign out');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await find.press('Escape');
  await expect(labels).toHaveCount(all);
});

test('a group is one press away, and the keyboard goes on from there', async ({ gallery }) => {
  await openSettings(gallery, calm);
  const { page } = gallery;
  await page.getByRole('navigation', { name: 'Groups of settings' }).getByRole('button', { name: 'Freshness' }).click();
  await expect(page.getByRole('heading', { name: 'Freshness' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Freshness' })).toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Freshness' }).locator(':focus')).toHaveCount(1);
});

test('all go back to their defaults after a question that names them', async ({ gallery }) => {
  const settings = readSettings({ gateway: { maxResults: 8 }, freshness: { unknownAge: 'show' } }, {}).settings;
  await openSettings(gallery, { ...calm, settings });
  const { page } = gallery;
  const ask = page.getByRole('button', { name: 'Reset all settings' });
  await ask.click();
  const question = page.getByRole('alertdialog', { name: 'Reset all settings?' });
  await expect(question.getByRole('listitem')).toHaveText(['Results per question', 'Articles without a date']);
  await expect(question).toContainText('so does the sign-in');
  await page.keyboard.press('Escape');
  expect(await gallery.sent('settings:reset-all')).toEqual([]);
  await ask.click();
  await question.getByRole('button', { name: 'Reset' }).click();
  expect(await gallery.sent('settings:reset-all')).toEqual([null]);
  await expect(page.getByText('All settings are at their defaults.')).toBeVisible();
});

test('a file that was chosen changes nothing until the agent says so', async ({ gallery }) => {
  const importing = settingsFixtures['settings-importing'] ?? calm;
  await openSettings(gallery, importing);
  const { page } = gallery;
  const question = page.getByRole('alertdialog', { name: 'Import cuecard-settings.json?' });
  const changes = question.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem')).toHaveCount(4);
  await expect(changes).toContainText('from kb-returns (1), kb-products (2) to kb-returns (1)');
  await expect(question.getByRole('region', { name: 'Not taken' })).toContainText('There is no setting “gateway.colour”.');
  await expect(question.getByRole('region', { name: 'Unchanged' })).toContainText('Maximum age (days)');
  await page.keyboard.press('Escape');
  expect(await gallery.sent('settings:transfer-done')).toEqual([null]);
  expect(await gallery.sent('settings:import-apply')).toEqual([]);
  await question.getByRole('button', { name: 'Change 4 settings' }).click();
  expect(await gallery.sent('settings:import-apply')).toEqual([null]);
});

test('Reset shows the default, whatever was typed and refused, and leaves the keyboard where it is', async ({ gallery }) => {
  const settings = readSettings({ gateway: { maxResults: 8 } }, {}).settings;
  await openSettings(gallery, { ...calm, settings });
  const field = gallery.page.getByRole('textbox', { name: 'Results per question' });
  await field.fill('99');
  await field.press('Enter');
  await expect(gallery.page.getByText('Enter a number from 1 to 20.')).toBeVisible();
  const reset = gallery.page.getByRole('button', { name: 'Reset Results per question' });
  await reset.focus();
  await gallery.page.keyboard.press('Enter');
  await gallery.push({ ...calm, settings: readSettings({}, {}).settings });
  await expect(reset).toHaveCount(0);
  await expect(field).toHaveValue('5');
  await expect(field).toBeFocused();
});
