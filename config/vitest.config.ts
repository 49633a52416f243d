import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { ownProcess } from './own-process.mjs';

const root = resolve(import.meta.dirname, '..');
const own = ownProcess(root);

export default defineConfig({
  root,
  // Random values that are the same in each run.
  resolve: { alias: [{ find: /^fast-check$/, replacement: resolve(import.meta.dirname, '../test/support/fast-check.ts') }] },
  test: {
    environment: 'node',
    // Both of CI's two cores, and no more on a larger machine: some tests start whole desktops, which have deadlines.
    maxWorkers: 2,
    execArgv: ['--import', resolve(import.meta.dirname, 'waking.mjs')],
    // They end a test that hangs. A machine that is busy with something else takes many times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 10 } },
    // To start a process and load its modules takes longer than most files of tests: they have one for all, but for those
    // that need one of their own.
    projects: [
      { extends: true, test: { name: 'shared', include: ['test/unit/**/*.test.ts'], exclude: own, isolate: false } },
      { extends: true, test: { name: 'own', include: own, isolate: true } },
    ],
  },
});
