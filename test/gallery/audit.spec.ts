import { expect } from '@playwright/test';
import type { ExportRequest } from '../../src/shared/domain/audit-work';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
import { dayPart, fillDay } from '../support/day-field';
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
  await fillDay(page, 'From', '2026-02-01');
  await fillDay(page, 'To', '2026-02-03');
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
  await fillDay(gallery.page, 'From', '2026-02-03');
  await fillDay(gallery.page, 'To', '2026-02-01');
  await expect(gallery.page.getByRole('alert')).toHaveText('The range ends before it begins.');
  await expect(gallery.page.getByRole('button', { name: 'Choose a place and export…' })).toBeDisabled();
});

test('a day is taken from the calendar by the keyboard alone, and taken back', async ({ gallery }) => {
  await openAudit(gallery, calm);
  const { page } = gallery;
  await fillDay(page, 'To', '2026-02-27');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('heading')).toHaveText('February 2026');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Choose a place and export…' }).click();
  for (const part of ['day', 'month', 'year'] as const) {
    await dayPart(page, 'To', part).focus();
    for (let digits = 0; digits < 4; digits += 1) await page.keyboard.press('Backspace');
  }
  await page.getByRole('button', { name: 'Choose a place and export…' }).click();
  expect((await gallery.sent('audit:export')).map((request) => (request as ExportRequest).to)).toEqual(['2026-03-06', null]);
});

test('a day that lacks a part is asked for, and nothing is exported without it', async ({ gallery }) => {
  await openAudit(gallery, calm);
  const { page } = gallery;
  const ask = page.getByRole('button', { name: 'Choose a place and export…' });
  await fillDay(page, 'From', '2026-02-03');
  await dayPart(page, 'From', 'year').focus();
  for (let digits = 0; digits < 4; digits += 1) await page.keyboard.press('Backspace');
  // Who is still typing is not interrupted.
  await expect(page.getByRole('alert')).toHaveCount(0);
  await ask.click();
  await expect(page.getByRole('alert')).toHaveText('A day is not complete: fill in the rest of it, or clear it.');
  expect(await gallery.sent('audit:export')).toEqual([]);
  await dayPart(page, 'From', 'year').focus();
  await page.keyboard.type('2025');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await ask.click();
  expect(await gallery.sent('audit:export')).toMatchObject([{ from: '2025-02-03', to: null }]);
});

test('days are written as the chosen language orders them', async ({ gallery }) => {
  await openAudit(gallery, calm);
  const { page } = gallery;
  const field = (name: string) => page.getByRole('group', { name, exact: true });
  const written = { de: ['Von', '03.02.2026'], fr: ['Du', '03/02/2026'], ja: ['開始日', '2026/02/03'] } as const;
  await fillDay(page, 'From', '2026-02-03');
  await expect(field('From')).toContainText('02/03/2026');
  for (const [tag, [name, text]] of Object.entries(written) as [keyof typeof written, (typeof written)[keyof typeof written]][]) {
    await gallery.push({ ...calm, language: { tag, locale: tag } });
    await expect(field(name)).toContainText(text);
  }
  await gallery.push({ ...calm, language: { tag: 'de', locale: 'de-DE' } });
  await expect(field('Bis')).toContainText('tt.mm.jjjj');
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

test('what is done says where its folder could not be opened', async ({ gallery }) => {
  await openAudit(gallery, fixture('audit-exported'));
  await gallery.answer('audit:reveal', err(fault('folder-not-opened')));
  await gallery.page.getByRole('button', { name: 'Open folder' }).click();
  await expect(gallery.page.getByText('The desktop did not open the folder.')).toBeVisible();
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
