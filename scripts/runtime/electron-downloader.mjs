import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { folderSize } from '../setup/folder-size.mjs';
import { withLock } from '../setup/lock.mjs';
import { megabytes } from '../setup/progress.mjs';
import { runTool } from '../setup/run-tool.mjs';

/**
 * An installed npm package of Electron's own (`electron`, or an alias of it).
 * @typedef {{ folder: string, version: string, neededNode: string }} ElectronPackage
 */

/**
 * @param {string} folder
 * @returns {Promise<ElectronPackage | undefined>} undefined when it is not installed
 */
export async function electronPackage(folder) {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version: manifest.version, neededNode: String(manifest.engines?.node ?? '').replace(/[^\d.]/g, '') };
  } catch {
    return undefined;
  }
}

/**
 * The package's binary, if it has been downloaded, whole and for this version: the package's own test.
 * @param {ElectronPackage} electron
 * @returns {Promise<string | undefined>}
 */
export async function downloadedBinary(electron) {
  try {
    const version = (await readFile(join(electron.folder, 'dist', 'version'), 'utf8')).trim().replace(/^v/, '');
    const binary = join(electron.folder, 'dist', (await readFile(join(electron.folder, 'path.txt'), 'utf8')).trim());
    return version === electron.version && existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The address Electron's downloader would fetch, mirrors honoured as it honours them.
 * @param {string} version
 * @param {NodeJS.ProcessEnv} [env]
 */
export function downloadAddress(version, env = process.env) {
  const setting = (/** @type {string} */ name, /** @type {string} */ fallback) =>
    env[`npm_config_electron_${name}`] || env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`]
    || env[`ELECTRON_${name.toUpperCase()}`] || fallback;
  const base = setting('mirror', 'https://github.com/electron/electron/releases/download/');
  const folder = setting('custom_dir', `v${version}`).replace('{{ version }}', version);
  return `${base}${folder}/${setting('custom_filename', `electron-v${version}-${process.platform}-${process.arch}.zip`)}`;
}

/**
 * Whether `node` ("20.20.2") is at least `needed` ("22.12.0"; empty means any).
 * @param {string} node
 * @param {string} needed
 */
export function isAtLeast(node, needed) {
  const have = node.split('.').map(Number);
  const want = needed.split('.').map(Number);
  for (const part of [0, 1, 2]) {
    const difference = (have[part] ?? 0) - (want[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Whether something answers at `address` with a file: at once when its name does not resolve or the
 * connection is refused, after `deadlineMs` at the latest. Redirects are followed.
 * @param {string} address
 * @param {number} deadlineMs
 * @returns {Promise<{ bytes: number } | { reason: string }>}
 */
export async function probe(address, deadlineMs) {
  const signal = AbortSignal.timeout(deadlineMs);
  let next = address;
  for (let hop = 0; hop < 5; hop += 1) {
    const answer = await headersOf(next, signal).catch((error) => ({ reason: signal.aborted ? `no answer within ${deadlineMs / 1000} s` : String(error.code ?? error.message) }));
    if ('reason' in answer) return answer;
    const { status, location, bytes } = answer;
    if (status >= 300 && status < 400 && location) next = new URL(location, next).href;
    else return status < 300 ? { bytes } : { reason: `it answered ${status}` };
  }
  return { reason: 'it redirects without end' };
}

/**
 * Runs the package's own installer, which checks what it downloads. Rejects with a SetupError.
 * @param {ElectronPackage} electron
 * @param {number} bytes size of the download, for the progress; 0 when not known
 * @param {import('../setup/progress.mjs').Step} step
 */
export async function download(electron, bytes, step) {
  await withLock(`${electron.folder}.lock`, { deadlineMs: 20 * 60_000 }, async () => {
    if (await downloadedBinary(electron)) return;
    const temporary = await mkdtemp(join(tmpdir(), 'cuecard-electron-'));
    const tell = async () => {
      const have = await folderSize(temporary);
      if (bytes > 0) step.progress(megabytes(have, bytes), have / bytes);
    };
    const watch = setInterval(() => void tell(), 500);
    try {
      await runTool(process.execPath, [join(electron.folder, 'install.js')], {
        env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
        deadlineMs: 15 * 60_000,
        advice: 'Electron could not be downloaded: check the network and run the command again',
      });
    } finally {
      clearInterval(watch);
      await rm(temporary, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<{ status: number, location: string | undefined, bytes: number }>}
 */
function headersOf(address, signal) {
  return new Promise((resolve, reject) => {
    const get = address.startsWith('http:') ? httpGet : httpsGet;
    // Not HEAD: signed download addresses are often good for GET alone.
    const request = get(address, { signal, agent: false }, (response) => {
      const { location, 'content-length': length } = response.headers;
      resolve({ status: response.statusCode ?? 0, location, bytes: Number(length ?? 0) });
      response.destroy();
    });
    request.on('error', reject);
  });
}
