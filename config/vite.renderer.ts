import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { spokenDictionaries } from './spoken-dictionaries';

const root = resolve(import.meta.dirname, '..');

/** The window: one page, built for the floor's Chromium. */
export default defineConfig({
  root: resolve(root, 'src/renderer'),
  base: './',
  plugins: [react(), spokenDictionaries()],
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    // A strict policy forbids data: fonts and inline modules, so everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // How zod works is said where zod is, so that it is said before any schema is made, whichever file that is in.
        codeSplitting: { groups: [{ name: 'first', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]bridge[\\/](?:schema-mode|trusted-types)\.ts$/, priority: 1 }] },
      },
    },
  },
});
