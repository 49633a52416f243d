import { expect } from '@playwright/test';
import { fault } from '../../src/shared/fault';
import { err } from '../../src/shared/result';
import { beginAfresh } from './acts';
import { calm } from './fixture-parts';
import { auditFixtures } from './fixtures';
import { test, type Gallery } from './gallery-app';

beginAfresh();

const openAudit = async (gallery: Gallery, ...given: Parameters<Gallery['open']>): Promise<void> => {
  await gallery.open(...given);
  await gallery.page.getByRole('button', { name: 'Export audit' }).click();
};
const fixture = (name: string) => auditFixtures[name] ?? calm;

test('an export is asked for with its range, outcomes, formats and shape', async ({ gallery }) => {
  await openAudit(gallery, calm);
  const { page } = gallery;
  await page.getByLabel('From', { exact: true }).fill('2026-02-01');
  await page.getByLabel('To', { exact: true }).fill('2026-02-03');
  await page.locator('label').filter({ hasText: 'All withheld' }).click();
  await page.locator('label').filter({ hasText: 'CSV for Excel' }).click();
  await page.locator('label').filter({ hasText: 'Elastic (ECS)' }).click();
  await page.locator('label').filter({ hasText: 'A folder' }).click();
  await page.getByRole('button', { name: 'Choose a place and export…' }).click();
  expect(await gallery.sent('audit:export')).toEqual([{ from: '2026-02-01', to: '2026-02-03', statuses: ['FILTERED'], csv: 'with-bom', ecs: 'plain', shape: 'folder' }]);
});

test('by the keyboard alone', async ({ gallery }) => {
  await openAudit(gallery, calm);
  const { page } = gallery;
  await page.getByRole('checkbox', { name: 'CSV', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'One zip file' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Choose a place and export…' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await gallery.sent('audit:export')).toEqual([{ from: null, to: null, statuses: [], csv: 'none', ecs: 'none', shape: 'folder' }]);
});

test('a range that ends before it begins is said to, and can’t be asked for', async ({ gallery }) => {
  await openAudit(gallery, calm);
  await gallery.page.getByLabel('From', { exact: true }).fill('2026-02-03');
  await gallery.page.getByLabel('To', { exact: true }).fill('2026-02-01');
  await expect(gallery.page.getByRole('alert')).toHaveText('The range ends before it begins.');
  await expect(gallery.page.getByRole('button', { name: 'Choose a place and export…' })).toBeDisabled();
});

test('what runs shows how far it is, holds the form, and can be cancelled', async ({ gallery }) => {
  await openAudit(gallery, fixture('audit-exporting'));
  const { page } = gallery;
  await expect(page.getByRole('progressbar', { name: 'Exporting' })).toHaveAttribute('aria-valuenow', '38');
  await expect(page.getByRole('button', { name: 'Verify audit' })).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await gallery.sent('audit:cancel')).toEqual([null]);
  await gallery.push(fixture('audit-cancelled'));
  await expect(page.getByRole('status')).toContainText('The export was cancelled. Nothing was left behind.');
  await expect(page.getByRole('button', { name: 'Verify audit' })).toBeEnabled();
});

test('what is done says where it is and opens its folder', async ({ gallery }) => {
  await openAudit(gallery, fixture('audit-exported'));
  await expect(gallery.page.getByRole('status')).toContainText('12,482 records exported');
  await gallery.page.getByRole('button', { name: 'Open folder' }).click();
  await gallery.page.getByRole('button', { name: 'Done' }).click();
  expect(await gallery.sent('audit:reveal')).toEqual([null]);
  expect(await gallery.sent('audit:done')).toEqual([null]);
});

test('the first bad record is named in words', async ({ gallery }) => {
  await openAudit(gallery, fixture('audit-faulty'));
  await expect(gallery.page.getByRole('status')).toContainText('The audit is not whole');
  await expect(gallery.page.getByRole('listitem').first()).toHaveText('audit-2026-02-03.1.jsonl, line 4117, record 4117: the record was edited.');
  await expect(gallery.page.getByRole('status')).toContainText('and 5 more');
});

test('a refusal of main is said', async ({ gallery }) => {
  await openAudit(gallery, calm, { 'audit:verify': err(fault('audit-busy')) });
  await gallery.page.getByRole('button', { name: 'Verify audit' }).click();
  await expect(gallery.page.getByRole('alert')).toHaveText('An export or a verification is running already.');
});
