import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test as base, expect, _electron, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { driverFlags } from '../../scripts/runtime/driver.mjs';
import { startVirtualDesktop, type DesktopOptions, type VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { filteringArticles } from './articles';
import { newProfile, processesNaming, removeProfile } from './profile';

export { expect };

export const root = resolve(import.meta.dirname, '../..');

/** A client of the test's own simulator; the secret is random for each run. */
export interface Client {
  readonly orgUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly knowledgeBaseId: string;
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** Chromium's own, which must come before the app's folder. */
  readonly switches?: readonly string[];
  /** Instead of the private desktop's own. */
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
  /** Quits it as the tray's "Quit" does, and waits until every process of it is gone. */
  readonly quit: () => Promise<void>;
}

interface Fixtures {
  /** How the private desktop is; change with `test.use`. */
  readonly desktopOptions: DesktopOptions;
  readonly simulatorOptions: Partial<SimulatorOptions>;
  /** The client secret: random, this test's alone. */
  readonly secret: string;
  readonly client: Client;
  readonly simulator: Simulator;
  readonly desktop: VirtualDesktop;
  /** Starts the real app; it is quit at the test's end. */
  readonly launch: (options?: LaunchOptions) => Promise<Cuecard>;
}

export const test = base.extend<Fixtures>({
  desktopOptions: [{}, { option: true }],
  simulatorOptions: [{}, { option: true }],

  secret: async ({}, use) => {
    await use(randomBytes(24).toString('base64url'));
  },

  simulator: async ({ simulatorOptions, secret }, use) => {
    const simulator = await startSimulator({
      articles: filteringArticles(),
      clientId: 'cuecard-e2e',
      clientSecret: secret,
      latencyMs: 60,
      ...simulatorOptions,
    });
    await use(simulator);
    await simulator.close();
  },

  client: async ({ simulator, secret }, use) => {
    await use({ orgUrl: simulator.origin, clientId: 'cuecard-e2e', clientSecret: secret, knowledgeBaseId: 'kb-test' });
  },

  desktop: async ({ desktopOptions }, use, info) => {
    const desktop = await startVirtualDesktop({ ...desktopOptions, logDir: info.outputPath('desktop') });
    await use(desktop);
    if (info.status !== info.expectedStatus) await desktop.screenshot(info.outputPath('desktop.png')).catch(() => undefined);
    await desktop.stop();
  },

  launch: async ({ desktop }, use, info) => {
    const running: Cuecard[] = [];
    await use(async (options = {}) => {
      const cuecard = await launchApp(desktop, options);
      running.push(cuecard);
      return cuecard;
    });
    const failed = info.status !== info.expectedStatus;
    for (const cuecard of running) {
      if (failed) await keepEvidence(cuecard, info);
      await cuecard.quit();
      // A failed test's profile stays, to be looked at.
      if (!failed) await removeProfile(cuecard.profile);
    }
  },
});

/** Goes through the first run, from wherever it is to its end; where the connection’s test fails it stays there. */
export async function signIn(page: Page, client: Client): Promise<void> {
  await tryConnection(page, client);
  const sources = page.getByLabel('Knowledge base ID 1');
  const done = sources.or(page.locator('[data-step="client"] [role="alert"], .dialog, .app-header'));
  await expect(done.first()).toBeVisible({ timeout: 30_000 });
  if (!(await sources.isVisible())) return;
  await sources.fill(client.knowledgeBaseId);
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
}

/** The first run up to the test of the connection, which it starts. */
export async function tryConnection(page: Page, client: Client): Promise<void> {
  const orgUrl = page.getByLabel('Organisation URL');
  await expect(page.getByLabel('Client secret').or(orgUrl).first()).toBeVisible();
  if (!(await orgUrl.isVisible())) await page.getByRole('button', { name: 'Back' }).click();
  await orgUrl.fill(client.orgUrl);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Client ID', { exact: true }).fill(client.clientId);
  await page.getByLabel('Client secret').fill(client.clientSecret);
  // What a test before this one said is no answer to it.
  const before = page.locator('[data-step="client"] [role="alert"]');
  await before.evaluateAll((alerts) => alerts.forEach((alert) => alert.setAttribute('data-before', '')));
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.locator('[data-before]')).toHaveCount(0);
}

/** Types a question and asks it. */
export async function ask(page: Page, text: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: 'Ask the knowledge base' });
  await box.fill(text);
  await box.press('Enter');
}

/** The cards on show. */
export function cards(page: Page): ReturnType<Page['locator']> {
  return page.getByRole('list', { name: 'Suggestions' }).getByRole('article');
}

/** Each step of a start says by itself that it took too long, long before the test's own minute is over. */
const startDeadline = { timeout: 25_000 };

async function launchApp(desktop: VirtualDesktop, options: LaunchOptions): Promise<Cuecard> {
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
  const page = await app.firstWindow(startDeadline);
  let over: Promise<void> | null = null;
  const quit = async (): Promise<void> => {
    await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
    await app.close().catch(() => undefined);
    await expect.poll(() => processesNaming(profile), { message: 'processes left behind', timeout: 10_000 }).toEqual([]);
  };
  return { app, page, profile, output: () => output, quit: () => (over ??= quit()) };
}

async function keepEvidence({ page, profile, output }: Cuecard, info: TestInfo): Promise<void> {
  await page.screenshot({ path: info.outputPath('window.png') }).catch(() => undefined);
  await writeFile(info.outputPath('output.txt'), output());
  const log = join(profile, 'logs', 'cuecard.log');
  if (existsSync(log)) info.attachments.push({ name: 'cuecard.log', path: log, contentType: 'text/plain' });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
