import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/**
 * With CUECARD_PICTURES=docs, draws the window's state, light and dark both: into docs/images where there is one of that
 * name, which a page of the documentation shows, else into test-results/pictures. Without it nothing is drawn: a picture
 * proves nothing here, and all of them take longer than some tests.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.CUECARD_PICTURES !== 'docs') return;
  for (const colorScheme of ['light', 'dark'] as const) {
    const file = `${name}-${colorScheme}.png`;
    const shown = resolve(root, 'docs/images', file);
    const path = existsSync(shown) ? shown : resolve(root, 'test-results/pictures', file);
    await mkdir(dirname(path), { recursive: true });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  await page.emulateMedia({ colorScheme: null });
}
