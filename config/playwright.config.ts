import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

/** What `npm test` leaves of the gallery to `npm run test:e2e`: details of a page, and checks of the checks (decision 030). */
const longerGallery = ['contrast-check', 'conversations', 'days', 'feedback', 'insights', 'pseudo', 'reading-place', 'report', 'state-picture', 'stores', 'window-menu'];
const everyday = process.env.CUECARD_GALLERY === 'everyday';

/** The real app, from source and packaged, and the window's gallery, each test on a private desktop. No retries: a flaky test is a bug. */
export default defineConfig({
  outputDir: resolve(root, 'test-results/e2e'),
  fullyParallel: true,
  forbidOnly: true,
  updateSnapshots: 'none',
  retries: 0,
  // One more than CI has cores: a test of the app waits most of its time, for a call to play or a link to come back.
  workers: 3,
  // Patience only, for a machine that is busy with other things: no test waits that long on an idle one.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'app', testDir: resolve(root, 'test/e2e') },
    // No driver gets into the packaged app: these tests press keys, and read what assistive technology does.
    { name: 'packaged', testDir: resolve(root, 'test/packaged') },
    // Pictures are compared with those beside it, and renewed by a command of their own (CONTRIBUTING).
    { name: 'window', testDir: resolve(root, 'test/gallery'), testIgnore: everyday ? longerGallery.map((name) => `**/${name}.spec.ts`) : [], snapshotPathTemplate: resolve(root, 'test/gallery/pictures/{arg}{ext}') },
  ],
});
