import { expect, type Locator } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { query, suggestion } from './fixture-parts';
import { fixtures } from './fixtures';
import { test, type Gallery } from './gallery-app';

/** What the behaviour tests share: where things are, and how a state goes on. */

export function searchBox(gallery: Gallery): Locator {
  return gallery.page.getByRole('searchbox', { name: 'Ask the knowledge base' });
}

export function firstCard(gallery: Gallery): Locator {
  return gallery.page.getByRole('list', { name: 'Suggestions' }).getByRole('article').first();
}

/** Waits until the text was announced. */
export async function announced(gallery: Gallery, text: string): Promise<void> {
  await expect(gallery.page.locator('[data-part="announcement"]').filter({ hasText: text })).toHaveCount(1);
}

export function fixture(name: string): AppState {
  const state = fixtures[name];
  if (!state) throw new Error(`There is no fixture “${name}”.`);
  return state;
}

/** The state with one more suggestion, newest, of an answer of its own. */
export function withNew(state: AppState, index: number): AppState {
  const id = `q-new-${index}`;
  return { ...state, queries: [query(id), ...state.queries], suggestions: [suggestion(index, { queryId: id }), ...state.suggestions] };
}

/** Each test of a file begins with the window as it opens, in light. */
export function beginAfresh(): void {
  test.beforeEach(async ({ gallery }) => {
    await gallery.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
    await gallery.page.setViewportSize({ width: 400, height: 640 });
    await gallery.page.mouse.move(0, 0);
  });
}
