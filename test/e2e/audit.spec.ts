import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { auditLines, auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('“Export audit” writes every record to the file that was chosen', async ({ launch, client }) => {
  const { page, app, profile } = await launch();
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await ask(page, 'zeppelin');
  await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length).toBe(2);
  const target = join(profile, '..', 'export.jsonl');
  await app.evaluate(({ dialog, shell }, path) => {
    // The desktop's own dialog can't be driven from here; its answer is given instead.
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    shell.showItemInFolder = () => undefined;
  }, target);
  await page.getByRole('button', { name: 'Export audit' }).click();
  const all = await auditLines(join(profile, 'audit'));
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(`${all.length} audit records exported`);
  const lines = (await readFile(target, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(all);
});

test('when the audit can’t be written, suggestions are held back and the window says so; then it recovers', async ({ launch, client }) => {
  const { page, profile } = await launch();
  const folder = join(profile, 'audit');
  await rm(folder, { recursive: true, force: true });
  // A file where the folder should be: no permission trick stops root, this does.
  await writeFile(folder, '');
  await signIn(page, client);
  await ask(page, filteringQuestion);
  await expect(page.getByRole('alert')).toContainText('Audit can’t be written: suggestions are held back');
  await expect(cards(page)).toHaveCount(0);
  await picture(page, 'audit-held');
  await rename(folder, `${folder}-was-a-file`);
  await mkdir(folder, { mode: 0o700 });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByText('suggestions are held back')).toHaveCount(0);
});
