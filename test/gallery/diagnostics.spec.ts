import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { noNotifications } from '../../src/shared/contract/notifications';
import { err } from '../../src/shared/domain/result';
import { beginAfresh, fixture } from './acts';
import { test, type Gallery } from './gallery-app';
import { reachState } from './reach-state';

beginAfresh();

const open = async (gallery: Gallery, name: string, ...answers: [Parameters<Gallery['open']>[1]] | []): Promise<void> => {
  await gallery.open(fixture(name), ...answers);
  await reachState(gallery, name, fixture(name));
};

test('says what is not connected and why, and offers what can be done', async ({ gallery }) => {
  await open(gallery, 'diagnostics-offline');
  const { page } = gallery;
  const connection = page.getByRole('region', { name: 'Connection' });
  await expect(connection).toContainText('Cuecard can’t reach northwind.example.com');
  await connection.getByRole('button', { name: 'Retry now' }).click();
  expect(await gallery.sent('connection:retry')).toEqual([null]);
  await expect(connection).toContainText('ago: an answer came');
  const errors = page.getByRole('list', { name: 'Last errors' }).getByRole('listitem');
  await expect(errors).toHaveCount(3);
  await expect(errors.first()).toContainText('12 times');
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText('114.0.5735.106');
});

test('is copied and leads to the log; what goes wrong there is said', async ({ gallery }) => {
  await open(gallery, 'diagnostics-well', { 'diagnostics:open-logs': err(fault('folder-not-opened')) });
  const { page } = gallery;
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  expect(await gallery.sent('diagnostics:copy')).toEqual([null]);
  await expect(page.getByText('Copied. Nothing of what was asked')).toBeVisible();
  await page.getByRole('button', { name: 'Open log folder' }).click();
  await expect(page.getByText('The desktop did not open the folder.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('says how old the last sign of life is, and how shortcut, window, display and notifications stand', async ({ gallery }) => {
  const { page } = gallery;
  const desktop = page.getByRole('region', { name: 'Desktop' });
  const says = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines) await expect(desktop).toContainText(line);
  };
  await open(gallery, 'diagnostics-well');
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText('ago: a ping was answered in 34 ms');
  await says('Ctrl+Shift+Space: registered', '1920 × 1080 at 100 %, the only one', 'NotificationsNone yet');
  await expect(desktop).not.toContainText('held back');

  await open(gallery, 'diagnostics-many-errors');
  await says(
    'Ctrl+Shift+Space: taken by another program',
    'Northwind 27: 2560 × 1440 at 125 %, one of 3',
    'The desktop doesn’t show them (org.freedesktop.DBus.Error.ServiceUnknown)',
    'Notifications paused until',
    'Quiet hours from 18:00 to 08:00',
  );

  await open(gallery, 'diagnostics-signed-out');
  await says('Shortcut to askOff', 'DisplayNot shown yet');
  await gallery.push({ ...fixture('diagnostics-signed-out'), windowMode: 'full', notifications: { ...noNotifications, status: 'unsupported' } });
  await says('WindowFull screen', 'Nothing here shows them');
});

test('is reached from the settings', async ({ gallery }) => {
  await gallery.open(fixture('diagnostics-well'));
  await gallery.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await gallery.page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(gallery.page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
});
