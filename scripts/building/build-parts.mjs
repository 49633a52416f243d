// Builds the three parts of the app one after the other; its own process, so that what the build
// sets in its environment stays there.
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { root } from '../root.mjs';

const parts = ['main', 'preload', 'renderer'];

for (const [index, part] of parts.entries()) {
  process.stdout.write(`part ${index + 1} of ${parts.length}: ${part}\n`);
  await build({ configFile: join(root, 'config', `vite.${part}.ts`), logLevel: 'warn' });
}
