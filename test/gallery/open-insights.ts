import { fromWindowMenu } from '../support/window-menu';
import type { Gallery } from './gallery-app';

/** Brings the window, which has one of the states for the insights page, to what the state’s name says. */
export async function openInsights({ page }: Gallery, name: string): Promise<void> {
  await fromWindowMenu(page, 'Insights');
  await page.getByRole('heading', { name: 'Insights', level: 1 }).waitFor();
  if (name === 'insights-quiet') await page.getByRole('radio', { name: 'Now (15 min)' }).click();
  if (name !== 'insights-table') return;
  for (const toggle of await page.getByRole('button', { name: /^Table: / }).all()) await toggle.click();
}
