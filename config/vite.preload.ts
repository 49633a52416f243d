import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { commandNames, pushNames } from '../src/shared/contract/ipc';

const root = resolve(import.meta.dirname, '..');

/**
 * The bridge. It gets the contract's channel names at build time, because the contract itself is made of zod
 * schemas and none may be built in a preload.
 */
export default defineConfig({
  root,
  define: {
    __COMMAND_NAMES__: JSON.stringify(commandNames),
    __PUSH_NAMES__: JSON.stringify(pushNames),
  },
  build: {
    outDir: resolve(root, 'out/preload'),
    emptyOutDir: true,
    target: 'chrome114',
    minify: false,
    reportCompressedSize: false,
    lib: { entry: resolve(root, 'src/preload/index.ts'), formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
