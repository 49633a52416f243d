import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { driverFlags } from '../../scripts/runtime/driver.mjs';
import type { VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { endProcessesNaming, newProfile, processesNaming } from './profile';

export const root = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** Chromium's own, which must come before the app's folder. */
  readonly switches?: readonly string[];
  /** Instead of the desktop's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly profile?: string;
  /** Another binary, such as one that changes the user first. */
  readonly executable?: string;
  readonly appFolder?: string;
  readonly sandbox?: 'on' | 'off';
}

/** The running app, its window, and its profile. */
export interface Cuecard {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** What it printed so far, both streams. */
  readonly output: () => string;
  /** Quits it as the tray's "Quit" does, and waits until every process of it is gone. Rejects when one isn't, and ends it. */
  readonly quit: () => Promise<void>;
}

/** Each step of a start says by itself that it took too long, long before the test's own time is over. */
const startDeadline = { timeout: 25_000 };
const quitDeadline = { timeout: 20_000 };

/** Starts the real app on a desktop. */
export async function launchApp(desktop: VirtualDesktop, options: LaunchOptions): Promise<Cuecard> {
  if (!existsSync(join(root, 'out/main/index.cjs'))) throw new Error('The app is not built: run `npm run build`.');
  const profile = options.profile ?? (await newProfile());
  const runtime = await electronRuntime();
  const noSandbox = options.sandbox !== 'on' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: options.executable ?? runtime.path,
    args: [...noSandbox, ...(options.switches ?? []), ...driverFlags, options.appFolder ?? root, `--user-data-dir=${profile}`, ...(options.args ?? [])],
    env: definedOnly(options.env ?? desktop.env),
    ...startDeadline,
  });
  let output = '';
  app.process().stdout?.on('data', (chunk) => (output += String(chunk)));
  app.process().stderr?.on('data', (chunk) => (output += String(chunk)));
  let over: Promise<void> | null = null;
  const quit = (): Promise<void> => (over ??= quitApp(app, profile));
  try {
    const page = await app.firstWindow(startDeadline);
    return { app, page, profile, output: () => output, quit };
  } catch (error) {
    await quit();
    throw error;
  }
}

/** Puts what helps to understand a failure beside the test's other files. */
export async function keepEvidence({ page, profile, output }: Cuecard, info: TestInfo): Promise<void> {
  await page.screenshot({ path: info.outputPath('window.png'), timeout: 5_000 }).catch(() => undefined);
  await writeFile(info.outputPath('output.txt'), output());
  const log = join(profile, 'logs', 'cuecard.log');
  if (existsSync(log)) info.attachments.push({ name: 'cuecard.log', path: log, contentType: 'text/plain' });
}

async function quitApp(app: ElectronApplication, profile: string): Promise<void> {
  const told = app
    .evaluate(({ app: electronApp }) => electronApp.quit())
    .catch(() => undefined)
    .then(() => app.close().catch(() => undefined));
  try {
    // An app that hangs never says that it was told: what counts is that its processes end.
    await expect.poll(() => processesNaming(profile), { message: 'processes left behind', ...quitDeadline }).toEqual([]);
  } finally {
    await endProcessesNaming(profile);
    await told;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
