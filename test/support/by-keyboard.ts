import { expect, type Locator, type Page } from '@playwright/test';
import type { Client } from './app';

/** More stops than any page has between one control and another. */
const mostStops = 80;

/**
 * Goes on by Tab until the control has the focus, and sees that it shows: an outline, its own or its frame's. Fails where Tab
 * doesn't get there.
 */
export async function tabTo(page: Page, control: Locator, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await control.evaluate((element) => element.contains(document.activeElement))) {
      expect(await hasVisibleFocus(page), 'the focus can be seen').toBe(true);
      return;
    }
    await page.keyboard.press(by);
  }
  throw new Error('Tab doesn’t lead there.');
}

/** Goes there by Tab and presses a key on it. */
export async function press(page: Page, control: Locator, key = 'Enter', by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, control, by);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and types into it, in the place of what it has. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Signs in without a pointer, screen by screen: the one place that knows the fields in their order. */
export async function signInByKeyboard(page: Page, client: Client): Promise<void> {
  await type(page, page.getByLabel('Organisation URL'), client.orgUrl);
  await page.keyboard.press('Enter');
  await type(page, page.getByLabel('Client ID', { exact: true }), client.clientId);
  await type(page, page.getByLabel('Client secret'), client.clientSecret);
  await press(page, page.getByRole('button', { name: 'Connect' }));
  await type(page, page.getByLabel('Knowledge base ID 1'), client.knowledgeBaseId);
  await press(page, page.getByRole('button', { name: 'Finish', exact: true }));
}

/** Whether what has the focus, or what frames it, is outlined. */
async function hasVisibleFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let element = document.activeElement; element !== null && element !== document.body; element = element.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) return true;
    }
    // A switch or a box draws it beside its hidden input.
    const drawn = document.activeElement?.closest('label')?.querySelectorAll('*') ?? [];
    return [...drawn].some((part) => getComputedStyle(part).outlineStyle !== 'none');
  });
}
