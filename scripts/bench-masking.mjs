import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';
import { runCommand } from './setup/command.mjs';
import { setupPackages } from './setup/setup.mjs';

// `npm run bench:masking [-- --misses]`; exit code 1 where an aim isn't met.
await runCommand(async () => {
  const options = readOptions();
  if (options === null) {
    process.stderr.write('Use: npm run bench:masking [-- --misses].\n');
    return 2;
  }
  await setupPackages();
  // Only now: it needs the packages, which setup may just have installed.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'test/bench/masking/masking.ts'), { root, configFile: false, logLevel: 'error' });
  // What a file exports has the type of that file, which the loader can't know.
  const { benchMasking } = /** @type {typeof import('../test/bench/masking/masking')} */ (module);
  const outcome = await benchMasking({ misses: options.misses === true ? 'told' : 'counted', print: (line) => void process.stdout.write(`${line}\n`) });
  return outcome === 'met' ? 0 : 1;
});

function readOptions() {
  try {
    return parseArgs({ options: { misses: { type: 'boolean' } } }).values;
  } catch {
    return null;
  }
}
