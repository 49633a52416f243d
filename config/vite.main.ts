import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

/**
 * Main, its thread for the audit and its two helper processes: CommonJS for Node 18, the floor's. Everything is bundled but Electron itself
 * and the native keychain module; `ws` runs without its optional native parts.
 */
export default defineConfig({
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: resolve(root, 'out/main'),
    emptyOutDir: true,
    target: 'node18',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: resolve(root, 'src/main/index.ts'),
        'keychain-process': resolve(root, 'src/main/vault/keychain-process.ts'),
        'audit-worker': resolve(root, 'src/main/audit/work/audit-worker.ts'),
        simulator: resolve(root, 'src/simulator/process.ts'),
      },
      external: [
        'electron',
        'keytar',
        'bufferutil',
        'utf-8-validate',
        ...builtinModules,
        ...builtinModules.map((name) => `node:${name}`),
      ],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
});
