import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  // Random values that are the same in each run.
  resolve: { alias: [{ find: /^fast-check$/, replacement: resolve(import.meta.dirname, '../test/support/fast-check.ts') }] },
  test: {
    include: ['test/unit/**/*.test.ts'],
    environment: 'node',
    // Both of CI's two cores, and no more on a larger machine: some tests start whole desktops, which have deadlines.
    maxWorkers: 2,
    // They end a test that hangs. A machine that is busy with something else takes many times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 10 } },
  },
});
