import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/unit/**/*.test.ts'],
    environment: 'node',
    // Half of what CI has: the other core stays free for the servers that some tests run.
    maxWorkers: 2,
  },
});
