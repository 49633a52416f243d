import type { AppState } from '../../src/shared/contract/state';
import { insightsFixtures } from './fixture-insights';
import { settingsFixtures } from './fixture-settings';
import { historyFixtures } from './fixture-history';
import { auditFixtures, fixtures, storesFixtures } from './fixtures';
import type { Gallery } from './gallery-app';
import { openInsights } from './open-insights';
import { answersIn, reachState } from './reach-state';

/** Every state of the gallery by name; null is a window that has none yet. */
export const shownStates: readonly (readonly [string, AppState | null])[] = [
  fixtures,
  settingsFixtures,
  storesFixtures,
  historyFixtures,
  insightsFixtures,
  auditFixtures,
].flatMap((some) => Object.entries(some));

/** Loads the window with a state, in English, and goes to where the state’s name says. */
export async function openState(gallery: Gallery, name: string, state: AppState | null): Promise<void> {
  const { page } = gallery;
  await gallery.open(state, answersIn(name));
  // These pages are files of their own, fetched and drawn in a moment.
  if (state?.view === 'sign-in') await gallery.until(() => document.querySelector('h1') !== null, null);
  if (name in auditFixtures) await goTo(gallery, 'Export audit', 'Audit');
  if (name in settingsFixtures) await goTo(gallery, 'Settings', 'Settings');
  if (name in storesFixtures || name in insightsFixtures) await openInsights(gallery, name);
  await reachState(gallery, name, state);
  // Some pages are fetched when they are opened for the first time.
  await gallery.until(() => document.querySelector('[data-part="page-coming"]') === null, null);
  await page.mouse.move(0, 0);
}

async function goTo({ page }: Gallery, button: string, heading: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
}
