import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

/**
 * Main, its thread for the audit and its two helper processes: CommonJS for Node 18, the floor's. Everything is bundled but Electron itself
 * and the native keychain module. `ws` is built without its optional native parts: a module that isn't there would be
 * looked for in the agent's home folder and along NODE_PATH, and whatever lay there would run.
 */
export default defineConfig({
  root,
  ssr: { noExternal: true },
  define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
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
        'keychain-process': resolve(root, 'src/main/keychain/keychain-process.ts'),
        'audit-worker': resolve(root, 'src/main/audit/worker/audit-worker.ts'),
        simulator: resolve(root, 'src/simulator/process.ts'),
      },
      external: [
        'electron',
        'keytar',
        ...builtinModules,
        ...builtinModules.map((name) => `node:${name}`),
      ],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
});
