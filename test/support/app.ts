import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startVirtualDesktop, type DesktopOptions, type VirtualDesktop } from '../../scripts/virtual-desktop.mjs';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator';
import { filteringArticles } from './articles';
import { hostTray, type TrayHost } from './bus';
import { keepEvidence, launchApp, type Cuecard, type LaunchOptions } from './launching';
import { playOpener, type PlayedOpener } from './opener';
import { newProfile, removeProfile } from './profile';
import { rememberSignIn, type Client, type SettingsFile } from './signing-in';
import { WorkerDesktop } from './worker-desktop';

export { root, type Cuecard, type LaunchOptions } from './launching';
export { signIn, tryConnection, type Client } from './signing-in';
export { expect };

export interface SignedInOptions extends LaunchOptions {
  /** Instead of the test's own. */
  readonly client?: Client;
  /** What the settings say beside who is signed in. */
  readonly settings?: SettingsFile;
}

interface Fixtures {
  /**
   * `shared` is the worker's desktop, as a test finds it and leaves it. A test that locks the keyring, changes the screen or
   * needs other parts has a desktop of its own: change with `test.use`, `{}` being one like the shared.
   */
  readonly desktopOptions: DesktopOptions | 'shared';
  readonly simulatorOptions: Partial<SimulatorOptions>;
  /** Random, this test's alone: ports are used again, and a keyring keeps secrets by client and port. */
  readonly clientId: string;
  /** The client secret: random, this test's alone. */
  readonly secret: string;
  readonly client: Client;
  readonly simulator: Simulator;
  readonly desktop: VirtualDesktop;
  /** Starts the real app; it is quit at the test's end. */
  readonly launch: (options?: LaunchOptions) => Promise<Cuecard>;
  /** Starts it as it starts after the first run, settings and secret being there, and waits until it is connected. */
  readonly launchSignedIn: (options?: SignedInOptions) => Promise<Cuecard>;
  /** Plays the desktop's tray from now on until the test ends: the next one on this desktop is the next test's. */
  readonly hostTray: () => Promise<TrayHost>;
  /** The desktop’s `xdg-open`, for an app that is started with its `env`; missing until it is told what to be. */
  readonly opener: PlayedOpener;
}

interface WorkerFixtures {
  readonly workerDesktop: WorkerDesktop;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  desktopOptions: ['shared', { option: true }],
  simulatorOptions: [{}, { option: true }],

  workerDesktop: [
    async ({}, use, { project, workerIndex }) => {
      const desktop = new WorkerDesktop(join(project.outputDir, `desktop-${workerIndex}`));
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker' },
  ],

  clientId: async ({}, use) => {
    await use(`cuecard-e2e-${randomBytes(4).toString('hex')}`);
  },

  secret: async ({}, use) => {
    await use(randomBytes(24).toString('base64url'));
  },

  simulator: async ({ simulatorOptions, clientId, secret }, use) => {
    const simulator = await startSimulator({
      articles: filteringArticles(),
      clientId,
      clientSecret: secret,
      latencyMs: 60,
      ...simulatorOptions,
    });
    await use(simulator);
    await simulator.close();
  },

  client: async ({ simulator, clientId, secret }, use) => {
    await use({ orgUrl: simulator.origin, clientId, clientSecret: secret, knowledgeBaseId: 'kb-test' });
  },

  desktop: async ({ desktopOptions, workerDesktop }, use, info) => {
    const shared = desktopOptions === 'shared';
    const desktop = shared ? await workerDesktop.get() : await startVirtualDesktop({ ...desktopOptions, logDir: info.outputPath('desktop') });
    await use(desktop);
    const failed = info.status !== info.expectedStatus;
    const left = await desktop.clear();
    if (!shared) await desktop.stop();
    // A test that failed hasn't come to where it ends what it started.
    if (!failed) expect(left, 'programs left running').toEqual([]);
  },

  // The simulator is there as long as the app is, which so ends as it does for agents.
  launch: async ({ desktop, simulator: _simulator }, use, info) => {
    const running: Cuecard[] = [];
    await use(async (options = {}) => {
      const cuecard = await launchApp(desktop, options);
      running.push(cuecard);
      return cuecard;
    });
    const failed = info.status !== info.expectedStatus;
    if (failed) {
      await desktop.screenshot(info.outputPath('desktop.png')).catch(() => undefined);
      for (const cuecard of running) await keepEvidence(cuecard, info);
    }
    const complaints: unknown[] = [];
    for (const cuecard of running) await cuecard.quit().catch((complaint: unknown) => complaints.push(complaint));
    if (complaints.length > 0) throw complaints[0];
    // A failed test's profile stays, to be looked at.
    if (!failed) for (const { profile } of running) await removeProfile(profile);
  },

  hostTray: async ({ desktop }, use) => {
    const hosts: TrayHost[] = [];
    await use(async () => {
      const host = await hostTray(desktop.env);
      hosts.push(host);
      return host;
    });
    for (const host of hosts) host.stop();
  },

  opener: async ({ desktop }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'cuecard-opener-'));
    const opener = await playOpener(folder, desktop.env);
    await use(opener);
    await opener.release();
    await rm(folder, { recursive: true, force: true });
  },

  launchSignedIn: async ({ launch, client, desktop }, use) => {
    await use(async ({ client: who = client, settings = {}, ...options } = {}) => {
      const profile = options.profile ?? (await newProfile());
      await rememberSignIn(profile, who, desktop.env, settings);
      const cuecard = await launch({ ...options, profile });
      // As long as a poor network may take.
      await expect(cuecard.page.getByRole('status', { name: 'Connection' })).toContainText('Connected', { timeout: 30_000 });
      return cuecard;
    });
  },
});

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

/** Of these the cards of the conversation that began last; those of others stand below, in sections of their own. */
export function cardsOfNewest(page: Page): ReturnType<Page['locator']> {
  const sections = page.getByRole('list', { name: 'Suggestions' }).locator(':scope > li');
  return sections.filter({ has: page.getByRole('heading', { level: 2, name: /^Without a call/ }) }).first().getByRole('article');
}

/** Begins another conversation, and waits until it is there. */
export async function newConversation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New conversation' }).click();
  await expect(page.getByText('Nothing asked yet')).toBeVisible();
}
