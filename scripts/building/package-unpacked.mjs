import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { electronRuntime } from '../electron-runtime.mjs';
import { withLock } from '../setup/lock.mjs';
import { SetupError } from '../setup/progress.mjs';
import { root } from '../root.mjs';
import { hashOf, sources } from './build-app.mjs';

/** Where electron-builder puts it. */
const folder = join(root, 'dist', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);

/** Inside it, so that whoever packages anew, by whatever command, takes it away. */
const stamp = join(folder, '.stamp');

// All that goes into the package beside what the build reads, and what makes it.
const further = ['electron-builder.yml', 'scripts/package.mjs', 'scripts/building', 'docs/audit-format.md', 'docs/verify-audit.mjs'];

/**
 * The app as it is installed on Linux: an unpacked package, fuses flipped, made by `npm run package -- --dir` unless one of
 * these very sources is there.
 * @param {'shown' | 'held'} [words] whether the packager's words are shown, or only told when it fails
 * @returns {Promise<{ folder: string, binary: string, made: 'now' | 'before' }>}
 */
export async function packageUnpacked(words = 'held') {
  return withLock(join(root, 'out', '.package-lock'), { deadlineMs: 10 * 60_000 }, async () => {
    const { path, version } = await electronRuntime();
    const hash = `${await hashOf([...sources, ...further].map((name) => join(root, name)))} ${version} ${path}`;
    const present = { folder, binary: join(folder, 'cuecard') };
    const stamped = await readFile(stamp, 'utf8').catch(() => '');
    if (stamped === hash && existsSync(present.binary)) return { ...present, made: /** @type {const} */ ('before') };
    await makePackage(words);
    await writeFile(stamp, hash);
    return { ...present, made: /** @type {const} */ ('now') };
  });
}

/**
 * @param {'shown' | 'held'} words
 * @returns {Promise<void>}
 */
function makePackage(words) {
  return new Promise((resolve, reject) => {
    const said = words === 'shown' ? 'inherit' : 'pipe';
    const packager = spawn(process.execPath, [join(root, 'scripts', 'package.mjs'), '--dir'], { cwd: root, stdio: ['ignore', said, said], timeout: 5 * 60_000 });
    let output = '';
    for (const stream of [packager.stdout, packager.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    packager.once('error', reject);
    packager.once('close', (code) => (code === 0 ? resolve() : reject(new SetupError('Cuecard could not be packaged: mend what the lines above name and run the command again.', output))));
  });
}
