import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cards, expect, signIn, test } from '../support/app';
import { longer } from '../support/effort';
import { keyringAccount, readSecret, storeSecret } from '../support/keyring';
import { newSigningSecret } from '../support/outbox-events';
import { picture } from '../support/pictures';
import { beside } from '../support/policy-file';
import { auditRecords, newProfile, processesNaming } from '../support/profile';
import { rememberSignIn } from '../support/signing-in';
import { WebhookReceiver } from '../support/webhook-receiver';
import { fromWindowMenu } from '../support/window-menu';

/** The whole call in seconds instead of a minute. */
const briskly = '--demo-pace=8';

test('--demo: suggestions pop up without anyone typing, its records stay apart from the real trail, and no external store is told', async ({ launch, desktop }) => {
  const receiver = await WebhookReceiver.start();
  const profile = await newProfile();
  const folder = join(profile, '..', 'store');
  await mkdir(folder);
  const policy = await beside(profile, 'policy.json', JSON.stringify({ outbox: { webhooks: [{ url: receiver.url() }], folder } }));
  await storeSecret(desktop.env, `webhook:${receiver.url()}`, newSigningSecret());
  const { page } = await launch({ profile, args: ['--demo', briskly, `--policy=${policy}`] });
  const demo = page.getByRole('region', { name: 'Demo call' });
  await expect(cards(page).first()).toBeVisible();
  await expect.poll(() => cards(page).count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  await picture(page, 'demo');
  await expect(demo).toHaveAttribute('data-demo-state', 'ended', { timeout: 30_000 });
  await expect.poll(() => cards(page).count()).toBeGreaterThanOrEqual(8);
  await picture(page, 'demo-ended');

  const records = await auditRecords(join(profile, 'demo', 'audit'));
  expect(records.length).toBeGreaterThanOrEqual(10);
  expect(records.every((record) => record.trigger === 'demo')).toBe(true);
  // Filtering is visible: something was withheld as too old, and small talk found nothing.
  expect(records.some((record) => (record.dropped.stale ?? 0) > 0)).toBe(true);
  expect(records.some((record) => record.results_validated === 0)).toBe(true);
  expect(await auditRecords(join(profile, 'audit'))).toEqual([]);

  await fromWindowMenu(page, 'Insights');
  await expect(page.getByRole('region', { name: 'External stores', exact: true }).getByText('Up to date')).toHaveCount(2);
  expect(receiver.requests).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  await receiver.close();
});

test('first run → “Try the demo” → back to the sign-in: nothing of the demo remains, not even of one that still starts', longer, async ({ launch }) => {
  const { page, profile } = await launch();
  const signInHeading = page.getByRole('heading', { name: 'Sign in to Cuecard' });
  // Browser process, zygotes, GPU, network, renderer: but no simulator any more.
  const simulators = async (): Promise<string[]> => (await processesNaming(profile)).filter((line) => line.includes('node.mojom.NodeService'));
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await expect(page.getByRole('region', { name: 'Demo call' })).toHaveAttribute('data-demo-state', 'playing');
  await expect(cards(page).first()).toBeVisible();
  expect(await simulators()).not.toEqual([]);
  await page.getByRole('button', { name: 'Sign in to your organisation' }).click();
  await expect(signInHeading).toBeVisible();
  await expect(page.getByLabel('Organisation URL')).toHaveValue('');
  await expect(cards(page)).toHaveCount(0);
  await expect.poll(simulators).toEqual([]);

  await page.evaluate(async () => {
    await Promise.all([
      window.cuecard.invoke('demo:start', null),
      window.cuecard.invoke('demo:start', null),
      window.cuecard.invoke('demo:leave', null),
    ]);
  });
  await expect(signInHeading).toBeVisible();
  await expect.poll(simulators).toEqual([]);
});

test('signing out of the demo is leaving it: the call stops, and the real organisation’s secret stays in the keychain', longer, async ({ launch, client, desktop, simulator }) => {
  const profile = await newProfile();
  await rememberSignIn(profile, client, desktop.env);
  const { page } = await launch({ args: ['--demo', briskly], profile });
  await expect(cards(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await expect(page.getByText(new URL(client.orgUrl).host)).toBeVisible();
  expect(await readSecret(desktop.env, keyringAccount(client))).toBe(client.clientSecret);
  // Longer than the pause between two lines of the call.
  await page.waitForTimeout(1_000);
  expect(simulator.counters.subscribes).toBe(0);
  expect(await auditRecords(join(profile, 'audit'))).toEqual([]);
});

test('--demo-unless-configured, as “npm start” gives it: the demo, whose reloaded window is the same, until an organisation is set up, then that organisation', longer, async ({ launch, client }) => {
  const args = ['--demo-unless-configured', briskly];
  const first = await launch({ args });
  const { page, app } = first;
  await expect(page.getByRole('region', { name: 'Demo call' })).toBeVisible();

  await test.step('a reloaded window renders main’s state and leaves no listener behind', async () => {
    await expect(page.getByRole('region', { name: 'Demo call' })).toHaveAttribute('data-demo-state', 'ended', { timeout: 30_000 });
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

  await page.getByRole('button', { name: 'Sign in to your organisation' }).click();
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await first.quit();

  const second = await launch({ args, profile: first.profile });
  await expect(second.page.getByText(new URL(client.orgUrl).host)).toBeVisible();
  await expect(second.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await expect(second.page.getByRole('region', { name: 'Demo call' })).toHaveCount(0);
});
