import { createHash } from 'node:crypto';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { plainNode, unzipped, verb } from '../support/audit-verbs';
import { fillDay } from '../support/day-field';
import { longer } from '../support/effort';
import { auditEvents, auditLines, auditRecords } from '../support/profile';
import { picture } from '../support/pictures';

test('the window exports the audit, whole or by outcome and range, for anybody to verify with plain Node, and verifies it', async ({ launchSignedIn, opener }) => {
  await opener.become('opens');
  const { page, app, profile } = await launchSignedIn({ env: opener.env });

  await test.step('“Export audit” makes a bundle of every record, which anybody can verify with plain Node', async () => {
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await ask(page, 'zeppelin');
    await expect.poll(async () => (await auditRecords(join(profile, 'audit'))).length).toBe(2);
    const target = join(profile, '..', 'export.zip');
    await app.evaluate(({ dialog }, path) => {
      // The desktop's own dialog can't be driven from here; its answer is given instead.
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, target);
    await page.getByRole('button', { name: 'Export audit' }).click();
    await page.locator('label').filter({ hasText: 'CSV for Excel' }).click();
    await page.getByRole('button', { name: 'Choose a place and export…' }).click();
    await expect(page.getByRole('status')).toContainText(/\d+ records exported.*Whole: \d+ records, signed/);
    await picture(page, 'audit-exported');
    await page.getByRole('button', { name: 'Open folder' }).click();
    // The desktop has no file manager that could mark it.
    await expect.poll(() => opener.asked()).toEqual([dirname(target)]);

    const folder = await unzipped(target, join(profile, '..', 'unzipped'));
    const lines = (await readFile(join(folder, 'records.jsonl'), 'utf8')).trim().split('\n');
    const all = await auditLines(join(profile, 'audit'));
    const before = all.slice(0, lines.length);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(before);
    // It was signed for the export, which itself came after.
    expect([before.at(-1), all[lines.length]]).toMatchObject([{ event: 'checkpoint' }, { event: 'export' }]);
    expect(await readFile(join(folder, 'records.csv'), 'utf8')).toMatch(/^\uFEFFseq,timestamp,/);
    expect(await plainNode(folder, keyIn(before))).toMatchObject({ code: 0, text: expect.stringContaining(`Whole: ${before.length} records`) });
    // To who doesn't know the key it could be anybody's.
    expect(await plainNode(folder, null)).toMatchObject({ code: 2, text: expect.stringContaining('NOT PROVEN') });
    // The export itself is in the trail, by the hash of the bundle's manifest.
    await expect.poll(async () => (await auditEvents(join(profile, 'audit'))).filter((event) => event.event === 'export')).toMatchObject([{ records: before.length, format: 'jsonl,csv', from: null, to: null, statuses: [], bundle_sha256: sha256(await readFile(join(folder, 'manifest.json'))) }]);
  });

  await test.step('an export of one outcome and a range has only that; one of a range before has nothing', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('label').filter({ hasText: 'Nothing found' }).click();
    await page.locator('label').filter({ hasText: 'A folder' }).click();
    for (const [name, to, count] of [['now', new Date().toISOString().slice(0, 10), 1], ['then', '2020-01-01', 0]] as const) {
      const target = join(profile, '..', name);
      await app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      }, target);
      await fillDay(page, 'To', to);
      await page.getByRole('button', { name: 'Choose a place and export…' }).click();
      await expect(page.getByRole('status')).toContainText(count === 1 ? '1 record exported' : '0 records exported');
      const lines = (await readFile(join(target, 'records.jsonl'), 'utf8')).split('\n').filter(Boolean);
      expect(lines.map((line) => (JSON.parse(line) as { governance_status: string }).governance_status)).toEqual(Array.from({ length: count }, () => 'EMPTY'));
      expect((await plainNode(target, keyIn(await auditLines(join(profile, 'audit'))))).code).toBe(0);
      await page.getByRole('button', { name: 'Done' }).click();
    }
  });

  await test.step('“Verify audit” says that the trail is whole, and after one byte was edited which record it was', async () => {
    await page.getByRole('button', { name: 'Verify audit' }).click();
    await expect(page.getByRole('status')).toContainText('The audit is whole');
    const folder = join(profile, 'audit');
    const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.jsonl'));
    const text = await readFile(join(folder, name), 'utf8');
    const edited = text.split('\n').findIndex((line) => line.includes('"governance_status":"PASS"'));
    // In place, as an editor of single bytes does it.
    const file = await open(join(folder, name), 'r+');
    await file.write('p', Buffer.byteLength(text.slice(0, text.indexOf('"PASS"') + 1)));
    await file.close();
    await page.getByRole('button', { name: 'Verify audit' }).click();
    await expect(page.getByRole('status')).toContainText('The audit is not whole');
    await expect(page.getByRole('listitem').first()).toHaveText(`${name}, line ${edited + 1}, record ${edited + 1}: the record was edited.`);
    await picture(page, 'audit-faulty');
    await expect.poll(async () => (await auditEvents(folder)).filter((event) => event.event === 'verify')).toMatchObject([{ target: 'live', outcome: 'whole' }, { target: 'live', outcome: 'fault', first_bad_seq: edited + 1 }]);
  });
});

test('from the command line the audit is exported, signed, and verified without a display, beside a running Cuecard, with exit codes', longer, async ({ launch, launchSignedIn, desktop }) => {
  // A run that has ended has signed all of it.
  const first = await launchSignedIn();
  await first.quit();
  const { profile } = first;
  const { page } = await launch({ profile });
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  const target = join(profile, '..', 'verb.zip');
  const run = (...args: string[]) => verb(profile, desktop.env, ...args);
  const exported = await run(`--export-audit=${target}`, '--format=csv,ecs');
  expect(exported).toMatchObject({ code: 0, out: expect.stringMatching(/^Exported \d+ records? to .*verb\.zip\nWhole: /) });
  expect(await run(`--verify-audit=${target}`)).toMatchObject({ code: 0, out: expect.stringContaining('Whole: ') });
  expect(await run(`--verify-audit=${join(profile, 'audit')}`, '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"outcome":"whole"') });
  const folder = await unzipped(target, join(profile, '..', 'unzipped'));
  const keyId = keyIn(await auditLines(join(profile, 'audit')));
  expect(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({ key_id: keyId, signature: expect.any(String) });
  expect((await plainNode(folder, keyId)).code).toBe(0);

  await writeFile(join(folder, 'records.jsonl'), (await readFile(join(folder, 'records.jsonl'), 'utf8')).replace('"app_version":"0', '"app_version":"9'));
  expect(await run(`--verify-audit=${folder}`)).toMatchObject({ code: 1, out: expect.stringContaining('the record was edited') });
  expect((await plainNode(folder, keyId)).code).toBe(1);
  expect(await run('--export-audit=')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') });
  expect(await run(`--verify-audit=${join(profile, 'nothing')}`)).toMatchObject({ code: 2, err: expect.stringContaining('there is nothing of this name') });
  expect(await run(`--export-audit=${join(profile, 'audit', 'x.zip')}`)).toMatchObject({ code: 2, err: expect.stringContaining('choose another folder than the audit’s own') });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The key that a trail names. */
function keyIn(lines: readonly object[]): string {
  return lines.flatMap((line) => ('key_id' in line && typeof line.key_id === 'string' ? [line.key_id] : []))[0] ?? '';
}
