import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import type { AppState } from '../../src/shared/contract/state';
import { beginAfresh, firstCard, fixture, searchBox, withNew } from './acts';
import { calm } from './fixture-parts';
import { settingsFixtures } from './fixture-settings';
import { auditFixtures } from './fixtures';
import { test } from './gallery-app';

const cards = fixture('cards');
const many = fixture('cards-30');

beginAfresh();

/** What is pressed, where, and the state that takes it away. */
const goers: readonly (readonly [string, AppState, AppState])[] = [
  ['Cancel question', fixture('query-asking'), fixture('query-cancelled')],
  ['Dismiss', { ...calm, notices: [{ id: 'n1', kind: 'info', fault: null, text: 'Well met.' }] }, calm],
  ['Retry now', fixture('connection-waiting'), fixture('connection-connecting')],
  ['Play again', fixture('demo-ended'), fixture('demo-starting')],
];

for (const [name, before, after] of goers) {
  test(`“${name}” hands the focus to the search box as it goes`, async ({ gallery }) => {
    await gallery.open(before);
    const button = gallery.page.getByRole('button', { name, exact: true });
    await button.focus();
    await gallery.page.keyboard.press('Enter');
    await expect(button).toBeFocused();
    await gallery.push(after);
    await expect(button).toHaveCount(0);
    await expect(searchBox(gallery)).toBeFocused();
  });
}

test('the way back from the audit’s page leads to the search box', async ({ gallery }) => {
  await gallery.open(calm);
  await gallery.page.getByRole('button', { name: 'Export audit' }).click();
  await expect(gallery.page.getByRole('button', { name: 'Back' })).toBeFocused();
  await gallery.page.keyboard.press('Enter');
  await expect(searchBox(gallery)).toBeFocused();
});

test('the pill hands it to the newest card', async ({ gallery }) => {
  await gallery.open(many);
  await gallery.page.locator('[data-suggestion-id="s9"]').evaluate((card) => card.scrollIntoView());
  await gallery.push(withNew(many, 40));
  await gallery.page.getByRole('button', { name: '1 new suggestion' }).focus();
  await gallery.page.keyboard.press('Enter');
  await expect(firstCard(gallery)).toHaveAttribute('data-suggestion-id', 's40');
  await expect(firstCard(gallery)).toBeFocused();
  await expect(firstCard(gallery)).toBeInViewport();
});

test('a click on empty ground leaves it nowhere, whatever comes or goes then', async ({ gallery }) => {
  await gallery.open(cards);
  await firstCard(gallery).getByRole('button', { name: 'Copy' }).focus();
  await gallery.page.mouse.click(4, 630);
  await expect(gallery.page.locator('body')).toBeFocused();
  await gallery.push({ ...calm, connection: { status: 'waiting', fault: fault('connection-lost'), retryAt: null, limit: null } });
  await expect(gallery.page.getByRole('article')).toHaveCount(0);
  await expect(gallery.page.locator('body')).toBeFocused();
});

test('on a page it goes to the way back as its control goes', async ({ gallery }) => {
  const done = auditFixtures['audit-exported'] ?? calm;
  await gallery.open(done);
  await gallery.page.getByRole('button', { name: 'Export audit' }).click();
  await gallery.page.getByRole('button', { name: 'Done' }).focus();
  await gallery.page.keyboard.press('Enter');
  await gallery.push(calm);
  await expect(gallery.page.getByRole('button', { name: 'Done' })).toHaveCount(0);
  await expect(gallery.page.getByRole('button', { name: 'Back' })).toBeFocused();
});

test('on a page it goes to the way back as its control is disabled', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(settingsFixtures['settings-changed'] ?? calm);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const reset = page.getByRole('button', { name: 'Reset all settings' });
  await reset.press('Enter');
  await page.getByRole('alertdialog').getByRole('button').first().press('Enter');
  await expect(reset).toBeFocused();
  await gallery.push(calm);
  await expect(reset).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
});
