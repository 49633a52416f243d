import { spawn } from 'node:child_process';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { SetupError } from './setup/progress.mjs';
import { sandboxFlags } from './setup/sandbox.mjs';
import { setup } from './setup/setup.mjs';
import { root } from './root.mjs';

await runCommand(async () => {
  const flags = process.argv.slice(2);
  const { report, runtime, display } = await setup({ further: 1 });
  if (display.kind !== 'none') {
    report.skip('Starting Cuecard', `Electron ${runtime.version}`);
    return runOnDisplay(runtime.path, flags, display.kind);
  }
  // Only now: it needs the packages, which setup may just have installed.
  const { playDemoCall } = await import('./demo/demo-call.mjs');
  return playDemoCall({ binary: runtime.path, flags, report, reason: display.reason });
});

/**
 * Runs the app until it ends.
 * @param {string} binary
 * @param {readonly string[]} flags
 * @param {'native' | 'x11' | 'wayland'} display
 * @returns {Promise<number>} its exit code
 */
function runOnDisplay(binary, flags, display) {
  const sandbox = sandboxFlags(binary);
  if (sandbox.reason) process.stderr.write(`${sandbox.reason}\n`);
  const args = [
    ...sandbox.flags,
    // The floor's Electron looks for X11 unless told that Wayland will do.
    ...(display === 'wayland' ? ['--ozone-platform-hint=auto'] : []),
    root,
    ...(flags.includes('--demo') ? [] : ['--demo-unless-configured']),
    ...flags,
  ];
  const { ELECTRON_RUN_AS_NODE: _leftOver, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const app = spawn(binary, args, { env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => app.kill(signal));
    app.once('error', (error) => reject(new SetupError(`Electron could not be started (${error.message}): set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron that works here.`)));
    app.once('exit', (code, signal) => {
      if (signal && signal !== 'SIGINT' && signal !== 'SIGTERM') process.stderr.write(`Cuecard was ended by ${signal}.\n`);
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1));
    });
  });
}
