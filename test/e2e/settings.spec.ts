import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { auditRecords, newProfile } from '../support/profile';
import { picture } from '../support/pictures';
import { fromWindowMenu } from '../support/window-menu';

test('a setting changed in the window takes effect at once and is kept; always on top is one press away', async ({ launchSignedIn }) => {
  const { page, app, profile, quit } = await launchSignedIn();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Settings' }).click();
  const age = page.getByRole('textbox', { name: 'Maximum age (days)' });
  await age.fill('1000');
  await age.press('Enter');
  await page.getByRole('button', { name: 'Back' }).click();
  await ask(page, 'broken lamp parcel');
  await expect(cards(page)).toHaveCount(3);

  const onTop = (): Promise<boolean | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isAlwaysOnTop());
  await fromWindowMenu(page, 'Always on top');
  await expect.poll(onTop).toBe(true);
  await fromWindowMenu(page, 'Always on top');
  await expect.poll(onTop).toBe(false);
  await quit();
  expect(JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'))).toMatchObject({ freshness: { maxAgeDays: 1000 } });
});

test('what the policy sets is in force, locked in the window, and named in the audit by its hash', longer, async ({ launch, client }) => {
  const profile = await newProfile();
  const policy = join(profile, '..', 'policy.json');
  await writeFile(
    policy,
    JSON.stringify({
      gateway: { orgUrl: client.orgUrl, clientId: client.clientId, knowledgeSources: [{ knowledgeBaseId: client.knowledgeBaseId, priority: 1 }], maxResults: 99 },
      freshness: { maxAgeDays: 500 },
    }),
  );
  const { page } = await launch({ profile, args: [`--policy=${policy}`] });
  await expect(page.getByLabel('Organisation URL')).toHaveValue(client.orgUrl);
  await expect(page.getByText('Set by your administrator').first()).toBeVisible();
  // The one value that isn't allowed is reported; the others hold.
  await expect(page.getByText(/gateway.maxResults.*must be at .* Ask your administrator to correct the policy file\./)).toBeVisible();
  await picture(page, 'sign-in-managed');
  await page.getByLabel('Client secret').fill(client.clientSecret);
  await page.getByRole('button', { name: 'Connect' }).click();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(2);
  expect(await page.evaluate(() => window.cuecard.invoke('settings:change', { path: 'freshness.maxAgeDays', value: 3 }))).toEqual({
    ok: false,
    error: { tag: 'setting-locked', detail: 'freshness.maxAgeDays' },
  });
  expect((await auditRecords(join(profile, 'audit')))[0]?.policy_hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a policy that can’t be read keeps Cuecard disconnected, and a settings file cut short by a crash is set aside: both are said', longer, async ({ launch, simulator }) => {
  const profile = await newProfile();
  const policy = join(profile, '..', 'policy.json');
  await writeFile(policy, '{ "gateway": ');
  await writeFile(join(profile, 'settings.json'), '{"gateway": {"orgUrl": "https://acme.exa');
  const { page } = await launch({ profile, args: [`--policy=${policy}`] });
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Stopped');
  await expect(page.getByText(/The policy file could not be read/).first()).toBeVisible();
  expect(simulator.counters.tokensIssued).toBe(0);
  await expect(page.getByText(/The settings file could not be read and was set aside/)).toBeVisible();
  const aside = (await readdir(profile)).find((name) => name.startsWith('settings.unreadable-'));
  expect(await readFile(join(profile, aside ?? ''), 'utf8')).toContain('acme.exa');
  await picture(page, 'policy-unreadable');
  // Put right, it takes one press.
  await writeFile(policy, '{}');
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
});
