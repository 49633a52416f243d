import { fillDay } from '../support/day-field';
import { ok } from '../../src/shared/domain/result';
import type { AppState } from '../../src/shared/contract/state';
import { undismissed } from './fixture-cards';
import { historyPages } from './fixture-history';
import { recentPages } from './fixture-recent';
import type { Gallery } from './gallery-app';

/** What main answers in this state. */
export function answersIn(name: string): Parameters<Gallery['open']>[1] {
  const page = historyPages[name] ?? recentPages[name];
  return page === undefined ? {} : { 'history:search': ok(page.history) };
}

/** Brings the window, which has the state already, to what the state’s name says. */
export async function reachState(gallery: Gallery, name: string, state: AppState | null): Promise<void> {
  const { page } = gallery;
  const typed = historyPages[name]?.typed;
  if (typed !== undefined) {
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('searchbox').fill(typed);
    if (typed !== '') await page.locator('.history-count, .empty h2').filter({ hasText: /of|found for/ }).waitFor();
    else await page.locator('.history-list, .empty').waitFor();
  }
  const recent = recentPages[name];
  if (recent !== undefined) {
    const box = page.getByRole('searchbox', { name: 'Ask the knowledge base' });
    if (recent.typed === '') await box.press('ArrowUp');
    else await box.fill(recent.typed);
    await page.getByRole('listbox', { name: 'Asked today' }).waitFor();
    if (recent.typed !== '') await box.press('ArrowDown');
  }
  if (name.startsWith('menu-open')) {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem').first().waitFor();
  }
  if (name === 'withheld-open') await page.getByRole('button', { name: /withheld/ }).click();
  if (name === 'query-filtered-open') await page.getByRole('button', { name: /^Why nothing/ }).click();
  if (name === 'audit-day') {
    await fillDay(page, 'From', '2026-02-02');
    await page.getByRole('button', { name: /^Calendar/ }).first().click();
    await page.getByRole('dialog').waitFor();
  }
  if (name === 'settings-warm-list') await page.getByRole('textbox', { name: 'Questions asked ahead', exact: true }).scrollIntoViewIfNeeded();
  if (state !== null && name.startsWith('diagnostics-')) {
    await gallery.push({ ...state, page: { ...state.page, asked: state.page.asked + 1 } });
    await page.getByRole('heading', { name: 'Diagnostics' }).waitFor();
  }
  if (name === 'settings-found') await page.getByRole('searchbox', { name: 'Find a setting' }).fill('age');
  if (name === 'settings-none-found') await page.getByRole('searchbox', { name: 'Find a setting' }).fill('telepathy');
  if (name === 'settings-all' || name === 'settings-import-failed') await page.getByRole('button', { name: 'Export, import and reset' }).click();
  if (name === 'settings-resetting') await page.getByRole('button', { name: 'Reset all settings' }).click();
  if (name === 'settings-shortcut-taken') await page.getByRole('textbox', { name: 'Shortcut to ask' }).scrollIntoViewIfNeeded();
  if (name !== 'dismissed-undo' || state === null) return;
  await gallery.push(undismissed(state));
  await gallery.push(state);
  // Stays as long as it has the focus.
  await page.getByRole('button', { name: 'Undo' }).focus();
}
