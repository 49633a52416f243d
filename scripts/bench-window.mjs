import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { setup } from './setup/setup.mjs';

// `npm run bench:window [-- TIMES]`: how fast a window whose page was given up is back, and the memory that gives back.
await runCommand(async () => {
  const times = Number(process.argv[2] ?? 20);
  if (!Number.isSafeInteger(times) || times < 3 || times > 500 || process.argv.length > 3) {
    process.stderr.write('Usage: npm run bench:window [-- TIMES], 3 to 500\n');
    return 2;
  }
  const { runtime } = await setup({ desktop: 'needed' });
  // Only now: it needs the packages, which setup may just have installed.
  const { benchWindow } = await import('./bench/window.mjs');
  return benchWindow({ binary: runtime.path, times });
});
