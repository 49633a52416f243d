import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Cuecard } from '../support/app';
import { longer } from '../support/effort';
import { auditEvents } from '../support/profile';

test('settings are taken along in a file, and brought into another computer after a look at what would change', longer, async ({ launchSignedIn, client }) => {
  const { page, app, profile } = await launchSignedIn();
  await page.getByRole('button', { name: 'Settings' }).click();
  const results = page.getByRole('textbox', { name: 'Results per question' });
  await results.fill('7');
  await results.press('Enter');
  const file = join(profile, '..', 'cuecard-settings.json');
  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Export settings' }).click();
  await expect(page.getByText('4 settings written to cuecard-settings.json.')).toBeVisible();

  // As a policy has it, whole, for its owner only, and without the secret.
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toEqual({
    gateway: { orgUrl: client.orgUrl, clientId: client.clientId, knowledgeSources: [{ knowledgeBaseId: client.knowledgeBaseId, priority: 1 }], maxResults: 7 },
  });
  expect(text).not.toContain(client.clientSecret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(join(profile, '..'))).filter((name) => name.endsWith('.part'))).toEqual([]);

  // Edited on the way; the policy of the other computer holds one of them.
  await writeFile(file, JSON.stringify({ gateway: { maxResults: 9, confidenceThreshold: 7 }, freshness: { maxAgeDays: 30 }, window: { alwaysOnTop: true } }));
  const policy = join(profile, '..', 'policy.json');
  await writeFile(policy, JSON.stringify({ freshness: { maxAgeDays: 60 } }));
  const other = await launchSignedIn({ args: [`--policy=${policy}`] });
  await other.page.getByRole('button', { name: 'Settings' }).click();
  await answerDialogs(other.app, file);
  await other.page.getByRole('button', { name: 'Import settings' }).click();
  const question = other.page.getByRole('alertdialog', { name: 'Import cuecard-settings.json?' });
  await expect(question.getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveCount(2);
  await expect(question).toContainText('gateway.confidenceThreshold');
  await expect(question.getByRole('region', { name: 'Unchanged' })).toContainText('Maximum age (days)');
  expect(await readFile(join(other.profile, 'settings.json'), 'utf8')).not.toContain('alwaysOnTop');
  await question.getByRole('button', { name: 'Change 2 settings' }).click();
  await expect(other.page.getByText('2 settings changed, as cuecard-settings.json says.')).toBeVisible();
  await expect(other.page.getByRole('textbox', { name: 'Results per question' })).toHaveValue('9');
  expect(JSON.parse(await readFile(join(other.profile, 'settings.json'), 'utf8'))).toMatchObject({ gateway: { maxResults: 9 }, window: { alwaysOnTop: true } });
  const changed = async (): Promise<unknown[]> => (await auditEvents(join(other.profile, 'audit'))).flatMap((one) => (one.event === 'settings-changed' ? [one.changed] : []));
  // The trail names what is governance; how the window stands is the agent’s own.
  await expect.poll(changed).toContainEqual(['gateway.maxResults']);
  expect(JSON.stringify(await changed())).not.toContain('window.');

  // All back at once; who is signed in stays.
  await other.page.getByRole('button', { name: 'Reset all settings' }).click();
  await other.page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click();
  await expect(other.page.getByRole('textbox', { name: 'Results per question' })).toHaveValue('5');
  expect(JSON.parse(await readFile(join(other.profile, 'settings.json'), 'utf8'))).toEqual({
    gateway: { orgUrl: client.orgUrl, clientId: client.clientId, knowledgeSources: [{ knowledgeBaseId: client.knowledgeBaseId, priority: 1 }] },
  });
  await other.page.getByRole('button', { name: 'Back' }).click();
  await expect(other.page.getByRole('status', { name: 'Connection' })).toContainText('Connected');

  // What is no file of settings changes nothing.
  await other.page.getByRole('button', { name: 'Settings' }).click();
  await writeFile(file, 'x'.repeat(1024 * 1024 + 1));
  await other.page.getByRole('button', { name: 'Import settings' }).click();
  await expect(other.page.getByText('The settings could not be imported (it is larger than 1 MiB). Nothing has changed.')).toBeVisible();
});

/** The desktop's own dialogues can't be driven: the answer is given. */
async function answerDialogs(app: Cuecard['app'], file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
}
