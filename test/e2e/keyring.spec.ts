import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { activateWindow } from '../support/other-window';
import { filesBelow, newProfile } from '../support/profile';
import { picture } from '../support/pictures';
import { configure, rememberSignIn } from '../support/signing-in';

test.describe('with no keychain at all', () => {
  test.use({ desktopOptions: { keyring: 'none' } });

  test('the agent is told: declining keeps nothing; they go on for this session only, knowingly', longer, async ({ launch, client, secret }) => {
    const first = await launch();
    const { page, profile } = first;
    await signIn(page, client);
    const offer = page.getByRole('alertdialog');
    await expect(offer).toContainText('This computer’s keychain can’t be used');
    await picture(page, 'session-only-offer');
    await offer.getByRole('button', { name: 'Cancel' }).click();
    await expect(offer).toHaveCount(0);
    const finish = page.getByRole('button', { name: 'Finish', exact: true });
    await expect(finish).toBeVisible();
    const kept = await filesBelow(profile);
    expect(kept.map((file) => file.path).filter((path) => path.endsWith('settings.json'))).toEqual([]);
    for (const { path, bytes } of kept) expect(bytes.includes(secret), path).toBe(false);

    await finish.click();
    await offer.getByRole('button', { name: 'Use for this session only' }).click();
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await expect(page.getByText('This session only')).toBeVisible();
    await picture(page, 'session-only');
    await first.quit();

    // Nothing was kept: the next start asks again and says why.
    for (const { path, bytes } of await filesBelow(profile)) expect(bytes.includes(secret), path).toBe(false);
    const second = await launch({ profile });
    await expect(second.page.getByRole('alert')).toContainText('This computer’s keychain can’t be used');
    await expect(second.page.getByText(client.orgUrl)).toBeVisible();
    await expect(second.page.getByLabel('Client ID')).toHaveValue(client.clientId);
  });
});

test.describe('with a keyring that gets locked', () => {
  test.use({ desktopOptions: {} });

  test('a start says after 10 s what it waits for, main is never blocked, and Cancel ends it; dismissing the prompt is not “no secret”, unlocking signs in', longer, async ({ launch, client, desktop }) => {
    const profile = await newProfile();
    await rememberSignIn(profile, client, desktop.env);
    await desktop.lockKeyring();
    const { page, app } = await launch({ profile });
    const alert = page.getByRole('alert');
    await expect(page.getByText('Opening your keyring…')).toBeVisible();
    await expect(page.getByText('Waiting for your keyring')).toBeVisible({ timeout: 30_000 });
    await picture(page, 'keyring-waiting');
    // The file system of main answers while the keychain still doesn't.
    expect(await app.evaluate(async ({ session }) => (await (await session.fromPartition('window').fetch('app://cuecard/index.html')).text()).length)).toBeGreaterThan(0);
    await expect(page.getByText('Waiting for your keyring')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(alert).toContainText('The keyring was not unlocked');
    await picture(page, 'keyring-cancelled');
    // The keyring's own prompt doesn't know of it, and stands until it is closed, too.
    await prompt(desktop);
    await desktop.xdotool('key', 'Escape');
    await expect.poll(() => desktop.xdotool('search', '--onlyvisible', '--class', 'gcr-prompter').catch(() => 'none')).toBe('none');

    await page.getByRole('button', { name: 'Try the keyring again' }).click();
    await prompt(desktop);
    await desktop.xdotool('key', 'Escape');
    await expect(alert).toContainText('The keyring was not unlocked');

    await page.getByRole('button', { name: 'Try the keyring again' }).click();
    await prompt(desktop);
    await desktop.xdotool('type', '--delay', '20', desktop.keyringPassword);
    await desktop.xdotool('key', 'Return');
    await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  });

  test('a keyring without the secret says so, which is not the same as having no keychain; at the sign-in a dismissed prompt offers this session only', longer, async ({ launch, client, desktop }) => {
    const profile = await newProfile();
    await configure(profile, client);
    const { page } = await launch({ profile });
    await expect(page.getByRole('alert')).toContainText('No client secret is kept for this client on this computer');

    await desktop.lockKeyring();
    await signIn(page, client);
    await prompt(desktop);
    await desktop.xdotool('key', 'Escape');
    await expect(page.getByRole('alertdialog')).toContainText('The keyring was not unlocked');
  });
});

/** Waits for the keyring's prompt and gives it the keyboard. */
async function prompt(desktop: VirtualDesktop): Promise<void> {
  await activateWindow(desktop, '--class', 'gcr-prompter');
}
