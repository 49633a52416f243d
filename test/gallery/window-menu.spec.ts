import { expect, type Locator } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { fromWindowMenu, menuItem } from '../support/window-menu';
import { beginAfresh, fixture } from './acts';
import { calm } from './fixture-parts';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const button = ({ page }: Gallery): Locator => page.getByRole('button', { name: 'Menu', exact: true });
const onTop = (value: boolean, locked: AppState['locked'] = []): AppState => ({
  ...calm,
  settings: { ...calm.settings, window: { ...calm.settings.window, alwaysOnTop: value } },
  locked,
});

test('the organisation’s name has room for itself, and the bar for what is done often', async ({ gallery }) => {
  await gallery.open({ ...calm, organisation: 'northwind-services.example' });
  const name = gallery.page.locator('.app-organisation');
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await expect(gallery.page.locator('.app-actions').getByRole('button')).toHaveCount(5);
  await expect(gallery.page.getByRole('heading', { name: 'Cuecard', level: 1 })).toBeAttached();
});

test('always on top has a mark while it is on, and is turned on and off', async ({ gallery }) => {
  const item = menuItem(gallery.page, 'Always on top');
  await gallery.open(onTop(false));
  await button(gallery).click();
  await expect(item).not.toBeChecked();
  await item.click();
  await expect(gallery.page.getByRole('menu')).toHaveCount(0);
  await gallery.push(onTop(true));
  await button(gallery).click();
  await expect(item).toBeChecked();
  await item.click();
  expect(await gallery.sent('settings:change')).toEqual([
    { path: 'window.alwaysOnTop', value: true },
    { path: 'window.alwaysOnTop', value: false },
  ]);
});

test('what the administrator set can’t be changed there, and the menu says who set it', async ({ gallery }) => {
  const item = menuItem(gallery.page, 'Always on top');
  await gallery.open(onTop(true, ['window.alwaysOnTop']));
  await button(gallery).click();
  await expect(item).toBeDisabled();
  await expect(item).toBeChecked();
  await expect(item).toHaveAccessibleDescription('Set by your administrator (policy.json)');
  await item.click({ force: true });
  expect(await gallery.sent('settings:change')).toEqual([]);
});

test('Quit is in the menu where no tray has it, and Ctrl+Q quits on any page then, and else nowhere', async ({ gallery }) => {
  const { page } = gallery;
  const without = { ...calm, diagnostics: { ...calm.diagnostics, desktop: { tray: 'none', lacking: ['tray'] } } } satisfies AppState;
  await gallery.open(calm);
  await page.keyboard.press('Control+q');
  await button(gallery).click();
  await expect(menuItem(page, 'Quit Cuecard')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await gallery.push(without);
  await button(gallery).click();
  await menuItem(page, 'Quit Cuecard').click();
  await expect.poll(() => gallery.sent('app:quit')).toHaveLength(1);
  await gallery.push({ ...without, view: 'sign-in', organisation: null });
  await page.keyboard.press('Control+q');
  await expect.poll(() => gallery.sent('app:quit')).toHaveLength(2);
  await gallery.push({ ...without, page: { name: 'diagnostics', asked: 1 } });
  await expect(page.getByText('This desktop shows no tray icons.')).toBeVisible();
});

test('the size the window has is marked, each tells its keys, and another is a press away', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(calm);
  await button(gallery).click();
  await expect(page.getByRole('menuitemradio')).toHaveText(['Compact stripCtrl 1', 'WindowCtrl 2', 'Full screenCtrl 3']);
  await expect(menuItem(page, 'Window')).toBeChecked();
  await expect(menuItem(page, 'Full screen')).not.toBeChecked();
  await menuItem(page, 'Window').click();
  expect(await gallery.sent('window:mode')).toEqual([]);
  await fromWindowMenu(page, 'Full screen');
  await fromWindowMenu(page, 'Compact strip');
  expect(await gallery.sent('window:mode')).toEqual([{ mode: 'full' }, { mode: 'compact' }]);
});

test('it is worked by keys alone, and Escape leads back to its button', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(fixture('cards'));
  await button(gallery).focus();
  await page.keyboard.press('Enter');
  await expect(menuItem(page, 'Compact strip')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(button(gallery)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(menuItem(page, 'Insights')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Insights', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
});
