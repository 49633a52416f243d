import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';
import { runCommand } from './setup/command.mjs';
import { setupPackages } from './setup/setup.mjs';

// `npm run bench:relevance [-- --data FOLDER] [--misses]`
await runCommand(async () => {
  const options = readOptions();
  if (options === null) {
    process.stderr.write('Use: npm run bench:relevance [-- --data FOLDER] [--misses].\n');
    return 2;
  }
  await setupPackages();
  // Only now: it needs the packages, which setup may just have installed.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'test/bench/relevance/relevance.ts'), { root, configFile: false, logLevel: 'error' });
  // What a file exports has the type of that file, which the loader can't know.
  const { benchRelevance } = /** @type {typeof import('../test/bench/relevance/relevance')} */ (module);
  await benchRelevance({
    folder: resolve(options.data ?? join(root, '..', 'shared', 'data', 'abcd')),
    misses: options.misses === true ? 'told' : 'counted',
    print: (line) => void process.stdout.write(`${line}\n`),
  });
  return 0;
});

function readOptions() {
  try {
    return parseArgs({ options: { data: { type: 'string' }, misses: { type: 'boolean' } } }).values;
  } catch {
    return null;
  }
}
