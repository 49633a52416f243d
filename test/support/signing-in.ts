import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { keyringAccount, storeSecret } from './keyring';

/** A client of the test's own simulator; both its name and its secret are random for each test. */
export interface Client {
  readonly orgUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly knowledgeBaseId: string;
}

/** Settings as their file has them: groups of names and values. */
export type SettingsFile = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Writes a profile's settings as they are after the first run, with more where it is given. */
export async function configure(profile: string, client: Client, more: SettingsFile = {}): Promise<void> {
  const { orgUrl, clientId, knowledgeBaseId } = client;
  const gateway = { orgUrl, clientId, knowledgeSources: [{ knowledgeBaseId, priority: 1 }], ...more.gateway };
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ ...more, gateway }), { mode: 0o600 });
}

/** Leaves a profile and a keyring as they are after a client's first run: the next start needs no sign-in. */
export async function rememberSignIn(profile: string, client: Client, env: NodeJS.ProcessEnv, more: SettingsFile = {}): Promise<void> {
  await configure(profile, client, more);
  await storeSecret(env, keyringAccount(client), client.clientSecret);
}

/** Goes through the first run, from wherever it is to its end; where the connection’s test fails it stays there. */
export async function signIn(page: Page, client: Client): Promise<void> {
  await tryConnection(page, client);
  const sources = page.getByLabel('Knowledge base ID 1');
  const done = sources.or(page.locator('[data-step="client"] [role="alert"], .dialog, .app-header'));
  await expect(done.first()).toBeVisible({ timeout: 30_000 });
  if (!(await sources.isVisible())) return;
  await sources.fill(client.knowledgeBaseId);
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
}

/** The first run up to the test of the connection, which it starts. */
export async function tryConnection(page: Page, client: Client): Promise<void> {
  const orgUrl = page.getByLabel('Organisation URL');
  await expect(page.getByLabel('Client secret').or(orgUrl).first()).toBeVisible();
  if (!(await orgUrl.isVisible())) await page.getByRole('button', { name: 'Back' }).click();
  await orgUrl.fill(client.orgUrl);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Client ID', { exact: true }).fill(client.clientId);
  await page.getByLabel('Client secret').fill(client.clientSecret);
  // What a test before this one said is no answer to it.
  const before = page.locator('[data-step="client"] [role="alert"]');
  await before.evaluateAll((alerts) => alerts.forEach((alert) => alert.setAttribute('data-before', '')));
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.locator('[data-before]')).toHaveCount(0);
}
