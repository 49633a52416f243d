import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { Gallery } from './gallery-app';
import { isKept, type Scheme } from './kept-pictures';

const root = join(import.meta.dirname, '../..');
const committed = join(root, 'test/gallery/pictures');
const drawn = join(root, 'test-results/gallery');

/**
 * How far a picture may be from the committed one. Those are reduced to 256 colours: that moves a few pixels at the edges of
 * letters, and none by much. `threshold` is a part of the most two colours can differ (YIQ).
 */
export const tolerance = { threshold: 0.06, maxDiffPixels: 40 } as const;

/**
 * `renew` draws the committed pictures anew, `compare` holds the window to them; `all` draws into test-results/gallery, in
 * every scheme and also the other sizes and languages; `none` draws nothing.
 */
export const use = process.env.CUECARD_PICTURES ?? 'compare';

/**
 * Holds the window to the committed picture of this state, or renews that (`CUECARD_PICTURES=renew`). A difference
 * leaves what was expected, what is drawn and what differs in test-results/. Elsewhere than on Linux nothing is
 * compared: fonts are drawn in another way there.
 */
export async function holdToPicture(gallery: Gallery, name: string, scheme: Scheme): Promise<void> {
  const file = `${name}.${scheme}.png`;
  if (use === 'all') return picture(gallery, `${name}.${scheme}`);
  if (!isKept(name, scheme)) return;
  if (use === 'renew') {
    await writeFile(join(committed, file), await gallery.picture());
    await reduceColours(join(committed, file));
  } else if (use === 'compare' && process.platform === 'linux') expect.soft(await gallery.picture(), file).toMatchSnapshot([file], tolerance);
}

/** Draws what no picture is committed of, to be looked at (`CUECARD_PICTURES=all`). */
export async function picture(gallery: Gallery, name: string): Promise<void> {
  if (use !== 'all') return;
  await mkdir(drawn, { recursive: true });
  await writeFile(join(drawn, `${name}.png`), await gallery.picture());
}

/** A third of the size, and nothing anybody sees. */
async function reduceColours(file: string): Promise<void> {
  await promisify(execFile)('mogrify', ['+dither', '-colors', '256', '-strip', '-define', 'png:exclude-chunks=date,time', file]);
}
