import type { Locator } from '@playwright/test';

/** Does what a card has in its menu, by the pointer. */
export async function fromMenu(card: Locator, name: string): Promise<void> {
  await card.getByRole('button', { name: 'More actions' }).click();
  await card.page().getByRole('menuitem', { name }).click();
}
