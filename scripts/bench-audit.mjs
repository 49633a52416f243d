import { runCommand } from './setup/command.mjs';
import { setupBuild } from './setup/setup.mjs';
import { benchAudit } from './bench/audit.mjs';

// `npm run bench:audit [-- 10000 100000 1000000]`: time and peak memory of an export, each size in a process of its own.
await runCommand(async () => {
  await setupBuild();
  const sizes = process.argv.slice(2).map(Number);
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < 100)) {
    process.stderr.write('Usage: npm run bench:audit [-- RECORDS …], each at least 100\n');
    return 2;
  }
  return benchAudit(sizes.length === 0 ? [10_000, 100_000, 1_000_000] : sizes);
});
