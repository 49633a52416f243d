import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app';
import { longer } from '../support/effort';

test('Cuecard speaks the computer’s language, in window and tray; another chosen in the settings is spoken at once', longer, async ({ launch, desktop, hostTray }) => {
  const tray = await hostTray();
  // The first that is spoken here is the second.
  const { page, profile } = await launch({ env: { ...desktop.env, LANGUAGE: 'xx:de_AT:fr' } });
  const item = await tray.item;
  const tooltip = async (): Promise<string> => JSON.stringify(await item.property('ToolTip'));
  await expect(page.getByRole('heading', { name: 'Bei Cuecard anmelden' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  // What it says before main has told it anything is in that language, too.
  expect(new URL(page.url()).search).toBe('?tag=de&locale=de-AT');
  await expect.poll(tooltip).toContain('Anmeldung nötig');
  expect(await item.choose('Einstellungen')).toBe('chosen');
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: /Die des Computers/ }).click();
  await page.getByRole('option', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { name: 'Paramètres', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /Français/ })).toBeFocused();
  await expect.poll(tooltip).not.toContain('Anmeldung');
  expect(JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'))).toMatchObject({ window: { language: 'fr' } });
});
