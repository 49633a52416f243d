import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { runCommand } from './setup/command.mjs';
import { SetupError } from './setup/progress.mjs';
import { setup } from './setup/setup.mjs';
import { root } from './root.mjs';

// `npm run package [-- electron-builder's own arguments]`, such as `--dir` for an unpacked folder.
await runCommand(async () => {
  const asked = process.argv.slice(2);
  const { report, runtime } = await setup({ parts: ['build'], further: 1 });
  if (runtime.source !== 'floor') return build(asked, report);

  if (!asked.includes('--dir')) {
    throw new SetupError(`Installers need the current Electron, which can't be had here: run this where it can be downloaded, or \`npm run package -- --dir\` for a trial with Electron ${runtime.version}.`);
  }
  report.note(`A trial with Electron ${runtime.version}: not for shipping.`);
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-electron-dist-'));
  try {
    const electronDist = join(folder, 'electron');
    // Without what we keep beside Electron's own files.
    await cp(dirname(runtime.path), electronDist, { recursive: true, filter: (file) => !/^(\.finished|default_app\..*)$/.test(basename(file)) });
    const config = join(folder, 'electron-builder.json');
    await writeFile(config, JSON.stringify(await trialConfig({ electronDist, electronVersion: runtime.version })));
    return await build([...asked, '--config', config], report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/**
 * The configuration to ship with, but for the runtime, and for a fuse that runtime does not have yet.
 * @param {{ electronDist: string, electronVersion: string }} runtime
 */
async function trialConfig(runtime) {
  // Only now: it is one of the packages setup may just have installed.
  const { parse } = await import('yaml');
  const { electronFuses, ...config } = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  const { grantFileProtocolExtraPrivileges: _tooNew, ...fuses } = electronFuses;
  return { ...config, ...runtime, electronFuses: fuses };
}

/**
 * @param {readonly string[]} args
 * @param {import('./setup/progress.mjs').Report} report
 * @returns {Promise<number>}
 */
function build(args, report) {
  report.skip('Packaging', 'electron-builder says how far it is');
  return new Promise((resolve, reject) => {
    const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const builder = spawn(process.execPath, [cli, '--publish=never', ...args], { cwd: root, stdio: 'inherit' });
    builder.once('error', reject);
    builder.once('exit', (code) => resolve(code ?? 1));
  });
}
