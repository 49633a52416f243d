import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { setup } from './setup/setup.mjs';
import { readArguments } from './soak/arguments.mjs';

// `npm run chaos -- --minutes N [--seed S]`
await runCommand(async () => {
  const options = readArguments(process.argv.slice(2), Date.now(), 'chaos');
  if (!options.ok) {
    process.stderr.write(`${options.sentence}\n`);
    return 2;
  }
  const { runtime } = await setup({ desktop: 'needed' });
  // Only now: it needs the packages, which setup may just have installed.
  const { chaos } = await import('./chaos/chaos.mjs');
  return chaos({ binary: runtime.path, minutes: options.minutes, seed: options.seed });
});
