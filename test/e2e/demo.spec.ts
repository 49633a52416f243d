import { join } from 'node:path';
import { cards, expect, signIn, test } from '../support/app';
import { readSecret } from '../support/keyring';
import { auditRecords, processesNaming } from '../support/profile';
import { picture } from '../support/pictures';

test('--demo: suggestions pop up without anyone typing, and its records stay apart from the real trail', async ({ launch }) => {
  test.setTimeout(120_000);
  const { page, profile } = await launch({ args: ['--demo'] });
  const demo = page.getByRole('region', { name: 'Demo call' });
  await expect(demo).toHaveAttribute('data-demo-state', 'playing');
  await expect(cards(page).first()).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => cards(page).count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  await picture(page, 'demo');
  await expect(demo).toHaveAttribute('data-demo-state', 'ended', { timeout: 90_000 });
  await picture(page, 'demo-ended');
  expect(await cards(page).count()).toBeGreaterThanOrEqual(8);

  const records = await auditRecords(join(profile, 'demo', 'audit'));
  expect(records.length).toBeGreaterThanOrEqual(10);
  expect(records.every((record) => record.trigger === 'demo')).toBe(true);
  // Filtering is visible: something was withheld as too old, and small talk found nothing.
  expect(records.some((record) => (record.dropped.stale ?? 0) > 0)).toBe(true);
  expect(records.some((record) => record.results_validated === 0)).toBe(true);
  expect(await auditRecords(join(profile, 'audit'))).toEqual([]);
});

test('first run → “Try the demo” → back to the sign-in: nothing of the demo remains', async ({ launch }) => {
  const { page, profile } = await launch();
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await expect(cards(page).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Sign in to your organisation' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await expect(page.getByLabel('Organisation URL')).toHaveValue('');
  await expect(cards(page)).toHaveCount(0);
  // Browser process, zygotes, GPU, network, renderer: but no simulator any more.
  await expect.poll(async () => (await processesNaming(profile)).filter((line) => line.includes('node.mojom.NodeService'))).toEqual([]);
});

test('signing out of the demo is leaving it: the call stops, and the real organisation’s secret stays in the keychain', async ({ launch, client, desktop, simulator }) => {
  const first = await launch();
  await signIn(first.page, client);
  await expect(first.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await first.quit();

  const { page, profile } = await launch({ args: ['--demo'], profile: first.profile });
  await expect(cards(page).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await expect(page.getByText(new URL(client.orgUrl).host)).toBeVisible();
  expect(await readSecret(desktop.env, `${client.clientId}@${new URL(client.orgUrl).host}`)).toBe(client.clientSecret);
  // Longer than the pause between two lines of the call.
  await page.waitForTimeout(6_000);
  // The sign-in’s own.
  expect(simulator.counters.subscribes).toBe(1);
  expect(await auditRecords(join(profile, 'audit'))).toEqual([]);
});

test('leaving while the demo still starts leaves nothing of it', async ({ launch }) => {
  const { page, profile } = await launch();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await page.evaluate(async () => {
    await Promise.all([
      window.cuecard.invoke('demo:start', null),
      window.cuecard.invoke('demo:start', null),
      window.cuecard.invoke('demo:leave', null),
    ]);
  });
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await expect.poll(async () => (await processesNaming(profile)).filter((line) => line.includes('node.mojom.NodeService'))).toEqual([]);
});

test('--demo-unless-configured, as “npm start” gives it: the demo until an organisation is set up, then that organisation', async ({ launch, client }) => {
  const args = ['--demo-unless-configured'];
  const first = await launch({ args });
  await expect(first.page.getByRole('region', { name: 'Demo call' })).toBeVisible();
  await first.page.getByRole('button', { name: 'Sign in to your organisation' }).click();
  await signIn(first.page, client);
  await expect(first.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await first.quit();

  const second = await launch({ args, profile: first.profile });
  await expect(second.page.getByText(new URL(client.orgUrl).host)).toBeVisible();
  await expect(second.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await expect(second.page.getByRole('region', { name: 'Demo call' })).toHaveCount(0);
});

test('a reloaded window is the same window: it renders main’s state and leaves no listener behind', async ({ launch }) => {
  const { page, app } = await launch({ args: ['--demo'] });
  await expect(cards(page).first()).toBeVisible({ timeout: 20_000 });
  const listeners = (): Promise<number> =>
    app.evaluate(({ BrowserWindow, ipcMain, app: electronApp }) => {
      const count = (emitter: NodeJS.EventEmitter): number => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
      const [window] = BrowserWindow.getAllWindows();
      return window === undefined ? -1 : count(window) + count(window.webContents) + count(ipcMain) + count(electronApp) + count(process);
    });
  const before = await listeners();
  const title = await cards(page).last().getByRole('heading').textContent();
  for (let times = 0; times < 5; times += 1) await page.reload();
  // As the window's own "Reload" does it.
  await page.evaluate(() => {
    (globalThis as Record<string, unknown>).before = true;
    location.reload();
  });
  await expect.poll(() => page.evaluate(() => 'before' in globalThis).catch(() => true)).toBe(false);
  await expect(cards(page).last().getByRole('heading')).toHaveText(title ?? '');
  expect(await listeners()).toBe(before);
});
