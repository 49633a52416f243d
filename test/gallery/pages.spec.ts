import { expect } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { beginAfresh } from './acts';
import { calm } from './fixture-parts';
import { fixtures } from './fixtures';
import { test } from './gallery-app';

beginAfresh();

const asked = (state: AppState, page: AppState['page']): AppState => ({ ...state, page });

test('the tray leads to settings and audit from any view, each time it is asked, and back to what was there', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(calm);
  await gallery.push(asked(calm, { name: 'audit', asked: 1 }));
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await gallery.push(asked(calm, { name: 'audit', asked: 2 }));
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  await gallery.push(asked(calm, { name: 'settings', asked: 3 }));
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();

  const signIn = fixtures['sign-in-first'] ?? calm;
  await gallery.push(asked(signIn, { name: 'settings', asked: 3 }));
  await expect(page.getByLabel('Organisation URL')).toBeVisible();
  await gallery.push(asked(signIn, { name: 'settings', asked: 4 }));
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  // Nobody is signed in who could sign out.
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Organisation URL')).toBeVisible();
});

test('a start leads to the page it asks for, also while Cuecard gets ready and the keychain opens', async ({ gallery }) => {
  const { page } = gallery;
  const first = asked(calm, { name: 'diagnostics', asked: 1 });
  await gallery.open({ ...first, view: 'starting', organisation: null });
  await gallery.push({ ...first, view: 'keyring', organisation: null });
  await gallery.push(first);
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  // Whoever signs in next begins where one asks.
  await gallery.push(asked(calm, { name: 'settings', asked: 2 }));
  await gallery.push(asked({ ...calm, organisation: 'other.example.com' }, { name: 'settings', asked: 2 }));
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('“Ask” of the tray brings the cursor to the search box, from another page and from the cards', async ({ gallery }) => {
  const { page } = gallery;
  const state = fixtures.cards ?? calm;
  await gallery.open(state);
  const box = page.getByRole('searchbox', { name: 'Ask the knowledge base' });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(box).toHaveCount(0);
  await gallery.push(asked(state, { name: 'assist', asked: 1 }));
  await expect(box).toBeFocused();
  await page.getByRole('article').first().focus();
  await expect(box).not.toBeFocused();
  await gallery.push(asked(state, { name: 'assist', asked: 2 }));
  await expect(box).toBeFocused();
});
