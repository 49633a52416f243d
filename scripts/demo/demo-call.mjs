import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { describe, look } from './demo-window.mjs';
import { driverFlags } from '../runtime/driver.mjs';
import { onExit } from '../setup/on-exit.mjs';
import { printable } from '../setup/printable.mjs';
import { SetupError } from '../setup/progress.mjs';
import { sandboxFlags } from '../setup/sandbox.mjs';
import { startVirtualDesktop } from '../virtual-desktop.mjs';
import { root } from '../root.mjs';

const callDeadlineMs = 3 * 60_000;
const stateDeadlineMs = 30_000;
const pollMs = 150;
// Cards of one answer may be drawn one after the other; a picture waits until they have stood still.
const settledMs = 600;

/**
 * Plays the demo call in the real app on a virtual desktop, telling on stdout what the customer says
 * and what is suggested. Rejects with a SetupError when the app dies or the call does not end. Profile, logs and
 * pictures are in one temporary folder; it is kept for the reader, but goes when the call is interrupted.
 * @param {{ binary: string, flags: readonly string[], report: import('../setup/progress.mjs').Report, reason: string }} options
 * @returns {Promise<number>} 0
 */
export async function playDemoCall({ binary, flags, report, reason }) {
  report.note(`There is no display here (${reason}): the demo call is played on a virtual one.`);
  const { reason: withoutSandbox } = sandboxFlags(binary);
  if (withoutSandbox) report.note(withoutSandbox);
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-demo-'));
  const interruption = removedOnExit(folder);
  try {
    const profile = join(folder, 'profile');
    await mkdir(profile, { mode: 0o700 });
    await drive({ binary, flags, report, folder, profile, interruption });
    return await tell(folder, profile);
  } catch (error) {
    // Whatever failed after that failed for want of the app and the folder.
    throw interruption.came() ? new SetupError('The demo call was interrupted, and nothing of it was kept.') : error;
  } finally {
    interruption.forget();
  }
}

/** @typedef {{ appStarted: (app: import('node:child_process').ChildProcess) => void, came: () => boolean, forget: () => void }} Interruption */

/**
 * Should this process be interrupted, ends the app and removes `folder`.
 * @param {string} folder
 * @returns {Interruption}
 */
function removedOnExit(folder) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let app;
  let came = false;
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const forget = onExit(() => {
    came = true;
    // With its helpers, which have the profile open; Playwright starts it in a group of its own.
    try {
      if (app?.pid !== undefined) process.kill(-app.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    remove();
    // Once more at the very end: Playwright keeps this process alive until an app just being started is gone.
    process.once('exit', remove);
  });
  return {
    appStarted: (started) => {
      app = started;
    },
    came: () => came,
    forget,
  };
}

/**
 * Starts desktop and app, follows the call to its end, and stops both.
 * @param {{ binary: string, flags: readonly string[], report: import('../setup/progress.mjs').Report, folder: string, profile: string, interruption: Interruption }} options
 */
async function drive({ binary, flags, report, folder, profile, interruption }) {
  const step = report.step('Starting Cuecard');
  /** @type {import('../virtual-desktop.mjs').VirtualDesktop | undefined} */
  let desktop;
  /** @type {App | undefined} */
  let app;
  try {
    /** @type {import('@playwright/test').Page} */
    let page;
    try {
      desktop = await startVirtualDesktop({ logDir: join(folder, 'logs') });
      app = await launch({ binary, flags, profile, folder, env: desktop.env });
      interruption.appStarted(app.electron.process());
      page = await app.electron.firstWindow({ timeout: stateDeadlineMs });
    } catch (error) {
      step.failed();
      throw error;
    }
    step.done();
    await follow(page, app, folder);
    await desktop.screenshot(join(folder, 'desktop.png'));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (app && !app.alive()) throw await died(folder);
    throw new SetupError(`Cuecard could not be driven (${firstLine(error)}): see ${app ? join(folder, 'app.log') : join(folder, 'logs')} and run \`npm start\` again.`);
  } finally {
    await app?.close();
    await desktop?.stop();
  }
}

/**
 * Says where the call's audit file and pictures are.
 * @param {string} folder
 * @param {string} profile
 * @returns {Promise<number>} 0
 */
async function tell(folder, profile) {
  const audit = await findAudit(profile);
  process.stdout.write(`\nThe call is over.\nAudit file:  ${audit ?? `none under ${profile}`}\nScreenshots: ${folder}\n`);
  if (audit === undefined) throw new SetupError(`Cuecard left no audit file: see ${join(folder, 'app.log')} and report it.`);
  return 0;
}

/** @typedef {{ electron: import('@playwright/test').ElectronApplication, alive: () => boolean, close: () => Promise<void> }} App */

/**
 * @param {{ binary: string, flags: readonly string[], profile: string, folder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<App>}
 */
async function launch({ binary, flags, profile, folder, env }) {
  const args = [
    ...sandboxFlags(binary).flags,
    ...driverFlags,
    root,
    `--user-data-dir=${profile}`,
    '--demo',
    ...flags.filter((flag) => flag !== '--demo'),
  ];
  const defined = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  // Chromium's own temporary files too, so that they go with the rest.
  const electron = await _electron.launch({ executablePath: binary, args, env: { ...Object.fromEntries(defined), TMPDIR: profile }, cwd: root, timeout: stateDeadlineMs });
  const child = electron.process();
  const log = createWriteStream(join(folder, 'app.log'), { mode: 0o600 });
  // The folder may be gone by then.
  log.on('error', () => {});
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const alive = () => child.exitCode === null && child.signalCode === null;
  const close = async () => {
    await Promise.race([electron.close().catch(() => {}), sleep(10_000, undefined, { ref: false })]);
    if (alive()) child.kill('SIGKILL');
    log.end();
  };
  return { electron, alive, close };
}

/**
 * Tells the call as the window shows it, until it is over.
 * @param {import('@playwright/test').Page} page
 * @param {App} app
 * @param {string} folder
 */
async function follow(page, app, folder) {
  const started = Date.now();
  const shown = new Set();
  let line = '';
  let turn = 0;
  let newSince = 0;
  const photograph = async () => {
    newSince = 0;
    await page.screenshot({ path: join(folder, `turn-${String(turn).padStart(2, '0')}.png`) });
  };

  for (;;) {
    if (!app.alive()) throw await died(folder);
    const sight = await look(page);
    const waited = Date.now() - started;
    if (sight.state === '' && waited > stateDeadlineMs) {
      throw new SetupError(`Cuecard showed no demo call within ${stateDeadlineMs / 1000} s: see ${join(folder, 'app.log')} and run \`npm start\` again.`);
    }
    if (waited > callDeadlineMs) {
      throw new SetupError(`The demo call was not over after ${callDeadlineMs / 60_000} minutes: see ${join(folder, 'app.log')} and run \`npm start\` again.`);
    }
    if (sight.customerLine !== line) {
      if (newSince > 0) await photograph();
      line = sight.customerLine;
      turn += 1;
      process.stdout.write(`\n  Customer: ${printable(line)}\n`);
    }
    for (const card of sight.cards) {
      if (shown.has(card.id)) continue;
      shown.add(card.id);
      newSince = Date.now();
      process.stdout.write(`${describe(card)}\n`);
    }
    if (newSince > 0 && (Date.now() - newSince > settledMs || sight.state === 'ended')) await photograph();
    if (sight.state === 'ended') return;
    await sleep(pollMs);
  }
}

/**
 * @param {string} folder
 * @returns {Promise<SetupError>}
 */
async function died(folder) {
  const log = join(folder, 'app.log');
  const text = await readFile(log, 'utf8').catch(() => '');
  return new SetupError(`Cuecard ended by itself during the demo call: see ${log} and report it.`, text);
}

/**
 * @param {string} profile
 * @returns {Promise<string | undefined>} the newest audit file
 */
async function findAudit(profile) {
  const names = await readdir(profile, { recursive: true });
  const audits = names.filter((name) => /(^|[\\/])audit-[^\\/]*\.jsonl$/.test(name)).sort();
  const newest = audits.at(-1);
  return newest === undefined ? undefined : join(profile, newest);
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}
