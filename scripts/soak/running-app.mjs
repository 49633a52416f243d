import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { driverFlags } from '../runtime/driver.mjs';
import { onExit } from '../setup/on-exit.mjs';
import { sandboxFlags } from '../setup/sandbox.mjs';
import { startVirtualDesktop } from '../virtual-desktop.mjs';
import { root } from '../root.mjs';

const startDeadlineMs = 30_000;

/**
 * The app on a desktop of its own.
 * @typedef {object} RunningApp
 * @property {import('@playwright/test').ElectronApplication} electron
 * @property {import('@playwright/test').Page} page
 * @property {number} pid of its main process
 * @property {string} folder profile, logs and the desktop's files
 * @property {() => boolean} alive
 * @property {() => boolean} interrupted by a signal to this process
 * @property {readonly string[]} crashes what went down, as it happened
 * @property {() => Promise<import('./tally.mjs').AuditLine[]>} auditRecords
 * @property {() => Promise<string[]>} logErrors lines of error in its log
 * @property {() => Promise<void>} stop ends app and desktop
 * @property {() => Promise<void>} remove the folder
 */

/**
 * Starts the built app on a virtual desktop, with a profile of its own and its garbage collector within reach.
 * Whatever ends this process ends it too.
 * @param {string} binary
 * @param {readonly string[]} [flags] of the app’s own
 * @returns {Promise<RunningApp>}
 */
export async function startApp(binary, flags = []) {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-soak-'));
  const profile = join(folder, 'profile');
  await mkdir(profile, { mode: 0o700 });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let interrupted = false;
  const forget = onExit(() => {
    interrupted = true;
    // With its other processes: Playwright starts it in a group of its own.
    try {
      if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const desktop = await startVirtualDesktop({ logDir: join(folder, 'desktop') });
  const stopDesktop = () => desktop.stop();
  try {
    const env = Object.fromEntries(Object.entries(desktop.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    const electron = await _electron.launch({
      executablePath: binary,
      args: [...sandboxFlags(binary).flags, '--js-flags=--expose-gc', ...driverFlags, root, `--user-data-dir=${profile}`, ...flags],
      // Chromium's own temporary files too, so that they go with the rest.
      env: { ...env, TMPDIR: folder },
      cwd: root,
      timeout: startDeadlineMs,
    });
    const main = (child = electron.process());
    const log = createWriteStream(join(folder, 'app.log'), { mode: 0o600 });
    log.on('error', () => {});
    main.stdout?.pipe(log, { end: false });
    main.stderr?.pipe(log, { end: false });
    const alive = () => main.exitCode === null && main.signalCode === null;
    const page = await electron.firstWindow({ timeout: startDeadlineMs });
    /** @type {string[]} */
    const crashes = [];
    page.on('crash', () => void crashes.push('the window crashed'));
    page.on('pageerror', (error) => void crashes.push(`error in the window: ${error.message}`));
    const stop = async () => {
      await electron.evaluate(({ app }) => app.quit()).catch(() => {});
      await Promise.race([electron.close().catch(() => {}), sleep(10_000, undefined, { ref: false })]);
      if (alive()) main.kill('SIGKILL');
      log.end();
      await stopDesktop();
    };
    const remove = async () => {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    return {
      electron,
      page,
      pid: main.pid ?? 0,
      folder,
      alive,
      interrupted: () => interrupted,
      crashes,
      // What the product wrote: its own tests check it field by field.
      auditRecords: async () => /** @type {import('./tally.mjs').AuditLine[]} */ (await linesOf(join(profile, 'audit'), /^audit-.*\.jsonl$/)),
      logErrors: async () => (await linesOf(join(profile, 'logs'), /\.log$/)).filter(({ level }) => level === 'error').map((line) => JSON.stringify(line)),
      stop: () => stop().finally(forget),
      remove,
    };
  } catch (error) {
    child?.kill('SIGKILL');
    await stopDesktop();
    forget();
    throw error;
  }
}

/**
 * Signs in by the window's own form and waits for the connection.
 * @param {RunningApp} running
 * @param {import('./simulator.mjs').Client} client
 */
export async function signIn({ page }, { orgUrl, clientId, clientSecret, knowledgeBaseIds }) {
  await page.getByLabel('Organisation URL').fill(orgUrl);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Client ID', { exact: true }).fill(clientId);
  await page.getByLabel('Client secret').fill(clientSecret);
  await page.getByRole('button', { name: 'Connect' }).click();
  for (const [index, id] of knowledgeBaseIds.entries()) {
    if (index > 0) await page.getByRole('button', { name: /^Add/ }).click();
    await page.getByLabel(`Knowledge base ID ${index + 1}`).fill(id);
  }
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await page.getByRole('status', { name: 'Connection' }).filter({ hasText: 'Connected' }).waitFor({ timeout: startDeadlineMs });
}

/**
 * @param {string} folder
 * @param {RegExp} name
 * @returns {Promise<Record<string, unknown>[]>} the JSON of every whole line of its files, in the order of their names
 */
async function linesOf(folder, name) {
  const files = (await readdir(folder).catch(() => [])).filter((file) => name.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  // The last line may be being written just now.
  return texts.flatMap((text) => text.slice(0, text.lastIndexOf('\n') + 1).split('\n')).filter(Boolean).map((line) => JSON.parse(line));
}
