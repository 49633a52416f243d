import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/**
 * Keeps a picture of the window's state in test-results/pictures, or, with CUECARD_PICTURES=docs, in docs/images.
 * Light and dark both.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = resolve(root, process.env.CUECARD_PICTURES === 'docs' ? 'docs/images' : 'test-results/pictures');
  for (const colorScheme of ['light', 'dark'] as const) {
    const path = resolve(folder, `${name}-${colorScheme}.png`);
    await mkdir(dirname(path), { recursive: true });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  await page.emulateMedia({ colorScheme: null });
}
