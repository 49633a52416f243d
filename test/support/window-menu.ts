import { expect, type Locator, type Page } from '@playwright/test';

/** What the window's menu has by this name, of whichever kind; in sight while the menu is open. */
export function menuItem(page: Page, name: string): Locator {
  const named = { name, exact: true } as const;
  return page.getByRole('menuitem', named).or(page.getByRole('menuitemradio', named)).or(page.getByRole('menuitemcheckbox', named));
}

/** Does what the window has in its menu, by the pointer. */
export async function fromWindowMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  const item = menuItem(page, name);
  await item.click();
  // The menu of before would take the next press.
  await expect(item).toHaveCount(0);
}
