import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { DropReason } from '../../src/shared/domain/knowledge';
import { ask, cards, expect, signIn, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { longer } from '../support/effort';
import { picture } from '../support/pictures';
import { auditRecords } from '../support/profile';
import { fromWindowMenu } from '../support/window-menu';

const questions = [
  filteringQuestion,
  'a broken lamp in my parcel',
  'parcel',
  'the lamp in the parcel is broken',
  'zeppelin hangar maintenance',
  'photo of the broken lamp in the parcel',
  // Asked before: its answer is in the cache.
  filteringQuestion,
];

/** Of these nothing was shown. */
const unanswered: ReadonlySet<string> = new Set(['parcel', 'zeppelin hangar maintenance']);

const tile = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

test('today’s questions are found again by their words and by what they brought, its insights are those of its audit, and both begin anew after a sign-out', longer, async ({ launchSignedIn, client, simulator }) => {
  const { page, profile } = await launchSignedIn();
  // Questions that Cuecard asks by itself are in the audit too, and are not counted.
  const typed = async () => (await auditRecords(join(profile, 'audit'))).filter((record) => record.trigger === 'typed');
  for (const [index, question] of questions.entries()) {
    simulator.faults.answers.malformedResults = index === 0;
    await ask(page, question);
    await expect.poll(async () => (await typed()).length).toBe(index + 1);
  }
  const records = await typed();
  const ended = (status: string): number => records.filter((record) => record.governance_status === status).length;
  const withheld = (reason: DropReason): number => records.reduce((sum, record) => sum + (record.dropped[reason] ?? 0), 0);
  // Each of the three is among them, else the figures would prove little.
  expect([ended('PASS'), ended('FILTERED'), ended('EMPTY')]).toEqual([5, 1, 1]);
  expect(records.filter((record) => record.cache_hit)).toHaveLength(1);
  await cards(page).first().getByRole('button', { name: 'Copy' }).click();

  await test.step('the history', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    const found = page.getByRole('list', { name: 'Questions of today' }).getByRole('heading', { level: 2 });
    await expect(found).toHaveText([...questions].reverse());
    await picture(page, 'history');
    const field = page.getByRole('searchbox', { name: 'Search today’s questions' });
    await field.fill('zeppelin');
    await expect(found).toHaveText(['zeppelin hangar maintenance']);
    // A word of the answers, and of no question.
    await field.fill('charge');
    await expect.poll(async () => (await found.allTextContents()).sort()).toEqual(questions.filter((question) => !unanswered.has(question)).sort());
    await expect(page.getByRole('article', { name: 'Broken lamp in a parcel' }).first()).toBeVisible();
    await field.fill('balloon');
    await expect(page.getByRole('heading', { name: 'Nothing found for “balloon”' })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
  });

  await fromWindowMenu(page, 'Insights');
  await expect(tile(page, 'Asked')).toContainText('77 answered');
  await expect(tile(page, 'Relevant answers')).toContainText('71 %5 of 7 answered');
  await expect(tile(page, 'From the cache')).toContainText('14 %1 of 7 answered');
  await expect(tile(page, 'Helpful')).toContainText('–0 of 0 rated');
  await expect(page.getByRole('img', { name: 'How questions ended: Relevant answer 5, All withheld 1, Nothing found 1' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Questions in the last hour: 7 asked, 5 with a relevant answer' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'What agents did with suggestions: Copied 1' })).toBeVisible();
  await expect(page.getByText('Of 6 answers that were not from the cache.')).toBeVisible();
  await page.mouse.move(0, 0);
  await picture(page, 'insights');

  await page.getByRole('radio', { name: 'Now (15 min)' }).click();
  await expect(tile(page, 'Asked')).toContainText('77 answered');
  await page.getByRole('button', { name: 'Table: Withheld results' }).click();
  const reasons = page.getByRole('table', { name: 'Withheld results' });
  for (const [name, reason] of [['Too old', 'stale'], ['Too weak', 'below-threshold'], ['Undated', 'undated'], ['Unreadable', 'invalid']] as const) {
    expect(withheld(reason), reason).toBeGreaterThan(0);
    await expect(reasons.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').first()).toHaveText(String(withheld(reason)));
  }
  // Each took less than two seconds here, or is told in tenths of one.
  const longest = Math.max(...records.map((record) => record.latency_ms ?? 0));
  await page.getByRole('button', { name: 'Table: Response time' }).click();
  const p99 = page.getByRole('table', { name: 'Response time' }).getByRole('row', { name: /p99/ }).getByRole('cell');
  await expect(p99).toHaveText(longest < 1_000 ? `${Math.max(1, longest)} ms` : `${(longest / 1_000).toFixed(1)} s`);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, client);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing asked yet today' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await fromWindowMenu(page, 'Insights');
  await expect(page.getByRole('heading', { name: 'Nothing asked yet today' })).toBeVisible();
});
