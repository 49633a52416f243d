import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { trailAccount } from '../../src/main/audit/signing-key';
import { filteringQuestion } from '../support/articles';
import { readSecret } from '../support/keyring';
import { auditLines, filesBelow } from '../support/profile';

/** What the keyring holds of a profile's trail. */
async function anchorOf(env: NodeJS.ProcessEnv, profile: string): Promise<{ readonly private_key: string; readonly seq: number; readonly hash: string }> {
  const text = await readSecret(env, trailAccount(join(profile, 'audit')));
  return JSON.parse(text ?? '{}') as { private_key: string; seq: number; hash: string };
}

test('the key that signs the audit is in the keyring after a run, with how far it was signed, and nowhere else', async ({ launch, client, desktop }) => {
  const { page, app, profile, output, quit } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(async () => (await anchorOf(desktop.env, profile)).private_key).toBeTruthy();
  const { private_key: secret } = await anchorOf(desktop.env, profile);
  const snapshot = join(profile, '..', 'window.heapsnapshot');
  await app.evaluate(({ BrowserWindow }, path) => BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(path), snapshot);
  expect((await readFile(snapshot, 'utf8')).includes(secret)).toBe(false);
  await quit();

  const lines = await auditLines(join(profile, 'audit'));
  expect(lines.map((line) => ('event' in line ? line.event : 'query'))).toEqual(expect.arrayContaining(['start', 'sign-in', 'query', 'stop']));
  const last = lines.at(-1);
  expect(last).toMatchObject({ event: 'checkpoint' });
  expect(await anchorOf(desktop.env, profile)).toMatchObject({ private_key: secret, seq: last?.seq, hash: last?.hash });
  // The key itself, too, in case somebody wrote it in another form: its last 32 bytes are the secret ones.
  const bare = Buffer.from(secret, 'base64').subarray(-32);
  for (const { path, bytes } of await filesBelow(profile)) {
    expect(bytes.includes(secret), path).toBe(false);
    expect(bytes.includes(bare), path).toBe(false);
    expect(bytes.includes(bare.toString('hex')), path).toBe(false);
  }
  expect(output().includes(secret)).toBe(false);
});

test('a trail whose end was cut off between two runs is found by what the keyring remembers, and said', async ({ launch, client }) => {
  const first = await launch();
  await signIn(first.page, client);
  await ask(first.page, filteringQuestion);
  await expect(cards(first.page)).toHaveCount(1);
  await first.quit();
  const folder = join(first.profile, 'audit');
  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const text = await readFile(join(folder, file), 'utf8');
  await writeFile(join(folder, file), `${text.split('\n').slice(0, 2).join('\n')}\n`);

  const second = await launch({ profile: first.profile });
  await expect(second.page.getByRole('alert').filter({ hasText: 'The audit has a gap: records at its end are missing' })).toBeVisible();
  await second.quit();
  const lines = await auditLines(folder);
  expect(lines[2]).toMatchObject({ event: 'gap', reason: 'tail-missing', found_seq: 2 });
});

test('signing in and out, a refused secret and changed settings are in the audit, by name and without any value', async ({ launch, client }) => {
  const { page, profile, quit } = await launch();
  const host = new URL(client.orgUrl).host;
  await signIn(page, { ...client, clientSecret: 'not the secret' });
  await expect(page.getByRole('alert')).toContainText('refused');
  await signIn(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Cuecard' })).toBeVisible();
  await quit();
  const lines = await auditLines(join(profile, 'audit'));
  expect(lines.filter((line) => 'event' in line && ['sign-in', 'sign-in-failed', 'sign-out', 'settings-changed'].includes(line.event))).toMatchObject([
    { event: 'sign-in-failed', organisation: host, client_id: client.clientId, error: 'secret-refused' },
    { event: 'settings-changed', changed: ['gateway.orgUrl', 'gateway.clientId', 'gateway.knowledgeSources'] },
    { event: 'sign-in', organisation: host, client_id: client.clientId, kept: 'keychain' },
    { event: 'sign-out', organisation: host, client_id: client.clientId },
  ]);
  expect(JSON.stringify(lines)).not.toContain(client.clientSecret);
});
