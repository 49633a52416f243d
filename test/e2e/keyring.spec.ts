import { createServer } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { ask, cards, expect, signIn, test, type Client } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { storeSecret } from '../support/keyring';
import { findWindow } from '../support/other-window';
import { filesBelow, newProfile } from '../support/profile';
import { picture } from '../support/pictures';

/** A profile in which the organisation is set up already. */
async function configuredProfile(client: Client): Promise<string> {
  const profile = await newProfile();
  const { orgUrl, clientId, knowledgeBaseId } = client;
  const gateway = { orgUrl, clientId, knowledgeSources: [{ knowledgeBaseId, priority: 1 }] };
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ gateway }));
  return profile;
}

test.describe('with no keychain at all', () => {
  test.use({ desktopOptions: { keyring: 'none' } });

  test('the agent is told, and goes on for this session only, knowingly', async ({ launch, client, secret }) => {
    const first = await launch();
    await signIn(first.page, client);
    const offer = first.page.getByRole('alertdialog');
    await expect(offer).toContainText('This computer’s keychain can’t be used');
    await picture(first.page, 'session-only-offer');
    await offer.getByRole('button', { name: 'Use for this session only' }).click();
    await ask(first.page, filteringQuestion);
    await expect(cards(first.page)).toHaveCount(1);
    await expect(first.page.getByText('This session only')).toBeVisible();
    await picture(first.page, 'session-only');
    await first.quit();

    // Nothing was kept: the next start asks again and says why.
    for (const { path, bytes } of await filesBelow(first.profile)) expect(bytes.includes(secret), path).toBe(false);
    const second = await launch({ profile: first.profile });
    await expect(second.page.getByRole('alert')).toContainText('This computer’s keychain can’t be used');
    await expect(second.page.getByText(client.orgUrl)).toBeVisible();
    await expect(second.page.getByLabel('Client ID')).toHaveValue(client.clientId);
  });

  test('declining keeps nothing', async ({ launch, client }) => {
    const { page, profile, quit } = await launch();
    await signIn(page, client);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Finish', exact: true })).toBeVisible();
    await quit();
    const kept = await filesBelow(profile);
    expect(kept.map((file) => file.path).filter((path) => path.endsWith('settings.json'))).toEqual([]);
    for (const { path, bytes } of kept) expect(bytes.includes(client.clientSecret), path).toBe(false);
  });
});

test('a keyring without the secret says so, which is not the same as having no keychain', async ({ launch, client }) => {
  const { page } = await launch({ profile: await configuredProfile(client) });
  await expect(page.getByRole('alert')).toContainText('No client secret is kept for this client on this computer');
});

test('a locked keyring: after 10 s the window says what it waits for, main is never blocked, and Cancel ends it', async ({
  launch,
  client,
  desktop,
}) => {
  await storeSecret(desktop.env, `${client.clientId}@${new URL(client.orgUrl).host}`, client.clientSecret);
  await desktop.lockKeyring();
  const { page, app } = await launch({ profile: await configuredProfile(client) });
  await expect(page.getByText('Opening your keyring…')).toBeVisible();
  await expect(page.getByText('Waiting for your keyring')).toBeVisible({ timeout: 20_000 });
  await picture(page, 'keyring-waiting');
  // The file system of main answers at once although the keychain doesn't.
  const readMs = await app.evaluate(async ({ session }) => {
    const before = performance.now();
    await (await session.fromPartition('window').fetch('app://cuecard/index.html')).text();
    return performance.now() - before;
  });
  expect(readMs).toBeLessThan(1_000);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('The keyring was not unlocked');
  await picture(page, 'keyring-cancelled');
});

test('a locked keyring’s own prompt: dismissing it is not “no secret”, trying again and unlocking signs in', async ({ launch, client, desktop }) => {
  await storeSecret(desktop.env, `${client.clientId}@${new URL(client.orgUrl).host}`, client.clientSecret);
  await desktop.lockKeyring();
  const { page } = await launch({ profile: await configuredProfile(client) });
  await prompt(desktop);
  // A person takes a moment; what isn't stored is answered at once.
  await page.waitForTimeout(2_000);
  await desktop.xdotool('key', 'Escape');
  await expect(page.getByRole('alert')).toContainText('The keyring was not unlocked');

  await page.getByRole('button', { name: 'Try the keyring again' }).click();
  await prompt(desktop);
  await desktop.xdotool('type', '--delay', '20', desktop.keyringPassword);
  await desktop.xdotool('key', 'Return');
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
});

test('signing in with a locked keyring: dismissing its prompt offers this session only', async ({ launch, client, desktop }) => {
  await desktop.lockKeyring();
  const { page } = await launch();
  await signIn(page, client);
  await prompt(desktop);
  await desktop.xdotool('key', 'Escape');
  await expect(page.getByRole('alertdialog')).toContainText('The keyring was not unlocked');
});

/** Waits for the keyring's prompt and gives it the keyboard. */
async function prompt(desktop: VirtualDesktop): Promise<void> {
  await desktop.xdotool('windowactivate', '--sync', await findWindow(desktop, '--class', 'gcr-prompter'));
}

test('a port that answers nothing ends by its deadline with a sentence', async ({ launch, client }) => {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((listening) => mute.once('listening', listening));
  const { page } = await launch();
  await signIn(page, { ...client, orgUrl: `http://127.0.0.1:${(mute.address() as AddressInfo).port}` });
  await picture(page, 'sign-in-testing');
  await expect(page.getByRole('alert')).toContainText('Signing in took longer than 10 seconds', { timeout: 15_000 });
  mute.close();
});
