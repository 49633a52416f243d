import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { onExit } from './setup/on-exit.mjs';
import { setup } from './setup/setup.mjs';
import { runStages } from './suites/run-stages.mjs';
import { summary } from './suites/summary.mjs';
import { meantMs, overallMs, stages } from './suites/thorough.mjs';

// `npm run test:thorough`: what `npm test` does in a short form, in its full one, and the measurements.
await runCommand(async () => {
  if (process.argv.length > 2) {
    process.stderr.write('Use: npm run test:thorough, without arguments.\n');
    return 2;
  }
  const started = performance.now();
  await setup({ desktop: 'needed' });
  const reportDir = await mkdtemp(join(tmpdir(), 'cuecard-thorough-'));
  const removeReports = () => rmSync(reportDir, { recursive: true, force: true });
  const forget = onExit(removeReports);
  try {
    const results = await runStages(stages(reportDir), overallMs);
    process.stdout.write(`\n${summary(results, { tookMs: performance.now() - started, meantMs }).join('\n')}\n`);
    return results.some(({ totals }) => totals.failures.length > 0) ? 1 : 0;
  } finally {
    removeReports();
    forget();
  }
});
