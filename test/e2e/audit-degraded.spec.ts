import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { picture } from '../support/pictures';
import { beside } from '../support/policy-file';
import { auditEvents, auditRecords, newProfile } from '../support/profile';

const held = 'Audit can’t be written: suggestions are held back';

async function askedAndShown(page: Page, count: number): Promise<void> {
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(count);
}

test('the audit’s folder deleted or its file replaced under the running app: held back, said in window and tray, mended, with a gap that stays said', longer, async ({ launchSignedIn, hostTray }) => {
  const tray = await hostTray();
  const { page, profile } = await launchSignedIn();
  const item = await tray.item;
  const tip = async (): Promise<string> => JSON.stringify(await item.property('ToolTip'));
  const folder = join(profile, 'audit');
  const heldAlert = page.getByRole('alert').filter({ hasText: held });
  const gapAlert = page.getByRole('alert').filter({ hasText: 'The audit has a gap' });
  const dismiss = page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' });
  await askedAndShown(page, 1);

  await test.step('its folder: mended by itself', async () => {
    await rename(folder, `${folder}-moved`);
    // So that it can't just be made anew: a file in its place.
    await writeFile(folder, '');
    await ask(page, filteringQuestion);
    await expect(page.getByRole('alert')).toContainText(held);
    await expect.poll(tip).toContain(held);
    await expect(cards(page)).toHaveCount(1);
    await picture(page, 'audit-held');
    await rm(folder);
    // Nobody asks anything: it tries again by itself.
    await expect(heldAlert).toHaveCount(0, { timeout: 40_000 });
    await expect(page.getByRole('alert')).toContainText('The audit has a gap: its files were moved or deleted');
    await expect.poll(tip).toContain('The audit has a gap');
    await picture(page, 'audit-gap');
    await askedAndShown(page, 2);
    expect(await auditEvents(folder)).toMatchObject([{ event: 'gap', reason: 'file-missing', held_back: 1 }]);
    await dismiss.click();
    await expect.poll(tip).toContain('Connected to');
  });

  await test.step('its newest file: held back once, then a gap', async () => {
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    await rename(join(folder, file), join(folder, `${file}.theirs`));
    await writeFile(join(folder, file), '');
    await ask(page, filteringQuestion);
    await expect(gapAlert).toBeVisible();
    await askedAndShown(page, 3);
    expect(await auditEvents(folder)).toMatchObject([{ event: 'gap', held_back: 1 }]);
    await dismiss.click();
  });

  await test.step('its folder, made anew by hand: the next question is answered', async () => {
    await rename(folder, `${folder}-moved-again`);
    await writeFile(folder, '');
    await ask(page, filteringQuestion);
    await expect(heldAlert).toBeVisible();
    await expect(cards(page)).toHaveCount(3);
    await rename(folder, `${folder}-was-a-file`);
    await mkdir(folder, { mode: 0o700 });
    await askedAndShown(page, 4);
    await expect(heldAlert).toHaveCount(0);
  });
});

test('allowed by the policy, suggestions are shown without a record, marked, and counted in the gap', longer, async ({ launchSignedIn }) => {
  const profile = await newProfile();
  const folder = join(profile, 'audit');
  await writeFile(folder, '');
  const policy = await beside(profile, 'policy.json', JSON.stringify({ audit: { onFailure: 'show' } }));
  const { page } = await launchSignedIn({ profile, args: [`--policy=${policy}`] });
  await askedAndShown(page, 1);
  await expect(page.getByRole('alert')).toContainText('suggestions are shown without a record');
  await expect(page.getByText('not in the audit')).toBeVisible();
  await picture(page, 'audit-unrecorded');
  await rm(folder);
  await expect(page.getByRole('alert').filter({ hasText: 'shown without a record' })).toHaveCount(0, { timeout: 40_000 });
  expect((await auditEvents(folder))[0]).toMatchObject({ event: 'gap', shown_unrecorded: 1 });
  expect(await auditRecords(folder)).toEqual([]);
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

test.describe(`on a small disk${mayMount ? '' : ' (skipped: mounting one takes root)'}`, () => {
  test.skip(!mayMount, 'Mounting a disk takes root.');

  test('that is full, then freed: held back with the reason, then by itself as before, and every suggestion shown has its record', longer, async ({ launchSignedIn }) => {
    const profile = await newProfile();
    const folder = join(profile, 'audit');
    await mkdir(folder, { mode: 0o700 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'none', folder]);
    try {
      const { page, quit } = await launchSignedIn({ profile });
      await askedAndShown(page, 1);
      // As much as there is room for; what doesn't fit is refused.
      await writeFile(join(folder, 'ballast'), Buffer.alloc(64 * 1024)).catch(() => undefined);
      await expect(async () => {
        await ask(page, filteringQuestion);
        await expect(page.getByRole('alert')).toContainText(`${held} (the disk is full)`, { timeout: 500 });
      }).toPass();
      const shown = await cards(page).count();
      await picture(page, 'audit-disk-full');
      await rm(join(folder, 'ballast'));
      await expect(page.getByRole('alert').filter({ hasText: held })).toHaveCount(0, { timeout: 40_000 });
      await askedAndShown(page, shown + 1);
      const passed = (await auditRecords(folder)).filter((record) => record.governance_status === 'PASS');
      expect(passed).toHaveLength(shown + 1);
      const gap = (await auditEvents(folder)).find((event) => event.event === 'gap');
      expect(gap).toMatchObject({ reason: 'unwritable' });
      await quit();
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  });
});
