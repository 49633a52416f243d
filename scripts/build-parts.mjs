// Builds the three parts of the app one after the other; its own process, so that what the build
// sets in its environment stays there.
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const parts = ['main', 'preload', 'renderer'];

for (const [index, part] of parts.entries()) {
  process.stdout.write(`part ${index + 1} of ${parts.length}: ${part}\n`);
  await build({ configFile: join(root, 'config', `vite.${part}.ts`), logLevel: 'warn' });
}
