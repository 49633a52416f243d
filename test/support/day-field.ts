import type { Locator, Page } from '@playwright/test';

/** Types a day (`2026-02-03`) into the field of that name, as a person does: part by part, whatever their order. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [part, digits] of [['day', date], ['month', month], ['year', year]] as const) {
    await dayPart(page, label, part).click();
    await page.keyboard.type(digits);
  }
}

/** One part of a day's field, in English. */
export function dayPart(page: Page, label: string, part: 'day' | 'month' | 'year'): Locator {
  return page.getByRole('group', { name: label, exact: true }).getByRole('spinbutton', { name: new RegExp(`^${part}`) });
}
