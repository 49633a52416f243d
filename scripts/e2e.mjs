import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { setup } from './setup/setup.mjs';
import { root } from './root.mjs';

// `npm run test:e2e [-- playwright's own arguments]`
await runCommand(async () => {
  await setup({ desktop: 'needed' });
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '-c', join('config', 'playwright.config.ts'), ...process.argv.slice(2)];
  return new Promise((resolve, reject) => {
    const runner = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    // Ctrl-C reaches the runner by itself; this process only has to outlive its clearing up.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => runner.kill('SIGTERM'));
    runner.once('error', reject);
    runner.once('exit', (code) => resolve(code ?? 1));
  });
});
