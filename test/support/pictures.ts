import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/**
 * Keeps a picture of the window's state in test-results/pictures, light and dark both. With CUECARD_PICTURES=docs it renews
 * the one in docs/images, where there is one: there are those that a page of the documentation shows.
 */
export async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const file = `${name}-${colorScheme}.png`;
    const shown = resolve(root, 'docs/images', file);
    const path = process.env.CUECARD_PICTURES === 'docs' && existsSync(shown) ? shown : resolve(root, 'test-results/pictures', file);
    await mkdir(dirname(path), { recursive: true });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  await page.emulateMedia({ colorScheme: null });
}
