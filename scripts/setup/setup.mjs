import { join } from 'node:path';
import process from 'node:process';
import { ensureBuilt } from '../building/build-app.mjs';
import { findDisplay } from './display.mjs';
import { isAtLeast } from '../runtime/electron-downloader.mjs';
import { electronRuntime } from '../electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { SetupError, createReport } from './progress.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { root } from '../root.mjs';

const neededNode = '20.19.0';

/**
 * @typedef {'libraries' | 'build'} Part
 * @typedef {{ report: import('./progress.mjs').Report, runtime: import('../electron-runtime.mjs').Runtime, display: import('./display.mjs').Display }} Ready
 */

/**
 * Brings a clone, however fresh, to where the app can run: packages, Electron runtime, system
 * libraries, build. Skips what is done. Rejects with a SetupError that says what to do.
 * @param {object} [options]
 * @param {readonly Part[]} [options.parts] what is wanted beside packages and runtime; all unless told otherwise
 * @param {'needed' | 'if-no-display'} [options.desktop] when the tools of a virtual desktop must be there
 * @param {number} [options.further] how many steps the caller will report after these
 * @returns {Promise<Ready>}
 */
export async function setup({ parts = ['libraries', 'build'], desktop = 'if-no-display', further = 0 } = {}) {
  const report = createReport({ steps: 2 + parts.length + further });
  const display = await findDisplay();
  const runtime = await inTurn(report, async () => {
    await ensurePackages(report);
    const found = await electronRuntime(report);
    if (parts.includes('libraries')) {
      const needed = process.platform === 'linux' && (desktop === 'needed' || display.kind === 'none') ? 'virtual' : 'real';
      await ensureSystemLibraries(report, { binary: found.path, desktop: needed });
    }
    if (parts.includes('build')) await ensureBuilt(report);
    return found;
  });
  return { report, display, runtime };
}

/**
 * Brings the packages up to date, and says something only if that takes an installation.
 */
export async function setupPackages() {
  const report = { ...createReport({ steps: 1 }), skip() {} };
  await inTurn(report, () => ensurePackages(report));
}

/**
 * Brings the packages and out/ up to date, and nothing else.
 */
export async function setupBuild() {
  const report = createReport({ steps: 2 });
  await inTurn(report, async () => {
    await ensurePackages(report);
    await ensureBuilt(report);
  });
}

/**
 * Does `work` on this clone when nobody else does, on a Node that can.
 * @template T
 * @param {import('./progress.mjs').Report} report
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
function inTurn(report, work) {
  if (!isAtLeast(process.versions.node, neededNode)) {
    throw new SetupError(`Cuecard needs Node ${neededNode} or newer and this is ${process.versions.node}: install a newer Node and run the command again.`);
  }
  const onWait = (/** @type {number} */ pid) => report.note(`Another setup (process ${pid}) is at work on this clone; waiting for it …`);
  return withLock(join(root, 'out', '.setup-lock'), { deadlineMs: 30 * 60_000, onWait }, work);
}
