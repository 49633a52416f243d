import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { chanceFrom } from '../../scripts/soak/random.mjs';
import { exportAudit } from '../../src/main/audit/export/export-audit';
import { layTrail, makeTrail, newTrailKey } from '../support/trail-maker';
import { test } from './gallery-app';

const root = resolve(import.meta.dirname, '../..');

for (const outcome of ['whole', 'faulty'] as const) {
  test(`the report of a ${outcome} audit is one accessible page without a script, in light, dark and print`, async ({ gallery }) => {
    const home = await mkdtemp(join(tmpdir(), 'cuecard-report-'));
    const key = newTrailKey();
    const made = makeTrail({ key, random: chanceFrom(3).next, records: 3_000, every: 500 });
    const lines = made.files.flatMap((file) => file.lines);
    const kept = outcome === 'whole' ? lines : lines.filter((_one, place) => place !== 1_200);
    layTrail(join(home, 'audit'), [{ name: 'audit-2026-02-03.1.jsonl', lines: kept }]);
    const exported = await exportAudit(
      {
        trail: join(home, 'audit'),
        target: join(home, 'bundle'),
        shape: 'folder',
        existing: 'replaced',
        known: { keys: [key.public], anchor: made.anchor },
        filters: { from: null, to: null, statuses: [] },
        formats: { csv: 'none', ecs: 'none' },
        exporter: { app: 'Cuecard', version: '0.1.0' },
        created: '2026-02-04T08:00:00.000Z',
        docs: join(root, 'docs'),
        signer: null,
      },
      { onProgress: () => undefined, signal: new AbortController().signal },
    );
    expect(exported.ok).toBe(true);
    const { page } = gallery;
    const window = page.url();
    gallery.complaints.length = 0;
    await page.goto(pathToFileURL(join(home, 'bundle', 'REPORT.html')).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit of knowledge suggestions');
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(outcome === 'whole' ? '✓ The trail is whole' : '✗ The trail is not whole');
    await expect(page.getByRole('img')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Results withheld, by reason' })).toContainText('Too old');
    expect(await page.locator('script, link, img, iframe').count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors: 'none' });
      await page.setViewportSize({ width: 760, height: 900 });
      await page.screenshot({ path: join(root, `test-results/gallery/report-${outcome}.${colorScheme}.png`), fullPage: true });
      expect(await gallery.violations()).toEqual([]);
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await page.screenshot({ path: join(root, `test-results/gallery/report-${outcome}.print.png`), fullPage: true });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(gallery.complaints).toEqual([]);
    // The next test reloads the window.
    await page.goto(window);
    await rm(home, { recursive: true });
  });
}
