import { join } from 'node:path';
import { cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { press, signInByKeyboard, tabTo } from '../support/by-keyboard';
import { auditEvents } from '../support/profile';

test('the whole job by the keyboard alone: sign in, ask, read, copy, pin, rate, dismiss, look back, set, export, and back', async ({ launch, client }) => {
  const { page, app, profile } = await launch();
  // Else the driver says what the desktop’s colours are.
  await page.emulateMedia({ colorScheme: null });
  await signInByKeyboard(page, client);
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');

  // The cursor is in the box already.
  const box = page.getByRole('searchbox', { name: 'Ask the knowledge base' });
  await expect(box).toBeFocused();
  await page.keyboard.type(filteringQuestion);
  await page.keyboard.press('Enter');
  const card = cards(page).first();
  await expect(card).toBeVisible();

  // Down to the card, and each act by its key.
  await page.keyboard.press('ArrowDown');
  await expect(card).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.locator('[data-part="announcement"]').filter({ hasText: 'Copied' })).toHaveCount(1);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Broken lamp in a parcel');
  await page.keyboard.press('h');
  await expect(card.getByRole('button', { name: 'Helpful', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeVisible();

  // The same through the menu, and what was dismissed comes back.
  await press(page, card.getByRole('button', { name: 'More actions' }));
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(0);
  await press(page, page.getByRole('button', { name: 'Undo' }));
  await expect(cards(page)).toHaveCount(1);

  // Looking back.
  await press(page, page.getByRole('button', { name: 'History' }));
  await expect(page.getByRole('searchbox', { name: 'Search today’s questions' })).toBeFocused();
  await page.keyboard.type('lamp');
  await expect(page.getByRole('heading', { name: filteringQuestion })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Back' }));

  // A setting: dark, whatever the desktop is.
  await press(page, page.getByRole('button', { name: 'Settings', exact: true }));
  await press(page, page.getByRole('button', { name: /Theme/ }).first());
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await press(page, page.getByRole('button', { name: 'Back' }), 'Enter', 'Shift+Tab');
  await expect(box).toBeVisible();

  // The audit’s page, and back to the box.
  await press(page, page.getByRole('button', { name: 'Export audit' }));
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Verify audit' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The audit is whole/)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Back' }), 'Enter', 'Shift+Tab');
  await expect(box).toBeVisible();

  const acts = (await auditEvents(join(profile, 'audit'))).flatMap((event) => ('action' in event ? [event.action] : []));
  expect(acts).toEqual(['copied', 'helpful', 'pinned', 'dismissed', 'restored']);
});
