import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startVirtualDesktop, type VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator';
import { filteringArticles } from '../articles';
import type { Client } from '../signing-in';
import { install, ordinaryUser, type Installed } from './installed';

export { expect };

/** An ordinary user at a desktop of their own. */
export interface Agent {
  readonly desktop: VirtualDesktop;
  /** Where the packaged app keeps what is theirs. */
  readonly profile: string;
}

interface Fixtures {
  readonly agent: Agent;
  /** A Genesys on loopback, and who may sign in to it. */
  readonly genesys: { readonly simulator: Simulator; readonly client: Client };
}

/** What the tests of the packaged app have: nothing gets into it but by what a person, a program or the system could do. */
export const test = base.extend<Fixtures, { readonly installed: Installed }>({
  installed: [
    async ({}, use) => {
      const installed = await install();
      await use(installed);
      await installed.remove();
    },
    // To package anew, where somebody runs these tests alone, takes its time.
    { scope: 'worker', timeout: 300_000 },
  ],

  agent: async ({ installed }, use, info) => {
    const desktop = await startVirtualDesktop({ notifications: false, logDir: info.outputPath('desktop'), ...(ordinaryUser && { user: ordinaryUser }) });
    await use({ desktop, profile: join(desktop.env.XDG_CONFIG_HOME ?? '', 'Cuecard') });
    if (info.status !== info.expectedStatus) await writeFile(info.outputPath('output.txt'), installed.output());
    if (info.status !== info.expectedStatus) await desktop.screenshot(info.outputPath('desktop.png')).catch(() => undefined);
    await desktop.stop();
  },

  genesys: async ({}, use) => {
    const clientId = `cuecard-packaged-${randomBytes(4).toString('hex')}`;
    const clientSecret = randomBytes(24).toString('base64url');
    const simulator = await startSimulator({ articles: filteringArticles(), clientId, clientSecret, latencyMs: 20 });
    await use({ simulator, client: { orgUrl: simulator.origin, clientId, clientSecret, knowledgeBaseId: 'kb-test' } });
    await simulator.close();
  },
});
