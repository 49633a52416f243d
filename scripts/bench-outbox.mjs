import { join } from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { runCommand } from './setup/command.mjs';
import { setupPackages } from './setup/setup.mjs';

// `npm run bench:outbox`
await runCommand(async () => {
  await setupPackages();
  // Only now: it needs the packages, which setup may just have installed.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, 'test/bench/outbox/outbox.ts'), { root, configFile: false, logLevel: 'error' });
  // What a file exports has the type of that file, which the loader can't know.
  const { benchOutbox } = /** @type {typeof import('../test/bench/outbox/outbox')} */ (module);
  await benchOutbox((line) => void process.stdout.write(`${line}\n`));
  return 0;
});
