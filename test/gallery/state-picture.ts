import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { Gallery } from './gallery-app';

const root = join(import.meta.dirname, '../..');
const committed = join(root, 'docs/images/states');

/**
 * How far a picture may be from the committed one. Those are reduced to 256 colours: that moves a few pixels at the edges of
 * letters, and none by much. `threshold` is a part of the most two colours can differ (YIQ).
 */
export const tolerance = { threshold: 0.06, maxDiffPixels: 40 } as const;

/**
 * `docs` renews the committed pictures, `compare` holds the window to them; `all` draws into test-results/gallery, also the
 * other sizes and languages; `none` draws only the former.
 */
export const use = process.env.CUECARD_PICTURES ?? 'compare';

/**
 * Holds the window to the committed picture of this state, or renews that (`CUECARD_PICTURES=docs`). A difference
 * leaves what was expected, what is drawn and what differs in test-results/. Elsewhere than on Linux nothing is
 * compared: fonts are drawn in another way there.
 */
export async function holdToPicture({ page }: Gallery, name: string, scheme: 'light' | 'dark' | 'contrast'): Promise<void> {
  const file = `${name}.${scheme}.png`;
  if (use === 'docs') {
    await page.screenshot({ path: join(committed, file) });
    await reduceColours(join(committed, file));
  } else if (use === 'compare' && process.platform === 'linux') expect.soft(await page.screenshot(), file).toMatchSnapshot([file], tolerance);
  else await page.screenshot({ path: join(root, 'test-results/gallery', file) });
}

/** Draws what no picture is committed of, to be looked at (`CUECARD_PICTURES=all`). */
export async function picture({ page }: Gallery, name: string): Promise<void> {
  if (use === 'all') await page.screenshot({ path: join(root, 'test-results/gallery', `${name}.png`) });
}

/** A third of the size, and nothing anybody sees. */
async function reduceColours(file: string): Promise<void> {
  await promisify(execFile)('mogrify', ['+dither', '-colors', '256', '-strip', '-define', 'png:exclude-chunks=date,time', file]);
}
