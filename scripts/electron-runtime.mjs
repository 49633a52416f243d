import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { download, downloadAddress, downloadedBinary, electronPackage, isAtLeast, probe } from './runtime/electron-downloader.mjs';
import { floor, floorFolder, hasFloorRuntime, installFloorRuntime, refreshDefaultApp } from './runtime/floor-runtime.mjs';
import { SetupError, silentReport } from './setup/progress.mjs';
import { root } from './root.mjs';

const title = 'Electron runtime';

/**
 * @typedef {object} Runtime
 * @property {string} path the binary
 * @property {string} version "45.4.1", or "unknown" for an overriding one that does not say
 * @property {'override' | 'package' | 'downloaded' | 'floor'} source
 */

/** What the network said does not change within one run. @type {Map<string, ReturnType<typeof probe>>} */
const probes = new Map();

/**
 * The Electron to run and test the sources with, fetched when it must be: ELECTRON_OVERRIDE_DIST_PATH,
 * the pinned package's binary, its own downloader where its host answers, else the floor runtime.
 * Counts as one step of `report`. Rejects with a SetupError that says what to do. Needs the packages installed.
 * @param {import('./setup/progress.mjs').Report} [report]
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime(report = silentReport) {
  const overridden = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (overridden) {
    const runtime = await overriding(overridden);
    report.skip(title, `${runtime.version}, from ELECTRON_OVERRIDE_DIST_PATH`);
    return runtime;
  }

  const current = await electronPackage(join(root, 'node_modules', 'electron'));
  if (!current) throw new SetupError('The packages are not installed: run `npm ci`, then the command again.');
  const present = await downloadedBinary(current);
  if (present) {
    report.skip(title, `${current.version}, already there`);
    return { path: present, version: current.version, source: 'package' };
  }

  const floorFits = process.platform === 'linux' && process.arch === 'x64';
  const floorReady = floorFits && (await hasFloorRuntime());
  // With the floor at hand, a network that swallows packets shall not cost 3 s at every start.
  const probeMs = floorReady ? 700 : 3_000;
  const official = await tryDownloader(current, probeMs, report);
  if ('runtime' in official) return official.runtime;

  if (floorFits) return useFloor(floorReady, official.reason, report);

  const older = await electronPackage(join(root, 'node_modules', 'electron-floor'));
  const floorBinary = older && (await downloadedBinary(older));
  if (older && floorBinary) return { path: floorBinary, version: older.version, source: 'package' };
  const fallback = older ? await tryDownloader(older, probeMs, report) : official;
  if ('runtime' in fallback) return fallback.runtime;
  throw new SetupError(`No Electron could be had for ${process.platform} ${process.arch} (${official.reason}): allow the download, set ELECTRON_MIRROR to a host that can be reached, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron ${current.version}.`);
}

/**
 * @param {string} folder
 * @returns {Promise<Runtime>}
 */
async function overriding(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const path = join(folder, process.platform === 'darwin' || process.platform === 'win32' ? names[process.platform] : 'electron');
  if (!existsSync(path)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron: unset it, or set it to the folder that holds ${path.slice(folder.length).replace(/^[\\/]/, '')}.`);
  }
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => 'unknown');
  return { path, version: version.trim().replace(/^v/, ''), source: 'override' };
}

/**
 * @param {import('./runtime/electron-downloader.mjs').ElectronPackage} electron
 * @param {number} probeMs
 * @param {import('./setup/progress.mjs').Report} report
 * @returns {Promise<{ runtime: Runtime } | { reason: string }>}
 */
async function tryDownloader(electron, probeMs, report) {
  if (!isAtLeast(process.versions.node, electron.neededNode)) {
    return { reason: `the downloader of Electron ${electron.version} needs Node ${electron.neededNode}` };
  }
  const address = downloadAddress(electron.version);
  const answer = probes.get(address) ?? probe(address, probeMs);
  probes.set(address, answer);
  const found = await answer;
  if ('reason' in found) return { reason: `${new URL(address).host} can't be reached: ${found.reason}` };

  const step = report.step(title);
  try {
    await download(electron, found.bytes, step);
    const path = await downloadedBinary(electron);
    if (!path) throw new SetupError('the downloader left no binary');
    step.done(`${electron.version}, downloaded`);
    return { runtime: { path, version: electron.version, source: 'downloaded' } };
  } catch (error) {
    step.failed();
    if (!(error instanceof SetupError)) throw error;
    report.note(error.message);
    return { reason: `the download of Electron ${electron.version} failed` };
  }
}

/**
 * @param {boolean} ready
 * @param {string} reason why it is not the current Electron
 * @param {import('./setup/progress.mjs').Report} report
 * @returns {Promise<Runtime>}
 */
async function useFloor(ready, reason, report) {
  const about = `${floor.version}, the oldest Cuecard runs on (${reason})`;
  if (ready) {
    await refreshDefaultApp();
    report.skip(title, about);
  } else {
    const step = report.step(title);
    try {
      await installFloorRuntime(step);
      await refreshDefaultApp();
    } catch (error) {
      step.failed();
      throw error;
    }
    step.done(about);
  }
  return { path: join(floorFolder(), 'electron'), version: floor.version, source: 'floor' };
}
